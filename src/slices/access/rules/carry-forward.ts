import { addDays, type CivilDate } from '#kernel/civil-date.ts'
import type { AgencyId, AgencySuccession, FieldId } from '../model.ts'

/** One body's time with a task. */
export interface Tenure {
  agencyId: AgencyId
  from: CivilDate
  /** The last day; null where it still carries the task on the day asked. */
  to: CivilDate | null
  /** The successions by which the task came, all from one body; empty for the body that was named. */
  via: AgencySuccession[]
  /** False ("chưa đối chiếu") when any step so far rests on what nobody has checked. */
  verified: boolean
}

/**
 * Who carries a task from the day it was given until a day, as bodies end and others follow. `fields` are the fields
 * of work that the task is about; where they are none, or their successors differ, it follows the successor without
 * named fields. A district's task fans out to its communes. A body that had ended before `from` carries nothing.
 */
export function carryForward(
  agencyId: AgencyId,
  fields: readonly FieldId[],
  from: CivilDate,
  successions: readonly AgencySuccession[],
  until: CivilDate,
): Tenure[] {
  const tenures: Tenure[] = []
  const reached = new Set<AgencyId>()
  const walk = (id: AgencyId, since: CivilDate, via: AgencySuccession[], verified: boolean) => {
    if (reached.has(id)) return
    reached.add(id)
    const handover = nextHandover(id, fields, since, successions, until)
    const to = handover ? addDays(handover.on, -1) : null
    if (to === null || to >= since) tenures.push({ agencyId: id, from: since, to, via, verified })
    for (const next of new Set(handover?.rows.map((row) => row.to))) {
      const rows = handover!.rows.filter((row) => row.to === next)
      walk(next, handover!.on, rows, verified && rows.every((row) => row.verified))
    }
  }
  if (from <= until) walk(agencyId, from, [], true)
  return tenures
}

/** The bodies that carry the task on the day asked. */
export function owners(tenures: readonly Tenure[]): Tenure[] {
  return tenures.filter((tenure) => tenure.to === null)
}

function nextHandover(
  id: AgencyId,
  fields: readonly FieldId[],
  since: CivilDate,
  successions: readonly AgencySuccession[],
  until: CivilDate,
): { on: CivilDate; rows: AgencySuccession[] } | undefined {
  const mine = successions.filter((row) => row.from === id && row.on <= until)
  const days = [...new Set(mine.map((row) => row.on))].toSorted()
  for (const day of days) {
    const rows = rowsFor(
      fields,
      mine.filter((row) => row.on === day),
    )
    if (rows.length === 0) continue
    if (day > since) return { on: day, rows }
    // Given after the change: it moves on only if the body had ended, not if it had merely lost a field.
    if (mine.some((row) => row.on === day && row.fields === null)) return { on: since, rows }
  }
  return undefined
}

function rowsFor(fields: readonly FieldId[], rows: readonly AgencySuccession[]): AgencySuccession[] {
  const rest = rows.filter((row) => row.fields === null)
  const byField = fields.map((field) => {
    const named = rows.filter((row) => row.fields?.includes(field))
    return named.length > 0 ? named : rest
  })
  const targets = new Set(byField.map((list) => JSON.stringify(list.map((row) => row.to).toSorted())))
  return targets.size === 1 ? [...new Set(byField.flat())] : rest
}
