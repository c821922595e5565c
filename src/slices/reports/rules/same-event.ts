import type { RecordedEntry } from '../model.ts'

export type Told = Pick<RecordedEntry, 'id' | 'role' | 'sameEvent' | 'from'>

/**
 * Entries that tell of one event count once: the lead's before a supporting body's, then the one the others point at,
 * then the earliest. Returns, for each entry that does not count, the id of the one that does.
 */
export function toldTwice(entries: readonly Told[]): Map<string, string> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    const up = parent.get(id)
    return up === undefined ? id : rootOf(up)
  }
  // An event may be known only through an entry that is not here (its body has not sent); the others still are one.
  for (const { id, sameEvent } of entries) {
    if (sameEvent === null) continue
    const [a, b] = [rootOf(id), rootOf(sameEvent)]
    if (a !== b) parent.set(a, b)
  }
  const pointedAt = new Set(entries.map((entry) => entry.sameEvent))
  const rank = (entry: Told) =>
    `${entry.role === 'lead' ? 0 : 1} ${pointedAt.has(entry.id) ? 0 : 1} ${entry.from} ${entry.id}`
  const twice = new Map<string, string>()
  for (const group of Map.groupBy(byId.values(), (entry) => rootOf(entry.id)).values()) {
    const [first, ...others] = group.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    for (const other of others) twice.set(other.id, first!.id)
  }
  return twice
}
