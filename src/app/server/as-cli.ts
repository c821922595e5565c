import type { Clock } from '#kernel/server/clock.ts'
import { runCommand } from '#kernel/server/command.ts'
import { rowsOf, type Database } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { announce } from '#kernel/server/jobs.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { dayOf } from '#kernel/civil-date.ts'
import type { Actor, HeldPost } from '#kernel/policy.ts'
import { Fault } from '#kernel/fault.ts'
import { accessFaults } from '#slices/access/faults.ts'
import { sql } from 'kysely'

/** The operator that a command of the command line acts as: by default the account `cli`. */
export async function operator(database: Database, clock: Clock, login = 'cli'): Promise<Actor> {
  type Row = { id: string; name: string; lang: 'vi' | 'en'; posts: HeldPost[] | null }
  const [row] = await rowsOf<Row>(
    database.kysely,
    sql<Row>`
    select account.id, account.name, account.lang,
      (select json_agg(json_build_object('id', held.id, 'post', held.post, 'agencyId', held.agency_id, 'unitId', agency.unit_id))
        from access.account_post held join access.agency agency on agency.id = held.agency_id
        where held.account_id = account.id and held.valid @> ${clock.today()}::date) as posts
    from access.account account where account.login = ${login} and account.closed_at is null`,
  )
  if (row === undefined) throw new Fault(accessFaults['account.unknown'])
  return { accountId: row.id, name: row.name, lang: row.lang, posts: row.posts ?? [] }
}

/** Does a command as an operator, outside HTTP: the same transaction, journal entry and rights; names the system's user. */
export function commandAs<T>(
  database: Database,
  clock: Clock,
  by: Actor,
  names: { action: string; audit: string; input: unknown; osUser?: string },
  work: (context: WriteContext) => Promise<T>,
): Promise<T> {
  const now = clock.now()
  return runCommand(
    database,
    {
      id: makeId(),
      accountId: by.accountId,
      action: names.action,
      audit: names.audit,
      input: names.input,
      at: now,
      ...(names.osUser === undefined ? {} : { osUser: names.osUser }),
    },
    (db, audit) =>
      work({
        db,
        by,
        now,
        today: dayOf(now),
        lang: by.lang,
        audit,
        announce: (job, payload) => announce(db, job, payload),
        session: NO_SESSION,
      }),
  )
}

const NO_SESSION = { token: null, address: '', device: 'cli', give: () => {}, clear: () => {} }
