import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { makeGate, type Gate } from '#kernel/server/gate.ts'
import { accessPolicy, type AccessAction } from '../policy.ts'
import { KEPT_POSTS } from '../posts.ts'

const keptPosts = sql.join(KEPT_POSTS.map((post) => sql`${post}::text`))

/** The gate of a day, over the aliases `agency`, `account`, `given` (a post held by someone) and `entry`. */
export function accessGate(today: CivilDate): Gate<AccessAction> {
  return makeGate(accessPolicy, {
    anyone: () => sql<boolean>`true`,
    'own-body': (held) => sql<boolean>`agency.id = ${held.agencyId}::uuid`,
    here: (held) => sql<boolean>`exists (select from access.account_post here
      where here.account_id = account.id and here.agency_id = ${held.agencyId}::uuid)`,
    kept: (held) => sql<boolean>`(exists (select from access.account_post here
        where here.account_id = account.id and here.agency_id = ${held.agencyId}::uuid)
      and not exists (select from access.account_post wider where wider.account_id = account.id
        and (upper(wider.valid) is null or upper(wider.valid) > ${today}::date)
        and (wider.agency_id <> ${held.agencyId}::uuid or wider.post not in (${keptPosts}))))`,
    'kept-post': (held) =>
      sql<boolean>`given.agency_id = ${held.agencyId}::uuid and given.post in (${keptPosts})`,
    'own-entry': (held, actor) => sql<boolean>`entry.account_id = ${actor.accountId}::uuid
      and (entry.agency_id is null or entry.agency_id = ${held.agencyId}::uuid)`,
    'body-entry': (held, actor) => sql<boolean>`entry.agency_id = ${held.agencyId}::uuid
      or entry.on_behalf_of = ${held.agencyId}::uuid
      or (entry.agency_id is null and entry.account_id = ${actor.accountId}::uuid)`,
    'plans-and-reports': () => sql<boolean>`entry.area in ('plan', 'reports')`,
    technical: () => sql<boolean>`entry.area in ('access', 'units', 'kernel', 'journal')`,
    'no-child': () => sql<boolean>`entry.sensitivity <> 'child'`,
  })
}
