import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '#kernel/civil-date.ts'
import type { Tx } from '#kernel/server/database.ts'
import { json } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { stableId } from '#kernel/stable-id.ts'
import { getUnits, getUnitSuccessions } from '#slices/units/server/api.ts'
import { AgencyRow, AgencySuccession, FieldOfWork, GroupFile } from '../model.ts'
import { agenciesOfRows, committeesOf, committeeSuccessions } from '../rules/committees.ts'

/** The id of an agency's row, the same in every database. */
export function agencyRowId(slug: string): string {
  return stableId(`agency:${slug}`)
}

async function dataFile<T>(root: string, path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(root, 'data/agencies', path), 'utf8')))
}

/** Loads agencies, aliases, successions, groups and fields of work; the committees come from the units. Repeatable. */
export async function loadDirectory(tx: Tx, root: string, at: Instant): Promise<void> {
  const units = await getUnits(tx)
  const agencies = [
    ...agenciesOfRows(await dataFile(root, 'nghe-an-agencies.json', z.array(AgencyRow)), units),
    ...committeesOf(units),
  ]
  await tx
    .insertInto('access.agency')
    .values(
      agencies.map((agency) => ({
        id: agencyRowId(agency.id),
        slug: agency.id,
        name: agency.name,
        short: agency.short,
        level: agency.level,
        kind: agency.kind,
        unit_id: agency.unitId,
        invited: agency.invited,
        valid: daysRange(agency.validFrom, agency.validTo),
        basis: agency.basis,
        verified: agency.verified,
        child_work: agency.childWork,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const aliases = agencies.flatMap((agency) =>
    agency.aliases.map((alias) => ({ agency_id: agencyRowId(agency.id), alias })),
  )
  await tx
    .insertInto('access.agency_alias')
    .values(aliases)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const successions = [
    ...(await dataFile(root, 'successions.json', z.array(AgencySuccession))),
    ...committeeSuccessions(await getUnitSuccessions(tx), units),
  ]
  await tx
    .insertInto('access.agency_succession')
    .values(
      successions.map((row) => ({
        id: stableId(`succession:${row.from}:${row.to}:${row.on}:${row.fields?.join(',') ?? ''}`),
        from_agency: agencyRowId(row.from),
        to_agency: agencyRowId(row.to),
        on_day: row.on,
        fields: row.fields,
        basis: row.basis,
        verified: row.verified,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const { groups, tails } = await dataFile(root, 'groups.json', GroupFile)
  await tx
    .insertInto('access.body_group')
    .values(groups.map((group) => ({ ...group, selectors: json(group.selectors) })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await tx
    .insertInto('kernel.setting')
    .values({ key: 'access.group-tails', value: json(tails), changed_at: at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  await tx
    .insertInto('access.field_of_work')
    .values(await dataFile(root, 'fields-of-work.json', z.array(FieldOfWork)))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
