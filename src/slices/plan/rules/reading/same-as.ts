import type { ReadTask } from '../../reading.ts'

/** For each annex row the task of the body that it repeats: the same words, or nearly so. */
export function findSameAs(body: ReadTask[], rows: ReadTask[]): void {
  const words = new Map(body.map((task) => [task, wordsOf(task.text)]))
  const exact = new Map<string, string>()
  for (const task of body) if (!exact.has(key(task.text))) exact.set(key(task.text), task.ref)
  for (const row of rows) {
    const same = exact.get(key(row.text))
    if (same) {
      row.sameAs = same
      continue
    }
    const own = wordsOf(row.text)
    let best = 0
    for (const [task, theirs] of words) {
      const score = overlap(own, theirs)
      if (score > best && score >= 0.8) {
        best = score
        row.sameAs = task.ref
      }
    }
  }
}

function key(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

function wordsOf(text: string): Set<string> {
  return new Set(key(text).split(' '))
}

function overlap(a: Set<string>, b: Set<string>): number {
  if (Math.min(a.size, b.size) < 5) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  const small = Math.min(a.size, b.size)
  const large = Math.max(a.size, b.size)
  return small / large > 0.55 ? shared / large + (shared === small ? 0.2 : 0) : 0
}
