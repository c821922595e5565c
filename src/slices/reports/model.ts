import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { Id } from '#kernel/id.ts'
import { Quantity, TaskState } from '#slices/plan/model.ts'

export const ContributionState = z.enum(['draft', 'signed', 'sent', 'received', 'returned'])
export type ContributionState = z.infer<typeof ContributionState>

const Words = (most: number) => z.string().trim().max(most)

/** A recorded entry as a report counts it; a sending keeps its own copies, so that later corrections change nothing in it. */
export const RecordedEntry = z.object({
  id: Id,
  taskId: Id,
  assignmentId: Id,
  role: z.enum(['lead', 'supporting']),
  state: TaskState,
  words: z.string(),
  from: CivilDate,
  to: CivilDate,
  quantities: z.array(Quantity),
  /** The entry, of this body or another, that tells of the same event. */
  sameEvent: Id.nullable(),
  onBehalf: z.boolean(),
})
export type RecordedEntry = z.infer<typeof RecordedEntry>

/** What a body says on one task. Figures come from its records when it is drafted; words are its own. */
export const ContributionItem = z.object({
  taskId: Id,
  ref: z.string(),
  assignmentId: Id,
  role: z.enum(['lead', 'supporting']),
  /** Null: nothing recorded in the period ("chưa báo cáo"). */
  state: TaskState.nullable(),
  words: Words(20_000),
  /** The words are no longer only those of the entries: drafting again keeps them. */
  edited: z.boolean(),
  /** Done from the start of the window to the cut-off, summed from records. */
  done: z.array(Quantity),
  /** What happened after the cut-off, up to 14/12. */
  after: z.array(Quantity),
  afterWords: Words(20_000),
  /** "Ước cả năm", typed by the body. */
  estimate: z.array(Quantity).max(30),
  /** The entries that the figures and words come from. */
  sources: z.array(Id),
})
export type ContributionItem = z.infer<typeof ContributionItem>

export const ContributionBody = z.object({
  items: z.array(ContributionItem).max(500),
  funding: Words(20_000),
  difficulties: Words(20_000),
  proposals: Words(20_000),
  next: Words(20_000),
})
export type ContributionBody = z.infer<typeof ContributionBody>

export const Sending = z.object({
  id: Id,
  no: z.number().int(),
  sentAt: Instant,
  sentBy: z.string(),
  onBehalf: z.boolean(),
  late: z.boolean(),
  /** Working days after the last day, 0 when in time. */
  lateBy: z.number().int(),
  paper: z.object({ number: z.string(), day: CivilDate, scan: z.boolean() }).nullable(),
  recalledAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  returnedAt: Instant.nullable(),
  reason: z.string().nullable(),
  afterConsolidation: z.boolean(),
  body: ContributionBody,
})
export type Sending = z.infer<typeof Sending>

export const ContributionCard = z.object({
  id: Id.nullable(),
  agencyId: Id,
  agencyName: z.string(),
  agencyShort: z.string(),
  group: z.string().nullable(),
  /** Null: nothing has been drafted yet. */
  state: ContributionState.nullable(),
  sentAt: Instant.nullable(),
  late: z.boolean(),
  /** Working days after the last day, 0 when in time. */
  lateBy: z.number().int(),
  onBehalf: z.boolean(),
  tasks: z.number().int(),
  silent: z.number().int(),
  can: z.array(z.string()),
})
export type ContributionCard = z.infer<typeof ContributionCard>

export const ContributionView = ContributionCard.extend({
  reportId: Id,
  body: ContributionBody.nullable(),
  /** The entries behind the figures: of the records while it is a draft, of the sending afterwards. */
  entries: z.array(RecordedEntry),
  /** Something was recorded or corrected since this was drafted: draft again before sending. */
  stale: z.boolean(),
  version: z.number().int().nullable(),
  drafted: Instant.nullable(),
  confirmedAt: Instant.nullable(),
  sendings: z.array(Sending),
  tasksText: z.array(z.object({ taskId: Id, ref: z.string(), text: z.string() })),
})
export type ContributionView = z.infer<typeof ContributionView>

/** Where a figure in the consolidated text stands and what it sums. */
export const Mark = z.object({
  start: z.number().int(),
  end: z.number().int(),
  figure: z.object({
    kind: z.enum(['sum', 'bodies']),
    /** `*` counts over all tasks. */
    taskRef: z.string(),
    measureId: z.string().nullable(),
    /** For `bodies`: which state was counted; `all`, `told`, `silent`, `overdue`, or what was said (`#funding` …). */
    state: z.string().nullable(),
    agencyId: Id.nullable(),
  }),
})
export type Mark = z.infer<typeof Mark>

export const Passage = z.object({
  id: Id,
  sectionRef: z.string(),
  ord: z.number(),
  kind: z.enum(['summary', 'body', 'picked', 'written']),
  taskRef: z.string().nullable(),
  agencyId: Id.nullable(),
  agencyShort: z.string().nullable(),
  sendingNo: z.number().int().nullable(),
  onBehalf: z.boolean(),
  text: z.string(),
  marks: z.array(Mark),
  edited: z.boolean(),
  /** The body said more: the first draft took the beginning. */
  shortened: z.boolean(),
  version: z.number().int(),
})
export type Passage = z.infer<typeof Passage>

export const ReportCard = z.object({
  id: Id,
  planId: Id,
  leadAgencyId: Id.nullable(),
  leadAgencyShort: z.string().nullable(),
  demonstration: z.boolean(),
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  year: z.number().int(),
  windowFrom: CivilDate,
  cutOff: CivilDate,
  windowTo: CivilDate,
  due: CivilDate,
  state: z.enum(['draft', 'taken', 'issued']),
  number: z.string().nullable(),
  issuedDay: CivilDate.nullable(),
  /** Working days until the last day; calendar days after it, negative. */
  dueLeft: z.number().int(),
  consolidatedAt: Instant.nullable(),
  counts: z.object({
    bodies: z.number().int(),
    received: z.number().int(),
    sent: z.number().int(),
    returned: z.number().int(),
    draft: z.number().int(),
    none: z.number().int(),
  }),
  version: z.number().int(),
  can: z.array(z.string()),
})
export type ReportCard = z.infer<typeof ReportCard>
