import type { CivilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import { FIRST_KNOWN_DAY, type Unit } from '../model.ts'

export interface UnitNode {
  unit: Unit
  children: UnitNode[]
}

/** What is known of a day; `since` is the first day on which it would be ("chưa đủ dữ liệu" before). */
export type Known<T> = ({ known: true } & T) | { known: false; since: CivilDate }

/** The tree of units as it stood on a day, children in order of their codes. */
export function treeAt(units: readonly Unit[], day: CivilDate): Known<{ roots: UnitNode[] }> {
  if (day < FIRST_KNOWN_DAY) return { known: false, since: FIRST_KNOWN_DAY }
  const standing = units.filter((unit) => isValidOn(unit, day)).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const nodes = new Map(standing.map((unit) => [unit.id, { unit, children: [] as UnitNode[] }]))
  const roots: UnitNode[] = []
  for (const node of nodes.values()) {
    const parent = node.unit.parentId && nodes.get(node.unit.parentId)
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  return { known: true, roots }
}
