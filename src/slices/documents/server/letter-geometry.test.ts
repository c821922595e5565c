import { beforeAll, describe, expect, it } from 'vitest'
import { aLetter } from '../testing.ts'
import { drawnPages, printWord, type DrawnLine, type DrawnPage } from './drawn-pages.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { writeWord } from './word/write-word.ts'

const letter = aLetter()
const ways = [
  { way: 'Word, printed', print: async () => printWord(await writeWord(letter)) },
  { way: 'PDF', print: () => writePdf(letter) },
]

/** `toBeCloseTo` to no digits: within half a millimetre. */
const HALF_MM = 0
const textMiddle = 30 + 165 / 2

describe.each(ways)('the page of an official document (NĐ 30/2020, phụ lục I): $way', ({ print }) => {
  let pages: DrawnPage[] = []
  const page = (n: number) => pages[n - 1] as DrawnPage
  const line = (start: string, n = 1): DrawnLine => {
    const found = page(n).lines.find(({ text }) => text.startsWith(start))
    if (!found) throw new Error(`page ${n} has no line "${start}"`)
    return found
  }
  const middle = ({ left, right }: { left: number; right: number }) => (left + right) / 2
  const ruleUnder = ({ baseline, left, right }: DrawnLine) => {
    const under = page(1).rules.filter((rule) => rule.y > baseline && rule.y < baseline + 3)
    const rule = under.find((r) => r.left < right && r.right > left)
    if (!rule) throw new Error(`no rule under the line at ${baseline} mm`)
    return { ...rule, length: rule.right - rule.left }
  }

  beforeAll(async () => {
    pages = await drawnPages(await print())
  }, 180_000)

  it('is A4 with margins 20, 20, 30 and 15 mm', () => {
    expect(page(1).width).toBeCloseTo(210, HALF_MM)
    expect(page(1).height).toBeCloseTo(297, HALF_MM)
    const full = line('ban hành 1.234 văn bản')
    expect(full.left).toBeCloseTo(30, HALF_MM)
    expect(full.right).toBeCloseTo(195, HALF_MM)
    // Top of the first line: its baseline less the ascent of 12-point type.
    expect(line('ỦY BAN NHÂN DÂN').baseline - 0.891 * 12 * (25.4 / 72)).toBeCloseTo(20, HALF_MM)
    const body = pages
      .filter(({ height }) => height > 290)
      .flatMap(({ lines }) => lines.filter(({ size }) => size > 10))
    expect(Math.max(...body.map(({ baseline }) => baseline))).toBeLessThan(278)
  })

  it('sets the motto under the name of the state, with a rule as long as its text', () => {
    const words = line('Độc lập - Tự do - Hạnh phúc')
    expect(middle(line('CỘNG HÒA'))).toBeCloseTo(middle(words), HALF_MM)
    const rule = ruleUnder(words)
    expect(rule.left).toBeCloseTo(words.left, HALF_MM)
    expect(rule.right).toBeCloseTo(words.right, HALF_MM)
  })

  it('sets issuer and subject over a rule of a third to a half of their text', () => {
    const longest = { 'SỞ Y TẾ': line('SỞ Y TẾ'), subject: line('Kết quả triển khai') }
    const last = { 'SỞ Y TẾ': line('SỞ Y TẾ'), subject: line('ban nhân dân tỉnh về') }
    for (const key of ['SỞ Y TẾ', 'subject'] as const) {
      const width = longest[key].right - longest[key].left
      const rule = ruleUnder(last[key])
      expect(middle(rule)).toBeCloseTo(middle(last[key]), HALF_MM)
      expect(rule.length).toBeGreaterThan(width / 3 - 0.1)
      expect(rule.length).toBeLessThan(width / 2 + 0.1)
    }
  })

  it('has number, place and date on one line, each in the middle of its column', () => {
    const [number, date] = [line('Số: 07/BC-SYT'), line('Nghệ An, ngày 05 tháng 01 năm 2026')]
    expect(number.baseline).toBeCloseTo(date.baseline, HALF_MM)
    expect(middle(number)).toBeCloseTo(middle(line('SỞ Y TẾ')), HALF_MM)
    expect(middle(date)).toBeCloseTo(middle(line('CỘNG HÒA')), HALF_MM)
  })

  it('centres name, subject and addressee between the margins', () => {
    for (const start of ['BÁO CÁO', 'Kết quả triển khai', 'Kính gửi: Ủy ban nhân dân tỉnh Nghệ An'])
      expect(middle(line(start))).toBeCloseTo(textMiddle, HALF_MM)
  })

  it('sets each part in its size and face', () => {
    const dress: [string, number, RegExp, number?][] = [
      ['CỘNG HÒA', 12, /-Bold$/],
      ['Độc lập', 13, /-Bold$/],
      ['ỦY BAN NHÂN DÂN', 12, /(Regular|Serif)$/],
      ['SỞ Y TẾ', 12, /-Bold$/],
      ['Số: 07', 13, /(Regular|Serif)$/],
      ['Nghệ An, ngày', 13, /-Italic$/],
      ['BÁO CÁO', 14, /-Bold$/],
      ['Căn cứ Luật', 14, /-Italic$/],
      ['ban hành 1.234', 14, /(Regular|Serif)$/],
      ['I. KẾT QUẢ THỰC HIỆN', 14, /-Bold$/],
      ['1. Công tác', 14, /-Bold$/],
      ['a) Tuyên truyền', 14, /(Regular|Serif)$/],
      ['Nơi nhận:', 12, /-BoldItalic$/, 2],
      ['- Như trên;', 11, /(Regular|Serif)$/, 2],
      ['KT. GIÁM ĐỐC', 14, /-Bold$/, 2],
      ['Nguyễn Thị Minh Khai', 14, /-Bold$/, 2],
    ]
    for (const [start, size, face, n] of dress) {
      expect([start, Number(line(start, n).size.toFixed(1))]).toEqual([start, size])
      expect(line(start, n).font).toMatch(face)
    }
  })

  it('sets first lines 1.27 cm in and keeps 6 points between paragraphs', () => {
    expect(line('Các cơ quan, đơn vị').left).toBeCloseTo(42.7, HALF_MM)
    expect(line('- Tổ chức 145 cuộc').left).toBeCloseTo(42.7, HALF_MM)
    const single = (14 * 1.149 * 25.4) / 72
    const gap = line('- Phát 2.310').baseline - line('- Tổ chức 145').baseline - single
    expect(gap).toBeGreaterThan((6 * 25.4) / 72 - 0.2)
  })

  it('sets "Nơi nhận" level with the signature, which has room for a seal', () => {
    expect(line('Nơi nhận:', 2).baseline).toBeCloseTo(line('KT. GIÁM ĐỐC', 2).baseline, HALF_MM)
    expect(middle(line('Nguyễn Thị Minh Khai', 2))).toBeCloseTo(middle(line('KT. GIÁM ĐỐC', 2)), HALF_MM)
    const room = line('Nguyễn Thị', 2).baseline - line('PHÓ GIÁM ĐỐC', 2).baseline
    expect(room).toBeGreaterThan(30)
  })

  it('numbers pages in the middle of the top margin, from the second on, each appendix anew', () => {
    const numbers = pages.map(({ lines }) => lines.find((l) => l.baseline < 18 && /^\d+$/.test(l.text)))
    const appendices = pages.flatMap(({ lines }, i) =>
      lines.some(({ text }) => /^Phụ lục I+$/.test(text)) ? [i] : [],
    )
    expect(appendices).toHaveLength(2)
    const starts = [0, ...appendices]
    numbers.forEach((number, i) => {
      const own = i - Math.max(...starts.filter((start) => start <= i)) + 1
      expect(number?.text, `page ${i + 1}`).toBe(own === 1 ? undefined : String(own))
      if (!number) return
      expect(middle(number)).toBeCloseTo((30 + page(i + 1).width - 15) / 2, HALF_MM)
      expect(number.size).toBeCloseTo(14, 1)
    })
  })

  it('turns the page for a wide appendix and back for the next', () => {
    const wide = pages.filter(({ width }) => width > 290)
    expect(wide.length).toBeGreaterThan(1)
    for (const { height } of wide) expect(height).toBeCloseTo(210, HALF_MM)
    expect(pages.at(-1)?.width ?? 0).toBeCloseTo(210, HALF_MM)
    expect(wide[0]?.lines.map(({ text }) => text)).toContain('Phụ lục I')
  })

  it('repeats the head of a table on every page that the table runs over', () => {
    const tables = pages.filter(({ lines }) => lines.some(({ text }) => text.startsWith('Nhiệm vụ thứ')))
    expect(tables.length).toBeGreaterThan(4)
    for (const { lines } of tables) {
      const heads = lines.filter(({ text, font }) => text.startsWith('STT') && font.endsWith('-Bold'))
      expect(heads).toHaveLength(1)
      const first = lines.find(({ text }) => text.startsWith('Nhiệm vụ thứ'))
      expect(heads[0]?.baseline).toBeLessThan(first?.baseline ?? 0)
    }
  })

  it('keeps tables within the margins', () => {
    for (const { rules, width } of pages)
      for (const { left, right } of rules) {
        expect(left).toBeGreaterThan(29)
        expect(right).toBeLessThan(width - 14)
      }
  })

  it('gives its words back as they were written, composed', () => {
    const text = pages.flatMap(({ lines }) => lines.map((l) => l.text)).join('\n')
    expect(text).toBe(text.normalize('NFC'))
    expect(text).toContain('Sở Y tế báo cáo kết quả triển khai thực hiện Kế hoạch trên địa bàn tỉnh năm')
    expect(text).toContain('Đề nghị Ủy ban nhân dân tỉnh xem xét, bố trí kinh phí năm 2026./.')
    expect(text).toContain('Số liệu thực hiện đến ngày 20/11/2025')
  })
})
