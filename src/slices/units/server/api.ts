import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import type { HolidayRow } from '#kernel/working-days.ts'
import type { Succession, Unit } from '../model.ts'

/** All units of all times, as the rules read them. */
export async function getUnits(db: Read | Tx): Promise<Unit[]> {
  const { rows } = await sql<Unit>`
    select id, code, name, level, type, parent_id as "parentId", lower(valid) as "validFrom",
      (upper(valid) - 1) as "validTo", (attributes->>'areaKm2')::float8 as "areaKm2",
      (attributes->>'population2025')::int as "population2025", (attributes->>'mountainous')::boolean as mountainous
    from units.unit order by level, code`.execute(db as Tx)
  return rows
}

export async function getUnitSuccessions(db: Read | Tx): Promise<Succession[]> {
  const { rows } = await sql<Succession>`
    select s.from_unit as "from", s.to_unit as "to", s.on_day as "on", s.kind, act.number as act
    from units.succession s left join units.legal_act act on act.id = s.act_id`.execute(db as Tx)
  return rows
}

/** Days off and days worked in exchange between two days, for working-day clocks. */
export async function getCalendar(db: Read | Tx, from: CivilDate, to: CivilDate): Promise<HolidayRow[]> {
  const { rows } = await sql<HolidayRow>`
    select day, kind, name, act, verified from units.holiday where day between ${from}::date and ${to}::date
    order by day`.execute(db as Tx)
  return rows
}
