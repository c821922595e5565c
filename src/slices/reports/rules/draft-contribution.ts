import type { ContributionBody, ContributionItem, RecordedEntry } from '../model.ts'
import type { ReportDates } from './report-dates.ts'
import { sumQuantities } from './quantities.ts'

/** A body's line of a task, as a contribution lays it out. */
export interface BodyLine {
  taskId: string
  ref: string
  assignmentId: string
  role: 'lead' | 'supporting'
}

/**
 * Drafts a body's contribution from what it recorded in the window. Entries stand in the order of their events and do
 * not include replaced ones. An event counts by its last day: up to the cut-off it is done, later it is "sau ngày
 * chốt". Supporting lines appear only where something was recorded. What the body wrote itself in `before` stays.
 */
export function draftContribution(
  lines: readonly BodyLine[],
  entries: readonly RecordedEntry[],
  dates: ReportDates,
  difficulties: readonly string[],
  before: ContributionBody | null,
): ContributionBody {
  const byLine = Map.groupBy(
    entries.filter((entry) => dates.windowFrom <= entry.from && entry.to <= dates.windowTo),
    (entry) => entry.assignmentId,
  )
  const known = new Map(before?.items.map((item) => [item.assignmentId, item]))
  return {
    items: lines
      .filter((line) => line.role === 'lead' || byLine.has(line.assignmentId))
      .map((line) =>
        draftItem(line, byLine.get(line.assignmentId) ?? [], dates, known.get(line.assignmentId)),
      ),
    funding: before?.funding ?? '',
    difficulties: before?.difficulties || joinWords(difficulties),
    proposals: before?.proposals ?? '',
    next: before?.next ?? '',
  }
}

function draftItem(
  line: BodyLine,
  entries: readonly RecordedEntry[],
  { cutOff }: ReportDates,
  before: ContributionItem | undefined,
): ContributionItem {
  const inTime = entries.filter((entry) => entry.to <= cutOff)
  const after = entries.filter((entry) => entry.to > cutOff)
  return {
    taskId: line.taskId,
    ref: line.ref,
    assignmentId: line.assignmentId,
    role: line.role,
    state: newest(inTime)?.state ?? null,
    words: wordsOf(inTime, before),
    edited: before?.edited ?? false,
    done: sumQuantities(inTime.map((entry) => entry.quantities)),
    after: sumQuantities(after.map((entry) => entry.quantities)),
    afterWords: joinWords(after.map((entry) => entry.words)),
    estimate: before?.estimate ?? [],
    sources: entries.map((entry) => entry.id),
  }
}

// What the body has rewritten stays; what it has recorded since is put behind it, so that nothing is passed over.
function wordsOf(entries: readonly RecordedEntry[], before: ContributionItem | undefined): string {
  if (before?.edited !== true) return joinWords(entries.map((entry) => entry.words))
  const fresh = entries.filter((entry) => !before.sources.includes(entry.id))
  return joinWords([before.words, ...fresh.map((entry) => entry.words)])
}

function newest(entries: readonly RecordedEntry[]): RecordedEntry | undefined {
  return entries.reduce<RecordedEntry | undefined>(
    (last, entry) => (last === undefined || entry.to >= last.to ? entry : last),
    undefined,
  )
}

/** Texts as one, each a sentence of its own. */
export function joinWords(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?…;:]["”’)]?$/.test(part) ? part : `${part}.`))
    .join(' ')
}

/**
 * What a body saves over its draft: its own words and estimates. Whatever comes from records stays the records';
 * words that differ from the draft's count as edited from then on.
 */
export function saveOver(draft: ContributionBody, saved: ContributionBody): ContributionBody {
  const words = new Map(saved.items.map((item) => [item.assignmentId, item]))
  return {
    items: draft.items.map((item) => {
      const mine = words.get(item.assignmentId)
      if (mine === undefined) return item
      return {
        ...item,
        words: mine.words,
        estimate: mine.estimate,
        edited: item.edited || mine.words !== item.words,
      }
    }),
    funding: saved.funding,
    difficulties: saved.difficulties,
    proposals: saved.proposals,
    next: saved.next,
  }
}
