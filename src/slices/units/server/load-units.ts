import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tx } from '#kernel/server/database.ts'
import { json } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { HolidayFile } from '#kernel/working-days.ts'
import { stableId } from '#kernel/stable-id.ts'
import { LegalAct, UnitFile } from '../model.ts'
import { successionsOfRows } from '../rules/succession.ts'
import { unitsOfRows } from '../rules/unit-of-row.ts'

async function dataFile<T>(root: string, path: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(join(root, 'data', path), 'utf8')))
}

/** Loads the dated units, their successions and acts, and the holidays; loading again adds what is new and changes nothing. */
export async function loadUnits(tx: Tx, root: string): Promise<void> {
  const { units: rows } = await dataFile(root, 'units/nghe-an-units.json', UnitFile)
  const acts = await dataFile(root, 'units/legal-acts.json', z.array(LegalAct))
  const actId = (number: string) => stableId(`act:${number}`)
  await tx
    .insertInto('units.legal_act')
    .values(
      acts.map((act) => ({
        id: actId(act.number),
        number: act.number,
        title: act.title,
        signed_on: act.signedOn,
        in_force: act.on,
        levels: act.levels,
        verified: act.verified,
        source: act.source,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const units = unitsOfRows(rows)
  const actOf = (unit: (typeof units)[number]) =>
    acts.find((act) => act.on === unit.validFrom && act.levels.includes(unit.level))
  const byLevel = ['province', 'district', 'commune'].flatMap((level) =>
    units.filter((unit) => unit.level === level),
  )
  await tx
    .insertInto('units.unit')
    .values(
      byLevel.map((unit) => {
        const act = actOf(unit)
        const { areaKm2, population2025, mountainous } = unit
        return {
          id: unit.id,
          code: unit.code,
          name: unit.name,
          level: unit.level,
          type: unit.type,
          parent_id: unit.parentId,
          valid: daysRange(unit.validFrom, unit.validTo),
          attributes: json({ areaKm2, population2025, mountainous }),
          act_id: act === undefined ? null : actId(act.number),
        }
      }),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await tx
    .insertInto('units.succession')
    .values(
      successionsOfRows(rows, acts).map((link) => ({
        from_unit: link.from,
        to_unit: link.to,
        on_day: link.on,
        kind: link.kind,
        act_id: link.act === null ? null : actId(link.act),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const holidays = await dataFile(root, 'holidays/vn-2024-2028.json', HolidayFile)
  await tx
    .insertInto('units.holiday')
    .values(holidays.rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
