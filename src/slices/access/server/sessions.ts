import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { instantOf, type CivilDate, type Instant } from '#kernel/civil-date.ts'
import type { Actor, HeldPost } from '#kernel/policy.ts'
import type { Database, Tx } from '#kernel/server/database.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { SessionDoor } from '#kernel/server/http.ts'

/** A session ends twelve hours after its start or two hours after its last use. */
export const SESSION_SECONDS = 12 * 3600
const IDLE_MS = 2 * 3_600_000
const SEEN_EVERY_MS = 60_000

export function tokenHash(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** Opens a session and gives its token to the browser; only the hash is kept. */
export async function beginSession(
  tx: Tx,
  accountId: string,
  door: SessionDoor,
  now: Instant,
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('access.session')
    .values({
      token_hash: tokenHash(token),
      id: makeId(),
      account_id: accountId,
      started_at: now,
      seen_at: now,
      ends_at: instantOf(Date.parse(now) + SESSION_SECONDS * 1000),
      device: door.device,
    })
    .execute()
  door.give(token, SESSION_SECONDS)
}

/** Ends all sessions of an account, but for one where given. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  now: Instant,
  but: string | null = null,
): Promise<void> {
  let query = tx
    .updateTable('access.session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (but !== null) query = query.where('token_hash', '!=', tokenHash(but))
  await query.execute()
}

/** Who a token stands for on this day, with the posts held; null when the session is over. */
export async function actorOfToken(
  database: Database,
  token: string,
  now: Instant,
  today: CivilDate,
): Promise<Actor | null> {
  const { rows } = await sql<{
    account_id: string
    name: string
    lang: 'vi' | 'en'
    must_change: boolean
    seen_at: string
    posts: HeldPost[] | null
  }>`
    select account.id as account_id, account.name, account.lang, account.must_change, session.seen_at,
      (select json_agg(json_build_object('id', held.id, 'post', held.post, 'agencyId', held.agency_id, 'unitId', agency.unit_id)
          order by held.id)
        from access.account_post held join access.agency agency on agency.id = held.agency_id
        where held.account_id = account.id and held.valid @> ${today}::date) as posts
    from access.session session join access.account account on account.id = session.account_id
    where session.token_hash = ${tokenHash(token)} and session.ended_at is null and session.ends_at > ${now}::timestamptz
      and session.seen_at > ${instantOf(Date.parse(now) - IDLE_MS)}::timestamptz and account.closed_at is null
  `.execute(database.kysely)
  const row = rows[0]
  if (row === undefined) return null
  if (Date.parse(now) - Date.parse(row.seen_at) > SEEN_EVERY_MS)
    await database.kysely
      .updateTable('access.session')
      .set({ seen_at: now })
      .where('token_hash', '=', tokenHash(token))
      .execute()
  // Until the one-time code is replaced by a password of one's own, no post is held.
  const posts = row.must_change ? [] : (row.posts ?? [])
  return { accountId: row.account_id, name: row.name, lang: row.lang, posts }
}
