import { documentWords as words } from '../messages/document.ts'
import type { Mark } from '../model.ts'
import { refreshFigures } from './edit-marks.ts'
import { valueOf, type Facts } from './facts.ts'
import { bodyPassage, unitOf, type FreshPassage } from './write-passages.ts'

/** A paragraph that stands in the draft already. */
export interface StandingPassage {
  id: string
  sectionRef: string
  ord: number
  kind: 'summary' | 'body' | 'picked' | 'written'
  taskRef: string | null
  agencyId: string | null
  sendingId: string | null
  text: string
  marks: Mark[]
  edited: boolean
  removed: boolean
  shortened: boolean
}

/** What consolidating again does to the paragraphs. */
export interface Merged {
  add: (FreshPassage & { ord: number })[]
  change: StandingPassage[]
  /** Ids of paragraphs that nothing stands for any more. */
  drop: string[]
}

const keyOf = (one: { kind: string; sectionRef: string; taskRef: string | null; agencyId: string | null }) =>
  [one.kind, one.sectionRef, one.taskRef, one.agencyId].join('|')

/**
 * Puts a new draft over the one that stands. What the lead wrote, picked, edited or took out stays; figures that still
 * have their trace follow the records everywhere.
 */
export function mergePassages(
  standing: readonly StandingPassage[],
  fresh: readonly FreshPassage[],
  facts: Facts,
): Merged {
  const known = new Map(standing.map((one) => [keyOf(one), one]))
  const wanted = new Map(fresh.map((one) => [keyOf(one), one]))
  const kept = new Map<string, StandingPassage>()
  const drop: string[] = []
  for (const old of standing) {
    const now = renewed(old, wanted.get(keyOf(old)), facts)
    if (now === null) drop.push(old.id)
    else kept.set(old.id, now)
  }
  const add = placed(fresh, known, kept)
  const before = new Map(standing.map((one) => [one.id, JSON.stringify(one)]))
  return { add, change: [...kept.values()].filter((one) => JSON.stringify(one) !== before.get(one.id)), drop }
}

function renewed(
  old: StandingPassage,
  fresh: FreshPassage | undefined,
  facts: Facts,
): StandingPassage | null {
  if (old.removed) return old
  if (old.edited || old.kind === 'written')
    return { ...old, ...refreshFigures(old.text, old.marks, (mark, now) => figureText(facts, mark, now)) }
  const now = old.kind === 'picked' ? picked(old, facts) : fresh
  if (now === undefined) return null
  const { sendingId, text, marks, shortened } = now
  return { ...old, sendingId, text, marks, shortened }
}

// A picked passage follows the body's newest version; where that says nothing any more, the old words stay.
function picked(old: StandingPassage, facts: Facts): StandingPassage | FreshPassage {
  const body = facts.input.bodies.find((one) => one.id === old.agencyId)
  if (body === undefined || old.taskRef === null) return old
  return bodyPassage(facts, old.sectionRef, old.taskRef, body, 12_000, 'picked') ?? old
}

function figureText(facts: Facts, { figure }: Mark, standing: string): string | null {
  const value = valueOf(facts, figure)
  if (value === null) return null
  const unit = figure.kind === 'sum' && figure.measureId !== null ? unitOf(facts, figure.measureId) : null
  return unit !== null && standing.endsWith(unit) ? `${words.number(value)} ${unit}` : words.number(value)
}

/** Each new paragraph stands after the one that comes before it in the new draft, before whatever followed there. */
function placed(
  fresh: readonly FreshPassage[],
  known: ReadonlyMap<string, StandingPassage>,
  kept: ReadonlyMap<string, StandingPassage>,
): Merged['add'] {
  const add: Merged['add'] = []
  const taken = Map.groupBy([...kept.values()], (one) => one.sectionRef)
  const last = new Map<string, number>()
  for (const one of fresh) {
    const old = known.get(keyOf(one))
    const before = last.get(one.sectionRef) ?? 0
    if (old !== undefined && kept.has(old.id)) {
      last.set(one.sectionRef, Math.max(before, old.ord))
      continue
    }
    const next = (taken.get(one.sectionRef) ?? []).map((other) => other.ord).filter((ord) => ord > before)
    const ord = next.length === 0 ? before + 1000 : between(before, Math.min(...next))
    last.set(one.sectionRef, ord)
    add.push({ ...one, ord })
  }
  return add
}

/** A place between two others. */
export function between(before: number, after: number): number {
  return before + (after - before) / 2
}
