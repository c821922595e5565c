import { sql, type RawBuilder } from 'kysely'
import { addDays, startOfDay, type CivilDate } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import type { EntryView, journalContract } from '../journal-contract.ts'
import { accessGate } from './relations.ts'

const PAGE = 50

type Row = Omit<EntryView, 'before' | 'after'> & { before: string | null; after: string | null }

/** Entries that the person may read, newest first, a page at a time; values only where those are theirs to see too. */
export async function listEntries(
  db: Read | Tx,
  asked: InputOf<(typeof journalContract)['journal']>,
  today: CivilDate,
  actor: Actor,
): Promise<{ items: EntryView[]; next: string | null }> {
  const gate = accessGate(today)
  const wanted: RawBuilder<unknown>[] = [gate.where('journal.read', actor)]
  if (asked.from !== undefined) wanted.push(sql`entry.at >= ${startOfDay(asked.from)}::timestamptz`)
  if (asked.to !== undefined) wanted.push(sql`entry.at < ${startOfDay(addDays(asked.to, 1))}::timestamptz`)
  if (asked.area !== undefined) wanted.push(sql`entry.area = ${asked.area}`)
  if (asked.recordId !== undefined) wanted.push(sql`entry.record_id = ${asked.recordId}::uuid`)
  if (asked.accountId !== undefined) wanted.push(sql`entry.account_id = ${asked.accountId}::uuid`)
  if (asked.q !== undefined && asked.q !== '')
    wanted.push(sql`entry.account_id in (select named.id from access.account named
      where strpos(public.f_unaccent(named.name || ' ' || named.login), public.f_unaccent(${asked.q})) > 0)`)
  if (asked.after !== undefined)
    wanted.push(
      sql`(entry.at, entry.id) < (select last.at, last.id from journal.entry last where last.id = ${asked.after}::uuid)`,
    )
  const { rows } = await sql<Row>`
    select entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      entry.account_id as "accountId", coalesce(account.name, '') as who, entry.os_user as "osUser", entry.post,
      agency.short as agency, behalf.short as "onBehalfOf", entry.area, entry.action, entry.audit,
      entry.record_type as "recordType", entry.record_id as "recordId", entry.sensitivity, sealed.position,
      case when val.entry_id is null then 'erased' when page.shown and val.key_id is null then 'shown' else 'hidden' end as values,
      case when page.shown and val.key_id is null then val.before end as before,
      case when page.shown and val.key_id is null then val.after end as after
    from (select entry.*, ${gate.where('journal.values', actor)} as shown from journal.entry entry
      where ${sql.join(wanted, sql` and `)} order by entry.at desc, entry.id desc limit ${PAGE + 1}) page
    join journal.entry entry on entry.id = page.id
    left join access.account account on account.id = entry.account_id
    left join access.agency agency on agency.id = entry.agency_id
    left join access.agency behalf on behalf.id = entry.on_behalf_of
    left join journal.sealed sealed on sealed.entry_id = entry.id
    left join journal.entry_values val on val.entry_id = entry.id
    order by entry.at desc, entry.id desc`.execute(db as Tx)
  const page = rows.slice(0, PAGE)
  return {
    items: page.map((row) => ({ ...row, before: parsed(row.before), after: parsed(row.after) })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
