import { addDays, type CivilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import { type Unit, UnitRow } from '../model.ts'
import { unitId } from './unit-id.ts'

/** The rows of a data file as units with ids; throws when two rows share code and beginning or a parent is missing. */
export function unitsOfRows(rows: readonly UnitRow[]): Unit[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const id = unitId(row.code, row.validFrom)
    if (seen.has(id)) throw new RangeError(`unit twice: ${row.code} from ${row.validFrom}`)
    seen.add(id)
    return {
      id,
      code: row.code,
      name: row.name,
      level: row.level,
      type: row.type,
      validFrom: row.validFrom,
      validTo: row.validTo,
      parentId: parentOf(row, rows),
      areaKm2: row.areaKm2 ?? null,
      population2025: row.population2025 ?? null,
      mountainous: row.mountainous ?? row.mountainousFormerDistrict ?? null,
    }
  })
}

// A bare parent code means the row that bore it on the child's last day.
function parentOf(row: UnitRow, rows: readonly UnitRow[]) {
  if (row.parentCode === null) return null
  const parent = rows.find(
    (other) =>
      other.code === row.parentCode && (row.validTo ? isValidOn(other, row.validTo) : !other.validTo),
  )
  if (!parent) throw new RangeError(`no parent ${row.parentCode} for ${row.code}`)
  return unitId(parent.code, parent.validFrom)
}

/** The row that bore a code on the day before `day`: what a bare predecessor code means. */
export function rowEndingBefore(code: string, day: CivilDate, rows: readonly UnitRow[]): UnitRow | undefined {
  const eve = addDays(day, -1)
  return rows.find((row) => row.code === code && row.validTo === eve)
}
