import { civilDate } from '#kernel/civil-date.ts'
import type { Actor, HeldPost } from '#kernel/policy.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { KEPT_POSTS, POSTS, type Post } from '#slices/access/posts.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { accessGate } from '#slices/access/server/relations.ts'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { useWorld } from './support/world.ts'

const world = useWorld()
const TODAY = civilDate('2026-11-24')
const BODIES = ['so-y-te', 'so-tu-phap', 'ubnd-16813-20250701'].map(agencyRowId)

interface Given {
  post: Post
  agencyId: string
  to: string | null
}

const accounts: { id: string; posts: Given[] }[] = fc
  .sample(
    fc.uniqueArray(
      fc.record({
        post: fc.oneof(fc.constantFrom(...KEPT_POSTS), fc.constantFrom(...POSTS)),
        agencyId: fc.constantFrom(...BODIES),
        to: fc.option(fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24', '2027-01-01')),
      }),
      { maxLength: 3, selector: (given) => given.post + given.agencyId },
    ),
    { numRuns: 60, seed: 7040 },
  )
  .map((posts) => ({ id: makeId(), posts }))

beforeAll(async () => {
  await world.it.database.write(async (tx) => {
    for (const [index, { id, posts }] of accounts.entries()) {
      await tx
        .insertInto('access.account')
        .values({ id, login: `ngau.nhien.${index}`, name: 'Ngẫu' })
        .execute()
      for (const { post, agencyId, to } of posts)
        await tx
          .insertInto('access.account_post')
          .values({
            id: makeId(),
            account_id: id,
            post,
            agency_id: agencyId,
            valid: daysRange(civilDate('2025-01-01'), to === null ? null : civilDate(to)),
          })
          .execute()
    }
  })
})

/** What a keeper may do with an account, said again without SQL. */
function mayChange(held: HeldPost, posts: readonly Given[]): boolean {
  if (held.post === 'administrator' || held.post === 'cli') return true
  if (held.post !== 'account-keeper') return false
  const running = posts.filter((given) => given.to === null || given.to >= TODAY)
  return (
    posts.some((given) => given.agencyId === held.agencyId) &&
    running.every((given) => given.agencyId === held.agencyId && KEPT_POSTS.includes(given.post))
  )
}

function mayRead(held: HeldPost, posts: readonly Given[]): boolean {
  if (held.post === 'administrator' || held.post === 'cli') return true
  return held.post === 'account-keeper' && posts.some((given) => given.agencyId === held.agencyId)
}

const actor = fc
  .array(fc.record({ post: fc.constantFrom(...POSTS), agencyId: fc.constantFrom(...BODIES) }), {
    maxLength: 2,
  })
  .map((posts): Actor => ({
    accountId: makeId(),
    name: '',
    lang: 'vi',
    posts: posts.map((held) => ({ id: makeId(), unitId: null, ...held })),
  }))

it('asks the database what the plain rule says, for every account and any person', async () => {
  await fc.assert(
    fc.asyncProperty(actor, async (by) => {
      const gate = accessGate(TODAY)
      const { rows } = await sql<{ id: string; can: string[] }>`
        select account.id, ${gate.can(['account.read', 'account.change'], by)} as can
        from access.account account where account.login like 'ngau.nhien.%'`.execute(world.it.database.kysely)
      const can = new Map(rows.map((row) => [row.id, row.can]))
      for (const { id, posts } of accounts) {
        const said = [
          ...(by.posts.some((held) => mayRead(held, posts)) ? ['account.read'] : []),
          ...(by.posts.some((held) => mayChange(held, posts)) ? ['account.change'] : []),
        ]
        expect(can.get(id)).toEqual(said)
      }
    }),
    { numRuns: 60 },
  )
})
