import { grantsOf, type HeldPost } from '#kernel/policy.ts'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { unitPolicy } from './policy.ts'

const units = ['xa-1', 'xa-2', 'tinh'] as const

const held = fc.record({
  id: fc.uuid(),
  post: fc.constantFrom(...unitPolicy['unit.read'][0]!.posts),
  agencyId: fc.constantFrom('a', 'b'),
  unitId: fc.option(fc.constantFrom(...units)),
})
const person = fc.record({ posts: fc.array(held, { maxLength: 4 }) })

/** The rule said again: a commune's chuyên viên or trưởng phòng keeps its villages, nobody else and nowhere else. */
const keepsVillagesOf = (unit: string) => (post: HeldPost) =>
  unit.startsWith('xa') && post.unitId === unit && (post.post === 'officer' || post.post === 'head')

it('lets a commune’s officer or head, and nobody else, change its villages', () => {
  fc.assert(
    fc.property(person, fc.constantFrom(...units), (by, unit) => {
      const may = grantsOf(unitPolicy, 'village.change', by).some(
        (grant) => grant.relation === 'own-unit' && unit.startsWith('xa') && grant.held.unitId === unit,
      )
      expect(may).toBe(by.posts.some(keepsVillagesOf(unit)))
    }),
  )
})

it('shows units and the calendar to whoever holds a post, and to nobody without one', () => {
  fc.assert(
    fc.property(person, (by) => {
      for (const action of ['unit.read', 'calendar.read'] as const)
        expect(grantsOf(unitPolicy, action, by).length > 0).toBe(by.posts.length > 0)
    }),
  )
})
