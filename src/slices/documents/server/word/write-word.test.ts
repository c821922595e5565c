import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { aLetter, aTable } from '../../testing.ts'
import type { Letter } from '../../letter.ts'
import { writeWord } from './write-word.ts'

async function parts(letter: Letter) {
  const files = unzipSync(await writeWord(letter))
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array())
  return {
    names: Object.keys(files),
    text,
    document: text('word/document.xml'),
    styles: text('word/styles.xml'),
  }
}

const words = (xml: string) =>
  xml
    .split('</w:p>')
    .map((p) =>
      [...p.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:br\/>/g)].map(([t]) => t.replace(/<[^>]+>/g, '')).join(''),
    )
const sections = (xml: string) => [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map(([section]) => section)

describe('an official document as a Word file', () => {
  it('has the page of NĐ 30/2020 in every section: A4, 20, 20, 30 and 15 mm', async () => {
    const { document } = await parts(aLetter())
    for (const section of sections(document)) {
      expect(section).toMatch(/w:top="1134"/)
      expect(section).toMatch(/w:bottom="1134"/)
      expect(section).toMatch(/w:left="1701"/)
      expect(section).toMatch(/w:right="850"/)
      expect(section).toMatch(/w:header="567"/)
    }
    expect(sections(document).map((s) => /w:pgSz [^>]*w:w="(\d+)"/.exec(s)?.[1])).toEqual([
      '11906',
      '16838',
      '11906',
    ])
  })

  it('hides the first page number and counts each appendix anew', async () => {
    const { document } = await parts(aLetter())
    for (const section of sections(document)) {
      expect(section).toContain('<w:titlePg')
      expect(section).toContain('<w:pgNumType w:start="1"')
    }
  })

  it('turns the page for a wide table in the text and goes on counting', async () => {
    const [, ...after] = aLetter().body
    const { document } = await parts(
      aLetter({ body: [{ ...aTable(3), landscape: true }, ...after], appendices: [] }),
    )
    const [first, wide, last] = sections(document)
    expect(first).toContain('<w:titlePg')
    expect(wide).toContain('w:orient="landscape"')
    expect(wide).not.toContain('w:start=')
    expect(last).not.toContain('w:start=')
    expect(last).toContain('w:w="11906"')
  })

  it('is in Vietnamese, in Times New Roman 14, with real heading styles, a title and no macros', async () => {
    const { names, text, document, styles } = await parts(aLetter())
    expect(styles).toMatch(/<w:lang w:val="vi-VN"/)
    expect(styles).toMatch(/w:ascii="Times New Roman"/)
    expect(styles).toMatch(/<w:docDefaults>.*?<w:sz w:val="28"\/>/s)
    expect([...document.matchAll(/w:pStyle w:val="(Heading\d)"/g)].map(([, style]) => style)).toEqual([
      'Heading1',
      'Heading2',
      'Heading3',
      'Heading2',
      'Heading1',
      'Heading1',
    ])
    expect(text('docProps/core.xml')).toContain('<dc:title>Báo cáo Kết quả triển khai Kế hoạch số 7/KH-UBND')
    expect(names.filter((name) => /vba|macro|\.bin/i.test(name))).toEqual([])
    expect(text('[Content_Types].xml')).not.toContain('macroEnabled')
  })

  it('sets first lines 1.27 cm in, justified, 6 points apart', async () => {
    const { styles } = await parts(aLetter())
    const body = /<w:style [^>]*w:styleId="NoiDung".*?<\/w:style>/s.exec(styles)?.[0]
    expect(body).toContain('w:firstLine="720"')
    expect(body).toContain('w:after="120"')
    expect(body).toContain('<w:jc w:val="both"/>')
  })

  it('repeats table heads and tears no row', async () => {
    const { document } = await parts(aLetter({ body: [aTable(2)], appendices: [] }))
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs)?.filter((row) => row.includes('w:val="Bang"')) ?? []
    expect(rows).toHaveLength(6)
    for (const row of rows) expect(row).toContain('<w:cantSplit/>')
  })

  it('leaves room for number and date while a draft, and says that it is one', async () => {
    const { document } = await parts(aLetter({ number: null, date: null, year: 2026, draft: true }))
    expect(words(document)).toContain('Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-SYT')
    expect(words(document).join('\n')).toMatch(/Nghệ An, ngày\u00a0{6}tháng\u00a0{6}năm 2026/)
    expect(words(document)).toContain('DỰ THẢO')
    expect(words((await parts(aLetter())).document)).not.toContain('DỰ THẢO')
  })

  it('says on every page when its figures are a demonstration', async () => {
    const { names, text } = await parts(aLetter({ demonstration: true }))
    const feet = names.filter((name) => /footer\d+\.xml$/.test(name))
    expect(feet.length).toBeGreaterThan(0)
    for (const foot of feet) expect(text(foot)).toContain('SỐ LIỆU KHÔNG CÓ THẬT')
  })

  it('has "Kính gửi" only where somebody is addressed', async () => {
    const none = await parts(aLetter({ addressees: [] }))
    expect(none.document).not.toContain('Kính gửi')
    expect(none.document).not.toContain('Như trên')
  })

  it('holds no picture: nobody signs or seals in its place', async () => {
    const { names, document } = await parts(aLetter())
    expect(names.filter((name) => name.includes('media'))).toEqual([])
    expect(document).not.toMatch(/<w:drawing|<w:pict/)
  })

  it('survives signs that XML cannot hold', async () => {
    const text = 'a\u0000b\u000bc\ud800d <w:p> & "Đ\u1EBF" \uffff'
    const { document } = await parts(
      aLetter({ body: [{ type: 'paragraph', runs: [{ text }] }], appendices: [] }),
    )
    expect(document).toContain('ab c\ufffdd &lt;w:p&gt; &amp; ')
    for (const sign of ['\u0000', '\u000b', '\ud800', '\uffff']) expect(document).not.toContain(sign)
  })
})
