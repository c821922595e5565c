import { describe, expect, it } from 'vitest'
import type { LetterBlock } from '../../letter.ts'
import { aLetter, aTable } from '../../testing.ts'
import { drawnPages } from '../drawn-pages.ts'
import { writePdf } from './write-pdf.ts'

const paragraph: LetterBlock = { type: 'paragraph', runs: [{ text: 'Nhiệm vụ được triển khai kịp thời.' }] }

describe('an official document as a PDF', () => {
  it('carries its fonts, its language and its title', async () => {
    const raw = Buffer.from(await writePdf(aLetter())).toString('latin1')
    expect(raw.match(/\/FontFile2/g)?.length).toBe(4)
    expect(raw).toContain('/Lang (vi-VN)')
    expect(raw).toContain('/DisplayDocTitle true')
    expect(raw.startsWith('%PDF-1.7')).toBe(true)
    expect(raw).not.toMatch(/\/(JavaScript|Launch|EmbeddedFile|Sig)\b/)
  })

  it('has its headings and appendices as bookmarks', async () => {
    const raw = Buffer.from(await writePdf(aLetter())).toString('latin1')
    expect(raw.match(/\/Dest \[/g)).toHaveLength(8)
  })

  it('never ends a page with a heading or the name of a table', async () => {
    for (const filler of [17, 18, 19, 20, 21, 22]) {
      const body: LetterBlock[] = [
        ...Array.from({ length: filler }, () => paragraph),
        { type: 'heading', level: 'roman', text: 'Kết quả' },
        { type: 'heading', level: 'decimal', text: 'Kết quả theo bảng' },
        aTable(30),
        paragraph,
      ]
      for (const { lines } of await drawnPages(await writePdf(aLetter({ body, appendices: [] })))) {
        const last = lines.filter(({ size, baseline }) => size > 10 && baseline > 20).at(-1)
        expect(last?.text, `after ${filler} paragraphs`).not.toMatch(/^(I\. |1\. |Bảng)/)
      }
    }
  })

  it('counts an appendix from its own first page although headings moved pages before it', async () => {
    for (const filler of [17, 19, 21]) {
      const heads = Array.from({ length: 3 }, (): LetterBlock[] => [
        ...Array.from({ length: filler }, () => paragraph),
        { type: 'heading', level: 'roman', text: 'Kết quả' },
        aTable(20),
      ])
      const appendix = { title: 'Số liệu', blocks: [aTable(40)] }
      const pages = await drawnPages(await writePdf(aLetter({ body: heads.flat(), appendices: [appendix] })))
      const start = pages.findIndex(({ lines }) => lines.some(({ text }) => text === 'Phụ lục'))
      expect(start).toBeGreaterThan(1)
      const number = (i: number) => pages[i]?.lines.find(({ baseline }) => baseline < 18)?.text
      expect([start - 1, start, start + 1].map(number)).toEqual([String(start), undefined, '2'])
    }
  })

  it('never leaves the signature alone on a page', async () => {
    for (const filler of [24, 25, 26, 27, 28, 29, 30, 31]) {
      const body = Array.from({ length: filler }, () => paragraph)
      const pages = await drawnPages(await writePdf(aLetter({ body, appendices: [] })))
      const signed = pages.find(({ lines }) => lines.some(({ text }) => text === 'Nguyễn Thị Minh Khai'))
      expect(
        signed?.lines.some(({ text }) => text.startsWith('Nhiệm vụ')),
        `after ${filler} paragraphs`,
      ).toBe(true)
    }
  })

  it('loses no word of a cell that is taller than a page', async () => {
    const long = Array.from({ length: 900 }, (_, i) => `từ${i}`).join(' ')
    const table = {
      ...aTable(3),
      rows: [{ cells: ['1', 'ngắn', '2', '3', 'x'] }, { cells: ['2', long, '2', '3', 'x'] }],
    }
    const pages = await drawnPages(await writePdf(aLetter({ body: [table, paragraph], appendices: [] })))
    const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join(' ')
    for (let i = 0; i < 900; i++) expect(text).toMatch(new RegExp(`từ${i}\\b`))
  })
})
