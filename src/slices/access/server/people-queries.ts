import { sql, type RawBuilder } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import { accessFaults } from '../faults.ts'
import type { PersonView } from '../people-contract.ts'
import { KEPT_POSTS, PersonPost, type Post } from '../posts.ts'
import { accessGate } from './relations.ts'

const PAGE = 40

const columns = (now: Instant, today: CivilDate, actor: Actor) => {
  const gate = accessGate(today)
  return sql`
    account.id, account.login, account.name, account.demonstration, account.version,
    case when account.closed_at is not null then 'closed' when account.password_hash is not null then 'active'
      when account.code_until > ${now}::timestamptz then 'code' else 'none' end as state,
    case when account.code_until > ${now}::timestamptz then account.code_until end as "codeUntil",
    (select count(*)::int from access.session s where s.account_id = account.id and s.ended_at is null
      and s.ends_at > ${now}::timestamptz) as sessions,
    (select coalesce(json_agg(row_to_json(line)), '[]'::json) from (
      select given.id, given.post, given.agency_id as "agencyId", agency.name as "agencyName",
        agency.short as "agencyShort", lower(given.valid) as "validFrom", upper(given.valid) - 1 as "validTo",
        given.valid @> ${today}::date as held, given.version,
        (select giver.name from access.account giver where giver.id = given.given_by) as "givenBy",
        case when upper(given.valid) is null or upper(given.valid) > ${today}::date
          then ${gate.can(['post.end'], actor)} else '{}'::text[] end as can
      from access.account_post given join access.agency agency on agency.id = given.agency_id
      where given.account_id = account.id
      order by given.valid @> ${today}::date desc, lower(given.valid) desc nulls last, given.id) line) as posts,
    case when account.closed_at is null then ${gate.can(['account.change'], actor)} else '{}'::text[] end as can`
}

type Row = Omit<PersonView, 'codeUntil'> & { codeUntil: string | null }

// Dates inside JSON come as the database prints them.
const viewOf = (row: Row): PersonView => ({ ...row, codeUntil: row.codeUntil as Instant | null })

const order = sql`public.f_unaccent(account.name), account.id`

/** Accounts of people that the person may read, a page at a time. */
export async function listPeople(
  db: Read | Tx,
  asked: {
    q?: string | undefined
    agencyId?: string | undefined
    post?: Post | undefined
    closed?: boolean | undefined
    after?: string | undefined
  },
  now: Instant,
  today: CivilDate,
  actor: Actor,
): Promise<{ items: PersonView[]; next: string | null }> {
  const wanted: RawBuilder<unknown>[] = [
    sql`account.kind = 'person'`,
    accessGate(today).where('account.read', actor),
    asked.closed === true ? sql`account.closed_at is not null` : sql`account.closed_at is null`,
  ]
  if (asked.q !== undefined && asked.q !== '')
    wanted.push(
      sql`strpos(public.f_unaccent(account.name || ' ' || account.login), public.f_unaccent(${asked.q})) > 0`,
    )
  if (asked.agencyId !== undefined || asked.post !== undefined)
    wanted.push(sql`exists (select from access.account_post p where p.account_id = account.id
      and (upper(p.valid) is null or upper(p.valid) > ${today}::date)
      and (${asked.agencyId ?? null}::uuid is null or p.agency_id = ${asked.agencyId ?? null}::uuid)
      and (${asked.post ?? null}::text is null or p.post = ${asked.post ?? null}::text))`)
  if (asked.after !== undefined)
    wanted.push(
      sql`(${order}) > (select ${order} from access.account account where account.id = ${asked.after})`,
    )
  const { rows } = await sql<Row>`
    select ${columns(now, today, actor)} from access.account account
    where ${sql.join(wanted, sql` and `)} order by ${order} limit ${PAGE + 1}`.execute(db as Tx)
  const page = rows.slice(0, PAGE)
  return { items: page.map(viewOf), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
}

/** One account that the person may read; else a fault that does not tell whether it exists. */
export async function getPerson(
  db: Read | Tx,
  id: string,
  now: Instant,
  today: CivilDate,
  actor: Actor,
): Promise<PersonView> {
  const { rows } = await sql<Row>`
    select ${columns(now, today, actor)} from access.account account
    where account.id = ${id} and account.kind = 'person' and ${accessGate(today).where('account.read', actor)}`.execute(
    db as Tx,
  )
  if (rows[0] === undefined) throw new Fault(accessFaults['account.unknown'])
  return viewOf(rows[0])
}

/** Posts that the person may give: a keeper's few, an administrator's all. */
export function postsToGive(today: CivilDate, actor: Actor): PersonPost[] {
  const held = accessGate(today).held('post.give', actor)
  const all = held.some((one) => one.post !== 'account-keeper')
  return PersonPost.options.filter((post) => all || (held.length > 0 && KEPT_POSTS.includes(post)))
}

/** Bodies for which the person may make accounts; null for all. */
export async function bodiesToFill(db: Read | Tx, today: CivilDate, actor: Actor) {
  const held = accessGate(today).held('account.create', actor)
  if (held.some((one) => one.post !== 'account-keeper')) return null
  if (held.length === 0) return []
  return db
    .selectFrom('access.agency')
    .select(['id', 'name', 'short'])
    .where(
      'id',
      'in',
      held.map((one) => one.agencyId),
    )
    .orderBy('name')
    .execute()
}
