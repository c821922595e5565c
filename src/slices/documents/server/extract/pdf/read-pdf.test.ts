import pdfMake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { expect, test } from 'vitest'
import type { Block } from '../../../model.ts'
import { tinos } from '../../tinos.ts'
import { readPdf } from './read-pdf.ts'

async function print(content: Content, more: Partial<TDocumentDefinitions> = {}): Promise<Uint8Array> {
  pdfMake.setFonts({ Tinos: tinos })
  pdfMake.setLocalAccessPolicy(() => true)
  pdfMake.setUrlAccessPolicy(() => false)
  const definition = {
    pageSize: 'A4',
    pageMargins: [85, 57, 43, 57],
    defaultStyle: { font: 'Tinos', fontSize: 14 },
  } as const
  return new Uint8Array(
    await pdfMake.createPdf({ ...definition, content, ...more } as TDocumentDefinitions).getBuffer(),
  )
}

const read = async (content: Content, more?: Partial<TDocumentDefinitions>) =>
  readPdf(await print(content, more))

/** The paragraphs of the body, lines put together as `continues` says. */
function paragraphs({ text, blocks }: { text: string; blocks: Block[] }): string[] {
  const joined: string[] = []
  for (const block of blocks) {
    if (block.type !== 'paragraph' || block.place !== 'body') continue
    const line = text.slice(block.start, block.end).trim()
    if (block.continues === true) joined[joined.length - 1] += ` ${line}`
    else joined.push(line)
  }
  return joined
}

const rowsOf = ({ text, blocks }: { text: string; blocks: Block[] }) =>
  blocks
    .filter((block) => block.type === 'row')
    .map((row) => row.cells.map((cell) => text.slice(cell.start, cell.end)))

const long =
  'Tăng cường công tác tuyên truyền, phổ biến, giáo dục pháp luật về trẻ em; nâng cao nhận thức của cha mẹ, người chăm sóc trẻ em và cộng đồng về quyền trẻ em, phòng, chống xâm hại trẻ em trên môi trường mạng'
const paragraph = (text: string): Content => ({
  text,
  alignment: 'justify',
  leadingIndent: 36,
  margin: [0, 0, 0, 6],
})

test('wrapped lines are told from new paragraphs by where they stand', async () => {
  const body = ['I. MỤC ĐÍCH', `1. ${long}.`, `- 2030 ${long};`, `- ${long}.`, 'Ngắn.', `${long}, ${long}.`]
  const got = await read(body.map(paragraph))
  expect(paragraphs(got)).toEqual(body)
  expect(got.blocks.length).toBeGreaterThan(body.length + 8)
})

test('without indents and gaps a line with room for the next word ends its paragraph', async () => {
  const body = ['Sở Y tế chủ trì', `${long}, ${long}`, 'Việc tiếp theo', `${long}`]
  expect(paragraphs(await read([...body]))).toEqual(body)
})

test('a paragraph goes on over the page, and page numbers and running lines stand aside', async () => {
  const body = Array.from({ length: 18 }, (_, index) => `${index + 1}. ${long}; ${long}.`)
  const got = await read(body.map(paragraph), {
    header: (page) => ({ text: page > 1 ? String(page) : '', alignment: 'center', margin: [0, 28, 0, 0] }),
    footer: (page) => ({ text: `KH bảo vệ trẻ em, bản ${page}`, margin: [85, 20, 0, 0], fontSize: 10 }),
  })
  expect(paragraphs(got)).toEqual(body)
  const running = got.blocks.filter((block) => block.type === 'paragraph' && block.place === 'running')
  expect(running.map((block) => got.text.slice(block.start, block.end).trim())).toEqual([
    'KH bảo vệ trẻ em, bản 1',
    '2',
    'KH bảo vệ trẻ em, bản 2',
    '3',
    'KH bảo vệ trẻ em, bản 3',
  ])
})

test('of two columns the left is read first, also where their lines stand at different heights', async () => {
  const centred = (...lines: string[]): Content => ({
    stack: lines.map((text) => ({ text, bold: true })),
    alignment: 'center',
  })
  const got = await read([
    {
      columns: [
        {
          width: 190,
          fontSize: 13,
          stack: [
            centred('ỦY BAN NHÂN DÂN', 'TỈNH NGHỆ AN'),
            { text: 'Số: 7/KH-UBND', alignment: 'center', margin: [0, 9, 0, 0] },
          ],
        },
        {
          width: '*',
          fontSize: 13,
          margin: [0, 4, 0, 0],
          stack: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'),
            {
              text: 'Nghệ An, ngày 06 tháng 01 năm 2025',
              italics: true,
              alignment: 'center',
              margin: [0, 6, 0, 0],
            },
          ],
        },
      ],
    },
    { text: 'KẾ HOẠCH', bold: true, alignment: 'center', margin: [0, 20, 0, 0] },
    { text: 'Triển khai công tác trẻ em', bold: true, alignment: 'center', margin: [0, 0, 0, 12] },
    paragraph(`${long}.`),
    paragraph(`${long}./.`),
    {
      columns: [
        {
          width: 220,
          fontSize: 11,
          stack: [
            'Nơi nhận:',
            '- Như mục IV;',
            '- Bộ Y tế (để b/c);',
            '- Các sở, ban, ngành;',
            '- UBND các huyện;',
            '- Lưu: VT.',
          ],
        },
        {
          width: '*',
          stack: [
            centred('TM. ỦY BAN NHÂN DÂN', 'PHÓ CHỦ TỊCH'),
            { text: 'Bùi Đình Long', bold: true, alignment: 'center', margin: [0, 60, 0, 0] },
          ],
        },
      ],
    },
  ])
  const lines = got.text.trim().split('\n')
  expect(lines.slice(0, 8)).toEqual([
    'ỦY BAN NHÂN DÂN',
    'TỈNH NGHỆ AN',
    'Số: 7/KH-UBND',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Nghệ An, ngày 06 tháng 01 năm 2025',
    'KẾ HOẠCH',
    'Triển khai công tác trẻ em',
  ])
  expect(lines.slice(-9)).toEqual([
    'Nơi nhận:',
    '- Như mục IV;',
    '- Bộ Y tế (để b/c);',
    '- Các sở, ban, ngành;',
    '- UBND các huyện;',
    '- Lưu: VT.',
    'TM. ỦY BAN NHÂN DÂN',
    'PHÓ CHỦ TỊCH',
    'Bùi Đình Long',
  ])
  const title = got.blocks[6]
  expect(title?.type === 'paragraph' && [title.bold, title.centred]).toEqual([true, true])
})

test('a label and what stands at its tab are one line', async () => {
  const label = (left: string, right: string): Content => ({
    columns: [
      { width: 150, text: left },
      { width: '*', text: right },
    ],
  })
  const got = await read([
    label('Cơ quan chủ trì:', 'Sở Y tế'),
    label('Phối hợp:', 'Sở Tư pháp'),
    paragraph(`${long}.`),
  ])
  expect(got.text.split('\n').slice(0, 2)).toEqual(['Cơ quan chủ trì:\tSở Y tế', 'Phối hợp:\tSở Tư pháp'])
})

test('a ruled table gives its rows and cells, merged ones too, over a page break', async () => {
  const work = (number: number) => [
    String(number),
    long,
    number === 1 ? { text: 'Sở Y tế', rowSpan: 2 } : number === 2 ? '' : 'Sở Giáo dục và Đào tạo, Sở Tư pháp',
    'Quý II/2026',
  ]
  const got = await read([
    { text: 'Phụ lục', bold: true, alignment: 'center' },
    {
      fontSize: 13,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [30, 230, 100, '*'],
        body: [
          ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Thời gian'].map((text) => ({ text, bold: true })),
          ['I', { text: 'Tuyên truyền', colSpan: 3 }, '', ''],
          ...Array.from({ length: 9 }, (_, index) => work(index + 1)),
        ],
      },
    },
    'Hết.',
  ])
  const rows = rowsOf(got)
  expect(rows.slice(0, 4)).toEqual([
    ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Thời gian'],
    ['I', 'Tuyên truyền'],
    ['1', long, 'Sở Y tế', 'Quý II/2026'],
    ['2', long, '', 'Quý II/2026'],
  ])
  expect(rows.filter(([number]) => number === 'STT').length).toBe(2)
  expect(rows.at(-1)).toEqual(['9', long, 'Sở Giáo dục và Đào tạo, Sở Tư pháp', 'Quý II/2026'])
  const blocks = got.blocks.filter((block) => block.type === 'row')
  expect(new Set(blocks.map((block) => block.table)).size).toBe(1)
  expect(blocks.filter((block) => block.header).length).toBe(2)
  expect(
    blocks.slice(1, 4).map((block) => block.cells.map((cell) => [cell.column, cell.span, cell.merge])),
  ).toEqual([
    [
      [0, 1, 'none'],
      [1, 3, 'none'],
    ],
    [
      [0, 1, 'none'],
      [1, 1, 'none'],
      [2, 1, 'start'],
      [3, 1, 'none'],
    ],
    [
      [0, 1, 'none'],
      [1, 1, 'none'],
      [2, 1, 'continue'],
      [3, 1, 'none'],
    ],
  ])
  expect(got.text.trimEnd().split('\n').at(-1)).toBe('Hết.')
})

test('a row cut in two by the page is one again', async () => {
  const filler = Array.from({ length: 33 }, () => 'Dòng')
  const got = await read([
    ...filler,
    {
      table: {
        widths: [30, 150, '*'],
        body: [
          ['1', `${long}.`, 'Sở Y tế'],
          ['2', 'Việc khác', 'Sở Tư pháp'],
        ],
      },
    },
  ])
  expect(rowsOf(got)).toEqual([
    ['1', `${long}.`, 'Sở Y tế'],
    ['2', 'Việc khác', 'Sở Tư pháp'],
  ])
})

test('a small raised number is set as a raised digit, and its note stands with the notes', async () => {
  const got = await read([
    { text: ['Quyết định số 1309/QĐ-TTg', { text: '1', sup: true }, ' của Thủ tướng Chính phủ.'] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 140, y2: 0 }], margin: [0, 560, 0, 4] },
    { text: [{ text: '1', sup: true }, ' Đã sửa đổi.'], fontSize: 10 },
  ])
  expect(got.text).toBe('Quyết định số 1309/QĐ-TTg¹ của Thủ tướng Chính phủ.\n¹ Đã sửa đổi.\n')
  expect(got.blocks.map((block) => block.type === 'paragraph' && block.place)).toEqual(['body', 'note'])
})

test('a password, a picture of a page and a cut off file are told apart', async () => {
  const locked = await print('Kế hoạch', { userPassword: 'mat khau' })
  await expect(readPdf(locked)).rejects.toMatchObject({ code: 'document.encrypted' })
  const pixel =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const scan = await print([
    { image: pixel, width: 400 },
    { image: pixel, width: 400, pageBreak: 'before' },
  ])
  await expect(readPdf(scan)).rejects.toMatchObject({ code: 'document.scan' })
  const whole = await print('Kế hoạch')
  await expect(readPdf(whole.subarray(0, 600))).rejects.toMatchObject({ code: 'document.damaged' })
  const part = await read([paragraph(`${long}.`), { image: pixel, width: 400, pageBreak: 'before' }])
  expect(part.unreadPages).toEqual([2])
})
