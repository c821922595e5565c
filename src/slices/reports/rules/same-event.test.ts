import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { toldTwice, type Told } from './same-event.ts'

const day = civilDate('2026-09-24')
const entry = (id: string, role: Told['role'], sameEvent: string | null = null): Told => ({
  id,
  role,
  sameEvent,
  from: day,
})

describe('one event told by several bodies', () => {
  it('counts by the lead, whoever points at whom', () => {
    expect(toldTwice([entry('a', 'supporting', 'b'), entry('b', 'lead')])).toEqual(new Map([['a', 'b']]))
    expect(toldTwice([entry('a', 'supporting'), entry('b', 'lead', 'a')])).toEqual(new Map([['a', 'b']]))
  })

  it('counts by a supporting body when the lead has told nothing', () => {
    expect(toldTwice([entry('a', 'supporting')])).toEqual(new Map())
    expect(toldTwice([entry('a', 'supporting', 'gone'), entry('c', 'supporting', 'gone')])).toEqual(
      new Map([['c', 'a']]),
    )
  })

  it('counts each event exactly once, whatever the order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const entries = fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          role: fc.constantFrom('lead' as const, 'supporting' as const),
          sameEvent: fc.option(fc.constantFrom(...ids, 'gone'), { nil: null }),
          from: fc.constant(day),
        }),
      ),
    )
    fc.assert(
      fc.property(entries, fc.integer(), (list, seed) => {
        const twice = toldTwice(list)
        const shuffled = list.toSorted((a, b) => (a.id + seed < b.id + seed ? 1 : -1))
        expect(new Map([...toldTwice(shuffled)].toSorted())).toEqual(new Map([...twice].toSorted()))
        for (const counted of twice.values()) expect(twice.has(counted)).toBe(false)
        // No lead's figure gives way to a supporting body's.
        const role = (id: string) => list.find((one) => one.id === id)!.role
        for (const [other, counted] of twice)
          if (role(counted) === 'supporting') expect(role(other)).toBe('supporting')
      }),
    )
  })
})
