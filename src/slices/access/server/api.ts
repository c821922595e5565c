import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import { stableId } from '#kernel/stable-id.ts'
import type { WorkItem } from '../people-contract.ts'
import type { Agency, AgencyId, AgencySuccession, FieldOfWork, GroupFile } from '../model.ts'
import { buildDirectory, type Directory } from '../rules/directory.ts'

/** The agencies of all times with their successions, groups and fields of work: what tasks are assigned by. */
export interface LiveDirectory {
  directory: Directory
  successions: AgencySuccession[]
  fields: FieldOfWork[]
  /** The id of an agency's row for its slug, and back. */
  rowId(slug: AgencyId): string
  slugOf(rowId: string): AgencyId
  byRowId(rowId: string): Agency | undefined
}

/** Reads the whole directory (some 700 bodies) for the rules that resolve names and carry tasks forward. */
export async function getDirectory(db: Read | Tx): Promise<LiveDirectory> {
  const agencies = await sql<Agency & { rowId: string }>`
    select agency.id as "rowId", agency.slug as id, agency.name, agency.short, agency.level, agency.kind,
      lower(agency.valid) as "validFrom", upper(agency.valid) - 1 as "validTo", agency.invited, agency.basis,
      agency.verified, agency.child_work as "childWork", agency.unit_id as "unitId",
      coalesce((select array_agg(alias.alias) from access.agency_alias alias where alias.agency_id = agency.id), '{}') as aliases
    from access.agency agency order by agency.slug`.execute(db as Tx)
  const successions = await sql<AgencySuccession>`
    select f.slug as "from", t.slug as "to", s.on_day as "on", s.fields, s.basis, s.verified
    from access.agency_succession s join access.agency f on f.id = s.from_agency join access.agency t on t.id = s.to_agency
    order by s.on_day`.execute(db as Tx)
  const groups = await sql<GroupFile['groups'][number]>`
    select id, vi, en, words, selectors, outside, naming from access.body_group order by id`.execute(db as Tx)
  const tails = await sql<{ value: string[] }>`
    select value from kernel.setting where key = 'access.group-tails'`.execute(db as Tx)
  const fields =
    await sql<FieldOfWork>`select id, vi, en, words from access.field_of_work order by id`.execute(db as Tx)
  const place = await sql<{ name: string }>`
    select name from units.unit where level = 'province' order by valid desc limit 1`.execute(db as Tx)
  const directory = buildDirectory(
    agencies.rows,
    { groups: groups.rows, tails: tails.rows[0]?.value ?? [] },
    (place.rows[0]?.name ?? '').replace(/^(Tỉnh|Thành phố) /, ''),
  )
  const slugs = new Map(agencies.rows.map((row) => [row.rowId, row.id]))
  const ids = new Map(agencies.rows.map((row) => [row.id, row.rowId]))
  return {
    directory,
    successions: successions.rows,
    fields: fields.rows,
    rowId: (slug) => ids.get(slug) ?? stableId(`agency:${slug}`),
    slugOf: (rowId) => slugs.get(rowId) as AgencyId,
    byRowId: (rowId) => directory.agencies.get(slugs.get(rowId) as AgencyId),
  }
}

/** What a person leaves with a post at a body and how another takes it; app joins the answers of the slices. */
export interface Work {
  /** What waits for this person by these posts, all at one body. */
  left(db: Read | Tx, by: Actor, today: CivilDate): Promise<WorkItem[]>
  handOver(tx: Tx, from: string, to: string, agencyId: string): Promise<void>
}
