import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate } from '#kernel/civil-date.ts'
import { workingCalendar } from '#kernel/working-days.ts'
import type { RecordedEntry } from '../model.ts'
import { draftContribution, saveOver, type BodyLine } from './draft-contribution.ts'
import { reportDates } from './report-dates.ts'

const dates = reportDates(2026, [], workingCalendar([]))
const line: BodyLine = { taskId: 't', ref: 'IV.2.4', assignmentId: 'l', role: 'lead' }
const supporting: BodyLine = { taskId: 's', ref: 'IV.1.1', assignmentId: 'm', role: 'supporting' }

function entry(id: string, day: string, more: Partial<RecordedEntry> = {}): RecordedEntry {
  return {
    id,
    taskId: 't',
    assignmentId: 'l',
    role: 'lead',
    state: 'under-way',
    words: `Việc ${id}`,
    from: civilDate(day),
    to: civilDate(day),
    quantities: [],
    sameEvent: null,
    onBehalf: false,
    ...more,
  }
}

describe('drafting a contribution', () => {
  it('takes the newest state, joins words in order of event and sums increments', () => {
    const body = draftContribution(
      [line],
      [
        entry('a', '2026-03-01', { quantities: [{ measureId: 'lop', amount: 2 }] }),
        entry('b', '2026-05-01', { state: 'done', quantities: [{ measureId: 'lop', amount: 0.1 }] }),
      ],
      dates,
      ['Thiếu kinh phí'],
      null,
    )
    expect(body.items).toMatchObject([
      {
        state: 'done',
        words: 'Việc a. Việc b.',
        edited: false,
        done: [{ measureId: 'lop', amount: 2.1 }],
        sources: ['a', 'b'],
      },
    ])
    expect(body.difficulties).toBe('Thiếu kinh phí.')
  })

  it('says nothing for a task without an entry, and leaves out supporting lines without one', () => {
    const body = draftContribution([line, supporting], [], dates, [], null)
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({ state: null, words: '', done: [] })
  })

  it('keeps apart what happened after the cut-off, and leaves out what lies outside the window', () => {
    const seven = [{ measureId: 'cuoc', amount: 7 }]
    const body = draftContribution(
      [line],
      [
        entry('old', '2025-12-14', { quantities: seven }),
        entry('first', '2025-12-15', { quantities: seven }),
        entry('last', '2026-11-20', { quantities: seven }),
        entry('over', '2026-11-19', { to: civilDate('2026-11-21'), state: 'done', quantities: seven }),
        entry('end', '2026-12-14', { quantities: seven }),
        entry('next', '2026-12-15', { quantities: seven }),
      ],
      dates,
      [],
      null,
    )
    expect(body.items[0]).toMatchObject({
      state: 'under-way',
      done: [{ measureId: 'cuoc', amount: 14 }],
      after: [{ measureId: 'cuoc', amount: 14 }],
      afterWords: 'Việc over. Việc end.',
      sources: ['first', 'last', 'over', 'end'],
    })
  })

  it('keeps edited words when drafted again, and puts behind them what was recorded since', () => {
    const first = draftContribution([line], [entry('a', '2026-03-01')], dates, [], null)
    const edited = saveOver(first, {
      ...first,
      items: [{ ...first.items[0]!, words: 'Lời của tôi' }],
      next: 'Năm sau',
    })
    expect(edited.items[0]).toMatchObject({ words: 'Lời của tôi', edited: true })
    const again = draftContribution(
      [line],
      [entry('a', '2026-03-01'), entry('b', '2026-04-01')],
      dates,
      ['x'],
      edited,
    )
    expect(again.items[0]).toMatchObject({ words: 'Lời của tôi. Việc b.', sources: ['a', 'b'] })
    expect(again.next).toBe('Năm sau')
  })

  it('never takes over a state or a figure from what is saved', () => {
    const first = draftContribution([line], [entry('a', '2026-03-01')], dates, [], null)
    const forged = {
      ...first.items[0]!,
      state: 'done' as const,
      done: [{ measureId: 'lop', amount: 999 }],
      sources: [],
    }
    expect(saveOver(first, { ...first, items: [forged] }).items).toEqual(first.items)
  })

  it('sums every increment of the window exactly once, on one side of the cut-off or the other', () => {
    const amounts = fc.array(
      fc.record({ day: fc.integer({ min: -30, max: 400 }), amount: fc.integer({ min: 0, max: 1e9 }) }),
    )
    fc.assert(
      fc.property(amounts, (list) => {
        const entries = list.map(({ day, amount }, i) =>
          entry(`${i}`, addDays(dates.windowFrom, day), {
            quantities: [{ measureId: 'm', amount: amount / 1000 }],
          }),
        )
        const [item] = draftContribution([line], entries, dates, [], null).items
        const got = [...item!.done, ...item!.after].reduce(
          (sum, one) => sum + Math.round(one.amount * 1000),
          0,
        )
        const inside = entries.filter((one) => dates.windowFrom <= one.from && one.to <= dates.windowTo)
        expect(got).toBe(inside.reduce((sum, one) => sum + Math.round(one.quantities[0]!.amount * 1000), 0))
      }),
    )
  })
})
