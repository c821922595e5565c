import type { ReadTask } from '../../reading.ts'

/** For each annex row the task of the body that it repeats: the same words, or nearly so. */
export function findSameAs(body: ReadTask[], rows: ReadTask[]): void {
  const index = new Index(body)
  for (const row of rows) row.sameAs = index.same(row)
}

class Index {
  exact = new Map<string, string>()
  /** Tasks by each of their words; words of every other task tell nothing. */
  byWord = new Map<string, ReadTask[]>()
  words = new Map<ReadTask, Set<string>>()

  constructor(body: ReadTask[]) {
    for (const task of body) {
      const key = plain(task.text)
      if (!this.exact.has(key)) this.exact.set(key, task.ref)
      const words = new Set(key.split(' '))
      this.words.set(task, words)
      for (const word of words) this.byWord.set(word, [...this.listed(word), task])
    }
  }

  listed(word: string): ReadTask[] {
    const tasks = this.byWord.get(word) ?? []
    return tasks.length < 200 ? tasks : []
  }

  same(row: ReadTask): string | null {
    const key = plain(row.text)
    const exact = this.exact.get(key)
    if (exact) return exact
    const own = new Set(key.split(' '))
    let best = 0.8
    let ref: string | null = null
    for (const task of new Set([...own].flatMap((word) => this.listed(word)))) {
      const score = overlap(own, this.words.get(task) ?? new Set())
      if (score >= best) [best, ref] = [score, task.ref]
    }
    return ref
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

/** Shared words over all words of the longer; a row may leave a few words of the item out. */
function overlap(a: Set<string>, b: Set<string>): number {
  const [small, large] = [Math.min(a.size, b.size), Math.max(a.size, b.size)]
  if (small < 5 || small / large < 0.55) return 0
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return shared / large + (shared === small ? 0.2 : 0)
}
