import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { aBody, anEntry, anInput, aTask, manyCommunes, received } from '../testing.ts'
import { countFacts, rowsBehind, valueOf } from './facts.ts'
import { mergePassages, type StandingPassage } from './merge-passages.ts'
import { writePassages, type FreshPassage } from './write-passages.ts'

const cuoc = (amount: number) => [{ measureId: 'cuoc', amount }]
const figures = (passage: FreshPassage) =>
  passage.marks.map((mark) => passage.text.slice(mark.start, mark.end))

describe('a task that many bodies carry', () => {
  const input = manyCommunes([
    { state: 'done', quantities: cuoc(1000) },
    { state: 'done', quantities: cuoc(40) },
    { state: 'under-way', quantities: cuoc(6) },
    { state: 'nothing-arose', quantities: [] },
    null,
    null,
  ])
  const [, summary] = writePassages(countFacts(input))

  it('is told in one paragraph: states, sums, and who is silent by name', () => {
    expect(summary!.text).toBe(
      'Tăng cường tổ chức các hoạt động dành cho trẻ em theo mục II.3.7 (mục II.3.7): có 4/6 xã, phường báo cáo: ' +
        '2 nơi hoàn thành, 1 nơi đang thực hiện, 1 nơi không phát sinh; tổng cộng 1.046 cuộc. Chưa báo cáo: xã 5, xã 6.',
    )
    expect(figures(summary!)).toEqual(['4', '6', '2', '1', '1', '1.046 cuộc'])
  })

  it('names nobody where more than five are silent, and gives their number a trace', () => {
    const facts = countFacts(
      manyCommunes([{ state: 'done', quantities: [] }, ...Array.from({ length: 6 }, () => null)]),
    )
    const told = writePassages(facts)[1]!
    expect(told.text).toContain('Chưa báo cáo: 6 xã, phường.')
    expect(valueOf(facts, told.marks.at(-1)!.figure)).toBe(6)
  })

  it('says who is overdue once the last day has passed, and not again as silent', () => {
    const task = aTask('II.3.7', { due: { last: civilDate('2026-06-30') } })
    const facts = countFacts(
      manyCommunes(
        [{ state: 'under-way', quantities: [] }, { state: 'done', quantities: [] }, null, null, null, null],
        task,
      ),
    )
    expect(writePassages(facts)[1]!.text).toMatch(/Quá hạn: xã 1, xã 3, xã 4, xã 5, xã 6\.$/)
  })

  it('traces every figure to rows that add up to it', () => {
    const state = fc.constantFrom(
      'done' as const,
      'under-way' as const,
      'not-started' as const,
      'nothing-arose' as const,
    )
    const amounts = fc.array(
      fc.record({ measureId: fc.constantFrom('cuoc', 'luot-tre-em'), amount: fc.nat(1e6) }),
      { maxLength: 2 },
    )
    const communes = fc.array(fc.option(fc.record({ state, quantities: amounts }), { nil: null }), {
      minLength: 6,
      maxLength: 40,
    })
    fc.assert(
      fc.property(communes, (list) => {
        const facts = countFacts(manyCommunes(list))
        for (const passage of writePassages(facts))
          for (const mark of passage.marks) {
            const printed = passage.text.slice(mark.start, mark.end)
            const value = Number(printed.replace(/[^\d]/g, ''))
            expect(valueOf(facts, mark.figure)).toBe(value)
            if (mark.figure.kind === 'sum') {
              const rows = rowsBehind(facts, mark.figure).filter((row) => row.toldBy === null)
              const sum = rows
                .flatMap((row) => row.entry.quantities)
                .filter((one) => one.measureId === mark.figure.measureId)
              expect(sum.reduce((all, one) => all + one.amount, 0)).toBe(value)
            }
          }
        // Every commune is told in exactly one state, or as silent.
        const [one] = facts.tasks
        const told = ['done', 'under-way', 'not-started', 'nothing-arose', 'silent'].map(
          (s) => one!.bodiesIn(s).length,
        )
        expect(told.reduce((a, b) => a + b)).toBe(list.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a task that few carry', () => {
  const task = aTask('IV.2.4')
  const edu = aBody('Giáo dục và Đào tạo', 'province')
  const entry = anEntry(edu.id, task, {
    words: 'Toàn tỉnh tổ chức 214 cuộc truyền thông',
    quantities: [...cuoc(214), { measureId: 'luot-tre-em', amount: 61_380 }],
  })
  const facts = countFacts(
    anInput({
      tasks: [task, aTask('IV.2.5')],
      bodies: [edu],
      carriers: [task, aTask('IV.2.5')].map(({ id }) => ({ taskId: id, agencyId: edu.id })),
      received: [received(edu, [task, aTask('IV.2.5')], [entry], { difficulties: 'Thiếu giáo viên.' })],
    }),
  )

  it('has a paragraph of its body, the figures marked where they stand and the others put behind', () => {
    const passage = writePassages(facts).find((one) => one.kind === 'body')!
    expect(passage.text).toBe(
      'Sở Giáo dục và Đào tạo: Toàn tỉnh tổ chức 214 cuộc truyền thông (61.380 lượt trẻ em).',
    )
    expect(figures(passage)).toEqual(['214 cuộc', '61.380 lượt trẻ em'])
  })

  it('names what is missing with its clause', () => {
    expect(writePassages(facts).find((one) => one.taskRef === '#missing')?.text).toBe(
      'Chưa báo cáo: Sở Giáo dục và Đào tạo (IV.2.5).',
    )
  })

  it('quotes difficulties under IV', () => {
    expect(writePassages(facts).find((one) => one.sectionRef === 'IV')).toMatchObject({
      kind: 'body',
      text: 'Sở Giáo dục và Đào tạo: Thiếu giáo viên.',
    })
  })
})

describe('one event told by lead and supporting body', () => {
  const task = aTask('II.3.7')
  const lead = aBody('VHTTDL', 'province')
  const ward = aBody('Thành Vinh')
  const first = anEntry(lead.id, task, { quantities: cuoc(12) })
  const second = anEntry(ward.id, task, { role: 'supporting', quantities: cuoc(12), sameEvent: first.id })
  const facts = countFacts(
    anInput({
      tasks: [task],
      bodies: [lead, ward],
      carriers: [{ taskId: task.id, agencyId: lead.id }],
      received: [received(lead, [task], [first]), received(ward, [task], [second])],
    }),
  )

  it('counts the figure of the lead and shows the other with its reason', () => {
    expect(facts.tasks[0]!.done).toEqual(cuoc(12))
    expect(rowsBehind(facts, { taskRef: 'II.3.7', measureId: 'cuoc', agencyId: null })).toMatchObject([
      { agencyId: lead.id, toldBy: null },
      { agencyId: ward.id, toldBy: first.id },
    ])
  })
})

describe('consolidating again', () => {
  const task = aTask('II.3.7')
  const six = (amount: number) =>
    countFacts(
      manyCommunes(
        Array.from({ length: 6 }, () => ({ state: 'done' as const, quantities: cuoc(amount) })),
        task,
      ),
    )
  const standing = (more: Partial<StandingPassage> = {}): StandingPassage[] =>
    mergePassages([], writePassages(six(1)), six(1)).add.map((one, i) => ({
      ...one,
      id: `${i}`,
      edited: false,
      removed: false,
      ...more,
    }))

  it('changes nothing where nothing changed', () => {
    expect(mergePassages(standing(), writePassages(six(1)), six(1))).toEqual({
      add: [],
      change: [],
      drop: [],
    })
  })

  it('keeps edited words and lets the figures in them follow the records', () => {
    const [, old] = standing()
    const text = `Tôi viết lại: ${old!.text}`
    const marks = old!.marks.map((mark) => ({ ...mark, start: mark.start + 14, end: mark.end + 14 }))
    const merged = mergePassages([{ ...old!, text, marks, edited: true }], writePassages(six(2)), six(2))
    expect(merged.change[0]!.text).toBe(text.replace('tổng cộng 6 cuộc', 'tổng cộng 12 cuộc'))
  })

  it('does not bring back what was taken out, keeps what was written, drops what nothing stands for', () => {
    const written: StandingPassage = {
      ...standing()[0]!,
      id: 'w',
      kind: 'written',
      taskRef: null,
      edited: true,
      marks: [],
    }
    const removed = standing({ removed: true })
    expect(mergePassages([...removed, written], writePassages(six(2)), six(2))).toMatchObject({
      add: [],
      drop: [],
    })
    const nothing = countFacts(anInput())
    const merged = mergePassages([...standing(), written], writePassages(nothing), nothing)
    expect(merged.drop).toEqual(['1'])
  })
})
