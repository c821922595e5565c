import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import type { AgencyCard, AgencyView, GroupView } from '../agencies-contract.ts'
import { accessFaults } from '../faults.ts'
import { groupMembers } from '../rules/group-members.ts'
import { resolveBody } from '../rules/resolve-body.ts'
import { getDirectory } from './api.ts'
import { accessGate } from './relations.ts'

const PAGE = 50

const handovers = (mine: 'from_agency' | 'to_agency', other: 'from_agency' | 'to_agency') => sql`
  coalesce((select json_agg(json_build_object('id', s.id, 'on', s.on_day, 'fields', s.fields, 'basis', s.basis,
      'verified', s.verified, 'agency', json_build_object('id', o.id, 'name', o.name, 'short', o.short))
      order by s.on_day, s.fields is null, o.short)
    from access.agency_succession s join access.agency o on o.id = ${sql.ref(`s.${other}`)}
    where ${sql.ref(`s.${mine}`)} = agency.id), '[]'::json)`

const cardColumns = (day: CivilDate, actor: Actor) => sql`
  agency.id, agency.slug, agency.name, agency.short, agency.level, agency.kind, lower(agency.valid) as "validFrom",
  upper(agency.valid) - 1 as "validTo", agency.valid @> ${day}::date as standing, agency.invited, agency.verified,
  coalesce((select array_agg(alias.alias order by alias.alias) from access.agency_alias alias
    where alias.agency_id = agency.id), '{}') as aliases,
  agency.child_work as fields,
  (select max(district.name) from units.succession u join units.unit district on district.id = u.from_unit
    where u.to_unit = agency.unit_id and u.kind = 'devolved') as "formerDistrict",
  ${handovers('from_agency', 'to_agency')} as successors,
  ${accessGate(day).can(['agency.change'], actor)} as can`

const place = sql`array_position(array['province', 'district', 'commune'], agency.level), public.f_unaccent(agency.name), agency.id`

/** Bodies of a day, or with words those of all times that bear them; a page at a time. */
export async function listAgencies(
  db: Read | Tx,
  asked: {
    q?: string | undefined
    level?: string | undefined
    unverified?: boolean | undefined
    after?: string | undefined
  },
  day: CivilDate,
  actor: Actor,
): Promise<{ day: CivilDate; items: AgencyCard[]; next: string | null }> {
  const q = asked.q ?? ''
  const named = q !== '' && asked.after === undefined ? await idOfName(db, q, day) : null
  const wanted: RawBuilder<unknown>[] = []
  if (q === '') wanted.push(sql`agency.valid @> ${day}::date`)
  else
    wanted.push(sql`(strpos(public.f_unaccent(agency.name || ' ' || agency.short), public.f_unaccent(${q})) > 0
      or exists (select from access.agency_alias alias where alias.agency_id = agency.id
        and strpos(public.f_unaccent(alias.alias), public.f_unaccent(${q})) > 0))`)
  if (asked.level !== undefined) wanted.push(sql`agency.level = ${asked.level}`)
  if (asked.unverified === true)
    wanted.push(sql`(not agency.verified or exists (select from access.agency_succession s
      where s.from_agency = agency.id and not s.verified))`)
  if (asked.after !== undefined)
    wanted.push(
      sql`(${place}) > (select ${place} from access.agency agency where agency.id = ${asked.after})`,
    )
  const { rows } = await sql<AgencyCard>`
    select ${cardColumns(day, actor)} from access.agency agency
    where (${sql.join(wanted, sql` and `)}) and agency.id is distinct from ${named}
    order by ${place} limit ${PAGE + 1}`.execute(db as Tx)
  const page = rows.slice(0, PAGE)
  const first = named === null ? [] : [await getCard(db, named, day, actor)]
  return {
    day,
    items: [...first, ...page],
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** The body that a document of the day would mean by these words, however they spell it. */
async function idOfName(db: Read | Tx, q: string, day: CivilDate): Promise<string | null> {
  const live = await getDirectory(db)
  const body = resolveBody(q, day, live.directory)
  return body.kind === 'agency' ? live.rowId(body.agency.id) : null
}

async function getCard(db: Read | Tx, id: string, day: CivilDate, actor: Actor): Promise<AgencyCard> {
  const { rows } = await sql<AgencyCard>`
    select ${cardColumns(day, actor)} from access.agency agency where agency.id = ${id}`.execute(db as Tx)
  if (rows[0] === undefined) throw new Fault(accessFaults['agency.unknown'])
  return rows[0]
}

/** One body with who came before and after it and the groups it belongs to. */
export async function getAgency(
  db: Read | Tx,
  id: string,
  day: CivilDate,
  actor: Actor,
): Promise<AgencyView> {
  const { rows } = await sql<AgencyView>`
    select ${cardColumns(day, actor)}, ${day}::date as day, agency.basis, agency.unit_id as "unitId", agency.version,
      ${handovers('to_agency', 'from_agency')} as predecessors,
      coalesce((select json_agg(json_build_object('id', g.id, 'vi', g.vi, 'en', g.en) order by g.id)
        from access.body_group g where exists (select from jsonb_array_elements(g.selectors) selector
          where selector->'kinds' ? agency.kind and selector->'levels' ? agency.level)), '[]'::json) as groups
    from access.agency agency where agency.id = ${id}`.execute(db as Tx)
  if (rows[0] === undefined) throw new Fault(accessFaults['agency.unknown'])
  return rows[0]
}

/** The groups with how many bodies each means on a day. */
export async function listGroups(db: Read | Tx, day: CivilDate, actor: Actor): Promise<GroupView[]> {
  const { rows } = await sql<Omit<GroupView, 'members'>>`
    select g.id, g.vi, g.en, g.words, g.selectors, g.outside, g.naming, g.version,
      ${accessGate(day).can(['group.change'], actor)} as can
    from access.body_group g order by g.id`.execute(db as Tx)
  const { directory } = await getDirectory(db)
  return rows.map((group) => ({ ...group, members: groupMembers([group], day, directory).length }))
}
