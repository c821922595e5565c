import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBody, anEntry, anInput, aTask, manyCommunes, received } from '../testing.ts'
import { beginning } from './compose.ts'
import { countFacts } from './facts.ts'
import { estimatePages } from './fit-pages.ts'
import { reportLetter, type PlanOfReport } from './report-letter.ts'
import { reportSections } from './report-sections.ts'
import { writePassages } from './write-passages.ts'

const plan: PlanOfReport = {
  number: '7/KH-UBND',
  kind: 'Kế hoạch',
  issuer: 'Ủy ban nhân dân tỉnh Nghệ An',
  place: 'Nghệ An',
  demonstration: true,
  leadName: 'Sở Y tế',
}
const cuoc = (amount: number) => [{ measureId: 'cuoc', amount }]

describe('the report as an official document', () => {
  const facts = countFacts(
    manyCommunes([{ state: 'done', quantities: cuoc(3) }, ...Array.from({ length: 6 }, () => null)]),
  )
  const letter = reportLetter(plan, facts, writePassages(facts), new Map([['task-II.3.7 cuoc', 2]]))

  it('is an unnumbered, unsigned draft of the body that issued the plan', () => {
    expect(letter).toMatchObject({
      issuer: 'Ủy ban nhân dân tỉnh Nghệ An',
      number: null,
      symbol: 'BC-UBND',
      date: null,
      kind: 'Báo cáo',
      subject: 'Kết quả thực hiện Kế hoạch số 7/KH-UBND năm 2026',
      draft: true,
      demonstration: true,
      footer: 'Số thực hiện đến ngày 20/11/2026',
    })
    expect(letter.signature).toEqual({
      for: 'TM. Ủy ban nhân dân tỉnh Nghệ An',
      capacity: 'KT. Chủ tịch',
      post: 'Phó Chủ tịch',
    })
    expect(letter.signature).not.toHaveProperty('name')
  })

  it('sets the year’s estimate and the year before beside what was done, and every commune in a table', () => {
    const [figures, states, communes] = letter.appendices
    expect(figures!.blocks[0]).toMatchObject({
      columns: expect.arrayContaining([expect.objectContaining({ title: 'Ước cả năm' })]),
      rows: [{ cells: ['II.3.7', expect.any(String), 'cuộc', '3', '', '', '2'] }],
    })
    const table = states!.blocks.at(-1)!
    expect(table.type === 'table' && table.rows.map((row) => row.cells.at(-1))).toEqual([
      'H',
      '–',
      '–',
      '–',
      '–',
      '–',
      '–',
    ])
    expect(communes!.blocks[0]).toMatchObject({
      rows: expect.arrayContaining([{ kind: 'total', cells: ['', 'Cộng', '3'] }]),
    })
  })

  it('names the body of today over tasks that the plan gave to another, and the other beside', () => {
    const task = aTask('IV.2.4')
    const body = aBody('Y tế', 'province')
    const input = anInput({
      tasks: [task],
      bodies: [body],
      carriers: [{ taskId: task.id, agencyId: body.id }],
    })
    expect(reportSections(input).find((section) => section.level === 3)).toMatchObject({
      mark: 'a',
      title: 'Sở Y tế (Kế hoạch giao Sở Giáo dục và Đào tạo)',
    })
  })
})

describe('the first draft', () => {
  it('stays under 15 pages however much the bodies wrote', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 56 })
    fc.assert(
      fc.property(lengths, (list) => {
        const body = aBody('Y tế', 'province')
        const tasks = list.map((_, i) => aTask(`IV.2.${i + 1}`))
        const entries = tasks.map((task, i) =>
          anEntry(body.id, task, {
            words: 'Đã tổ chức tuyên truyền, vận động trên địa bàn. '.repeat(list[i]!),
          }),
        )
        const facts = countFacts(
          anInput({
            tasks,
            bodies: [body],
            carriers: tasks.map((task) => ({ taskId: task.id, agencyId: body.id })),
            received: [received(body, tasks, entries)],
          }),
        )
        const passages = writePassages(facts)
        const headings = reportSections(facts.input).map((section) => section.title)
        expect(
          estimatePages(
            headings,
            passages.map((one) => one.text),
          ),
        ).toBeLessThan(15)
        // What was cut says so; every body that wrote still has its paragraph.
        const own = passages.filter((one) => one.kind === 'body')
        expect(own).toHaveLength(tasks.length)
        for (const [i, one] of own.entries())
          expect(one.shortened).toBe(!one.text.includes(entries[i]!.words.trim().replace(/\.$/, '')))
      }),
      { numRuns: 40 },
    )
  })

  it('cuts after a sentence, else after a word, never in the middle of one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('trẻ', 'em', 'xã.', 'làm,', 'bơi;'), { minLength: 1 }),
        fc.integer({ min: 8, max: 60 }),
        (list, most) => {
          const text = list.join(' ')
          const cut = beginning(text, most)
          expect(cut.length).toBeLessThanOrEqual(most + 1)
          expect(`${text} `.startsWith(`${cut.replace(/[….]$/, '')}`)).toBe(true)
          const end = cut.replace(/[….]$/, '').length
          expect(/^[\s.,;]|^$/.test(text.slice(end))).toBe(true)
        },
      ),
    )
  })
})
