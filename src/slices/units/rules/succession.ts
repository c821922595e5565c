import type { CivilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import {
  FIRST_KNOWN_DAY,
  type LegalAct,
  type Succession,
  type Unit,
  type UnitId,
  type UnitRow,
} from '../model.ts'
import type { Known } from './tree-at.ts'
import { unitId } from './unit-id.ts'
import { rowEndingBefore } from './unit-of-row.ts'

/** Who followed whom, from the bare codes of a data file; predecessors from before the first known day are left out. */
export function successionsOfRows(rows: readonly UnitRow[], acts: readonly LegalAct[]): Succession[] {
  return rows.flatMap((row) => {
    const on = row.validFrom
    if (on === null) return []
    const to = unitId(row.code, on)
    const link = (code: string, kind: Succession['kind']): Succession[] => {
      const before = rowEndingBefore(code, on, rows)
      if (!before) return []
      const act = acts.find((one) => one.on === on && one.levels.includes(before.level))
      return [{ from: unitId(before.code, before.validFrom), to, on, kind, act: act?.number ?? null }]
    }
    return [
      ...row.predecessorCodes.flatMap((code) => link(code, 'territory')),
      ...(row.formerDistrictCodes ?? []).flatMap((code) => link(code, 'devolved')),
    ]
  })
}

/**
 * What a unit is shown as on another day: itself while it stands, else its successors or predecessors on that day.
 * An old commune becomes its new one, a new commune its old ones, a district the communes that came from it.
 */
export function unitsOn(
  day: CivilDate,
  from: UnitId,
  units: readonly Unit[],
  successions: readonly Succession[],
): Known<{ units: Unit[] }> {
  if (day < FIRST_KNOWN_DAY) return { known: false, since: FIRST_KNOWN_DAY }
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const found = new Map<UnitId, Unit>()
  const walked = new Set<UnitId>()
  const walk = (id: UnitId) => {
    const unit = byId.get(id)
    if (!unit || walked.has(id)) return
    walked.add(id)
    if (isValidOn(unit, day)) return void found.set(id, unit)
    const ended = unit.validTo !== null && unit.validTo < day
    for (const link of successions) {
      if (ended && link.from === id) walk(link.to)
      // Backwards a commune is shown as communes; the district is asked for with `formerDistrictOf`.
      if (!ended && link.to === id && link.kind === 'territory') walk(link.from)
    }
  }
  walk(from)
  return { known: true, units: [...found.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** The district on whose former area a commune lies ("địa bàn huyện cũ"), its own district while that stood. */
export function formerDistrictOf(
  commune: UnitId,
  units: readonly Unit[],
  successions: readonly Succession[],
): Unit | undefined {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const parentId = byId.get(commune)?.parentId
  const parent = parentId ? byId.get(parentId) : undefined
  if (parent?.level === 'district') return parent
  const link = successions.find((one) => one.to === commune && one.kind === 'devolved')
  if (link) return byId.get(link.from)
  const before = successions.find((one) => one.to === commune && one.kind === 'territory')
  return before && formerDistrictOf(before.from, units, successions)
}
