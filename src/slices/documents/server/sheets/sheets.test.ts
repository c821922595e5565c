import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { array, assert, asyncProperty, nat, string, tuple } from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Fault } from '#kernel/fault.ts'
import { readCsv } from './read-csv.ts'
import { readSheet } from './read-sheet.ts'
import { sheetLimits, type SheetColumn, type SheetValue } from './sheet.ts'
import { writeSheet } from './write-sheet.ts'

const columns: SheetColumn[] = [
  { title: 'Mã', hidden: true },
  { title: 'Nội dung', width: 40 },
  { title: 'Số lượng', kind: 'number' },
  { title: 'Hạn', kind: 'date' },
]
const write = (rows: SheetValue[][], title?: string) =>
  writeSheet({ name: 'Nhiệm vụ', columns, rows, ...(title && { title }) })
const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())

async function refusal(work: Promise<unknown> | (() => unknown)): Promise<string> {
  try {
    await (typeof work === 'function' ? work() : work)
  } catch (error) {
    if (error instanceof Fault) return error.def.code
    throw error
  }
  return 'read'
}

describe('a table going out as Excel', () => {
  it('comes back as it went: text, figures, days and the hidden id', async () => {
    const bytes = await write([
      ['t-1', 'Tổ chức truyền thông', 1234.5, '2026-01-05'],
      ['t-2', 'Phát thanh\nbằng tiếng Thái', null, null],
    ])
    expect(await readSheet(bytes)).toEqual([
      {
        name: 'Nhiệm vụ',
        hidden: false,
        rows: [
          { number: 1, cells: ['Mã', 'Nội dung', 'Số lượng', 'Hạn'] },
          { number: 2, cells: ['t-1', 'Tổ chức truyền thông', '1234.5', '2026-01-05'] },
          { number: 3, cells: ['t-2', 'Phát thanh\nbằng tiếng Thái'] },
        ],
      },
    ])
  })

  it('never holds a formula, whatever the text begins with', async () => {
    const hostile = [
      '=1+1',
      '+1',
      '-Tổ chức',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      "=cmd|'/C calc'!A0",
      '=HYPERLINK("http://x")',
    ]
    const bytes = await write(
      hostile.map((text) => [text, text, text, text]),
      '=1+1',
    )
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[ >/]/)
    expect(Object.keys(unzipSync(bytes)).filter((name) => /calcChain|externalLink/.test(name))).toEqual([])
    const cells = [...sheet.matchAll(/<c r="[AB]\d+"[^>]*>/g)]
      .map(([cell]) => cell)
      .slice(-hostile.length * 2)
    for (const cell of cells) expect(cell).toContain('t="inlineStr"')
    // In format "@" a cell stays text when it is edited and entered again.
    const textStyle = /<c r="B5"[^>]* s="(\d+)"/.exec(sheet)?.[1]
    const styles = part(bytes, 'xl/styles.xml')
    const xf = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0].match(/<xf [^>]*>/g)?.[Number(textStyle)]
    const format = /numFmtId="(\d+)"/.exec(xf ?? '')?.[1]
    expect(styles).toContain(`<numFmt numFmtId="${format}" formatCode="@"/>`)
  })

  it('keeps any text, and text stays text', async () => {
    await assert(
      asyncProperty(
        array(string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 4 }),
        async (texts) => {
          const rows = texts.map((text): SheetValue[] => ['x', text, null, null])
          const [sheet] = await readSheet(await write(rows))
          const plain = (text: string | undefined) =>
            (text ?? '')
              .normalize('NFC')
              .replace(/[\s\p{Cc}]+/gu, ' ')
              .trim()
          expect(sheet?.rows.slice(1).map(({ cells }) => plain(cells[1]))).toEqual(texts.map(plain))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('freezes its head, repeats it in print and writes days as days', async () => {
    const bytes = await write([['t-1', 'a', 1, '2026-01-05']], 'Bảng theo dõi nhiệm vụ')
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"[^>]*state="frozen"/)
    expect(sheet).toMatch(/<c r="D4"(?![^>]*t="inlineStr")[^>]*><v>46027<\/v>/)
    expect(sheet).toMatch(/<col [^>]*hidden="(1|true)"/)
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles[^<]*>[^<]*\$3:\$3/)
  })

  it('takes rows as they come and tab names as people write them', async () => {
    async function* rows(): AsyncGenerator<SheetValue[]> {
      yield ['1', 'a', 1, null]
      yield ['2', 'b', 2, null]
    }
    const bytes = await writeSheet({
      name: "7/KH-UBND: [nhiệm vụ] của các sở, ban, ngành năm 2026'",
      columns,
      rows: rows(),
    })
    const [sheet] = await readSheet(bytes)
    expect(sheet?.rows).toHaveLength(3)
    expect(sheet?.name).toBe('7 KH-UBND   nhiệm vụ  của các s')
  })

  it('cuts what no cell of Excel can hold instead of making a file that does not open', async () => {
    const [sheet] = await readSheet(await write([['1', 'a'.repeat(40_000), null, null]]))
    expect(sheet?.rows[1]?.cells[1]).toHaveLength(32_767)
  })
})

describe('a table coming in', () => {
  it('reads every sheet, a formula by its last result, and says what is hidden', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Một',
          rows: [['a', true, 0.1 + 0.2], [], ['b']],
          cells: new Map([['2,1', { value: null, formula: 'A1', formulaResult: 'a' }]]),
        },
        { name: 'Hai', rows: [['Đ\u0065\u0302']], hidden: true },
      ],
    })
    const sheets = await readSheet(bytes)
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Một', false],
      ['Hai', true],
    ])
    expect(sheets[0]?.rows.map(({ number }) => number)).toEqual([1, 3])
    expect(sheets[0]?.rows[0]?.cells[2]).toBe('0.3')
    expect(sheets[0]?.rows[1]?.cells).toEqual(['b', 'a'])
    expect(sheets[1]?.rows[0]?.cells).toEqual(['Đê'])
  })

  it('reads a file by its path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
    try {
      await writeFile(join(folder, 'a.xlsx'), await write([['1', 'a', 1, null]]))
      expect((await readSheet(join(folder, 'a.xlsx')))[0]?.rows).toHaveLength(2)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('refuses what is no table, each with its own sentence', async () => {
    const ole = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    const book = await write([['1', 'a', 1, null]])
    const macros = zipSync({ ...unzipSync(book), 'xl/vbaProject.bin': strToU8('x') })
    expect(await refusal(readSheet(strToU8('%PDF-1.7')))).toBe('sheet.unknown_kind')
    expect(await refusal(readSheet(new Uint8Array()))).toBe('sheet.unknown_kind')
    expect(await refusal(readSheet(ole))).toBe('sheet.encrypted')
    expect(await refusal(readSheet(macros))).toBe('sheet.macros')
    expect(
      await refusal(
        readSheet(zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('<') })),
      ),
    ).toBe('sheet.damaged')
    expect(await refusal(readSheet(new Uint8Array(sheetLimits.fileBytes + 1)))).toBe('sheet.too_large')
  })

  it('refuses a zip bomb in a moment, also one that lies about its size', async () => {
    const book = unzipSync(await write([['1', 'a', 1, null]]))
    const bomb = zipSync(
      { ...book, 'xl/media/a.bin': new Uint8Array(sheetLimits.inflatedBytes) },
      { level: 9 },
    )
    const started = performance.now()
    expect(await refusal(readSheet(bomb))).toBe('sheet.too_large')
    const lie = bomb.slice()
    const view = new DataView(lie.buffer)
    for (let at = 0; at < lie.length - 46; at++)
      if (
        view.getUint32(at, true) === 0x02014b50 &&
        view.getUint32(at + 24, true) === sheetLimits.inflatedBytes
      )
        view.setUint32(at + 24, 1000, true)
    expect(['sheet.too_large', 'sheet.damaged']).toContain(await refusal(readSheet(lie)))
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 30_000)

  it('refuses a sheet that is all corners, and entities that multiply', async () => {
    const book = unzipSync(await write([['1', 'a', 1, null]]))
    const wide =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    expect(await refusal(readSheet(zipSync({ ...book, 'xl/worksheets/sheet1.xml': strToU8(wide) })))).toBe(
      'sheet.too_large',
    )
    const entities = Array.from(
      { length: 12 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    ).join('')
    const laughs = `<!DOCTYPE x [<!ENTITY e0 "ha">${entities}]>${wide.replace('<v>1</v>', '<v>&e12;</v>').replace('XFD1', 'A1')}`
    const sheets = await readSheet(zipSync({ ...book, 'xl/worksheets/sheet1.xml': strToU8(laughs) })).catch(
      (error: unknown) => error,
    )
    expect(JSON.stringify(sheets).length).toBeLessThan(5_000)
  })

  it('survives any damage: it reads or it refuses', async () => {
    const book = await write([['1', 'Tổ chức', 1, '2026-01-05']])
    await assert(
      asyncProperty(
        array(tuple(nat(book.length - 1), nat(255)), { minLength: 1, maxLength: 20 }),
        async (bites) => {
          const hurt = book.slice()
          for (const [at, byte] of bites) hurt[at] = byte
          expect(await refusal(readSheet(hurt))).toMatch(/^(read|sheet\.)/)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('CSV', () => {
  const rows = (text: string) => readCsv(strToU8(text)).map(({ cells }) => cells)

  it('is parted by semicolon, comma or tab, with or without a byte order mark', () => {
    const table = [
      ['Mã', 'Việc'],
      ['1', 'a, b; c'],
    ]
    expect(rows('\ufeffMã;Việc\r\n1;"a, b; c"\r\n')).toEqual(table)
    expect(rows('Mã,Việc\n1,"a, b; c"')).toEqual(table)
    expect(rows('Mã\tViệc\n1\ta, b; c\n')).toEqual(table)
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Buffer.from('Mã\tViệc\r\n1\ta, b; c', 'utf16le')),
    ])
    expect(readCsv(utf16).map(({ cells }) => cells)).toEqual(table)
  })

  it('numbers rows as they stand and leaves empty ones out; leading zeros stay', () => {
    expect(readCsv(strToU8('a;b\n\n007;"x\ny"'))).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 3, cells: ['007', 'x\ny'] },
    ])
  })

  it('refuses old encodings, in which Vietnamese would be wrong', async () => {
    expect(await refusal(() => readCsv(new Uint8Array([0x4b, 0xd5, 0x20, 0x68])))).toBe('sheet.encoding')
  })

  it('refuses more rows than may be', async () => {
    expect(await refusal(() => readCsv(strToU8('a\n'.repeat(sheetLimits.rows + 5))))).toBe('sheet.too_large')
  })
})
