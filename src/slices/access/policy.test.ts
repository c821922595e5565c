import { grantsOf, type HeldPost } from '#kernel/policy.ts'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { accessPolicy, type AccessAction, type AccessRelation } from './policy.ts'
import { POSTS } from './posts.ts'

const BODIES = ['so-y-te', 'xa-1', 'xa-2'] as const

const held = fc.record({
  id: fc.uuid(),
  post: fc.constantFrom(...POSTS),
  agencyId: fc.constantFrom<string>(...BODIES),
  unitId: fc.constant(null),
})
const person = fc.record({ posts: fc.array(held, { maxLength: 4 }) })
const entry = fc.record({
  area: fc.constantFrom('plan', 'reports', 'access', 'units', 'kernel', 'journal', 'protection'),
  agency: fc.option(fc.constantFrom(...BODIES)),
  behalf: fc.option(fc.constantFrom(...BODIES)),
  mine: fc.boolean(),
  child: fc.boolean(),
})
type Entry = typeof entry extends fc.Arbitrary<infer E> ? E : never

const by = (post: HeldPost, ...posts: string[]) => posts.includes(post.post)

/** Who reads which entry, said again from the architecture's column "journal". */
function reads(post: HeldPost, one: Entry): boolean {
  if (by(post, 'auditor')) return true
  if (by(post, 'administrator')) return ['access', 'units', 'kernel', 'journal'].includes(one.area)
  if (by(post, 'lead-officer', 'lead-head')) return one.area === 'plan' || one.area === 'reports'
  if (by(post, 'cli')) return one.area !== 'protection'
  if (by(post, 'province-leader')) return false
  if (by(post, 'head', 'leader'))
    return one.agency === post.agencyId || one.behalf === post.agencyId || (one.mine && one.agency === null)
  return one.mine && (one.agency === null || one.agency === post.agencyId)
}

/** The relations as the predicates of `server/relations.ts` mean them; a server test holds those to the same sentence. */
function holds(relation: AccessRelation, post: HeldPost, one: Entry): boolean {
  switch (relation) {
    case 'anyone':
      return true
    case 'no-child':
      return !one.child
    case 'own-entry':
      return one.mine && (one.agency ?? post.agencyId) === post.agencyId
    case 'body-entry':
      return [one.agency, one.behalf].includes(post.agencyId as never) || (one.agency === null && one.mine)
    case 'plans-and-reports':
      return ['plan', 'reports'].includes(one.area)
    case 'technical':
      return ['access', 'units', 'kernel', 'journal'].includes(one.area)
    default:
      throw new Error(`${relation} is no relation of entries`)
  }
}

const may = (action: AccessAction, who: { posts: readonly HeldPost[] }, one: Entry) =>
  grantsOf(accessPolicy, action, who).some((grant) => holds(grant.relation, grant.held, one))

it('opens the journal to each post as far as the architecture says', () => {
  fc.assert(
    fc.property(person, entry, (who, one) => {
      expect(may('journal.read', who, one)).toBe(who.posts.some((post) => reads(post, one)))
    }),
    { numRuns: 1000 },
  )
})

it('shows values to whoever reads the entry, but a child’s never to the auditor as auditor', () => {
  fc.assert(
    fc.property(person, entry, (who, one) => {
      const shown = who.posts.some((post) => reads(post, one) && !(post.post === 'auditor' && one.child))
      expect(may('journal.values', who, one)).toBe(shown)
    }),
    { numRuns: 1000 },
  )
})

it('gives the directory to the lead’s head and administrators, accounts to keepers and administrators', () => {
  fc.assert(
    fc.property(person, (who) => {
      const any = (...posts: string[]) => who.posts.some((post) => posts.includes(post.post))
      const can = (action: AccessAction) => grantsOf(accessPolicy, action, who).length > 0
      expect(can('agency.change')).toBe(any('lead-head', 'administrator', 'cli'))
      expect(can('group.change')).toBe(any('lead-head', 'administrator', 'cli'))
      for (const action of [
        'account.read',
        'account.create',
        'account.change',
        'post.give',
        'post.end',
      ] as const)
        expect(can(action)).toBe(any('account-keeper', 'administrator', 'cli'))
      expect(can('agency.read')).toBe(who.posts.length > 0)
    }),
  )
})

it('bounds a keeper in every action on accounts', () => {
  const keeper = { posts: [{ id: 'x', post: 'account-keeper', agencyId: 'xa-1', unitId: null }] }
  const relations = (
    ['account.read', 'account.create', 'account.change', 'post.give', 'post.end'] as const
  ).map((action) => grantsOf(accessPolicy, action, keeper).map((grant) => grant.relation))
  expect(relations).toEqual([['here'], ['own-body'], ['kept'], ['own-body'], ['kept-post']])
})
