import type { ContributionBody } from '../../model.ts'

export const SAID = ['funding', 'difficulties', 'proposals', 'next'] as const
export type SaidField = (typeof SAID)[number]

/** What is typed over a saved draft and not yet saved; by assignment where it is a task's. */
export interface PartEdits {
  /** The version over which writing began. */
  seen: number | null
  words: Record<string, string>
  /** Typed text while it is no number. */
  estimate: Record<string, Record<string, number | string>>
  said: Partial<Record<SaidField, string>>
}

export const noEdits: PartEdits = { seen: null, words: {}, estimate: {}, said: {} }

export function hasEdits(edits: PartEdits): boolean {
  return [edits.words, edits.estimate, edits.said].some((part) => Object.keys(part).length > 0)
}

/** The draft as it would be saved. */
export function withEdits(body: ContributionBody, edits: PartEdits): ContributionBody {
  return {
    ...body,
    ...edits.said,
    items: body.items.map((item) => {
      const typed = edits.estimate[item.assignmentId] ?? {}
      const kept = item.estimate.filter((one) => !(one.measureId in typed))
      const fresh = Object.entries(typed).flatMap(([measureId, amount]) =>
        typeof amount === 'number' ? [{ measureId, amount }] : [],
      )
      return { ...item, words: edits.words[item.assignmentId] ?? item.words, estimate: [...kept, ...fresh] }
    }),
  }
}

/** The first estimate that is no number: where it stands and what was typed. */
export function wrongEstimate(edits: PartEdits): { path: string; typed: string } | null {
  for (const [line, typed] of Object.entries(edits.estimate))
    for (const [measureId, amount] of Object.entries(typed))
      if (typeof amount === 'string' && amount.trim() !== '')
        return { path: `estimate.${line}.${measureId}`, typed: amount }
  return null
}
