import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { Id } from '#kernel/id.ts'

/** States that a body may set. */
export const TaskState = z.enum(['not-started', 'under-way', 'done', 'nothing-arose'])
export type TaskState = z.infer<typeof TaskState>

/** What a cell shows: a set state, or one of the two derived, which nobody may set. */
export const CellState = z.enum(['not-started', 'under-way', 'done', 'nothing-arose', 'silent', 'overdue'])
export type CellState = z.infer<typeof CellState>

export const Quantity = z.object({
  measureId: z.string().min(1).max(60),
  amount: z
    .number()
    .min(0)
    .max(1_000_000_000_000)
    .refine((n) => Math.abs(n * 1000 - Math.round(n * 1000)) < 1e-6),
})
export type Quantity = z.infer<typeof Quantity>

export const Measure = z.object({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  decimals: z.number().int(),
  closed: z.boolean(),
})
export type Measure = z.infer<typeof Measure>

/** Paper on which a body sent what another person types for it. */
export const Paper = z.object({
  number: z.string().trim().min(1).max(60),
  day: CivilDate,
  /** Digest of the uploaded scan, or null where there is none. */
  scan: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
})
export type Paper = z.infer<typeof Paper>

export const Due = z.object({ text: z.string(), from: CivilDate.nullable(), last: CivilDate.nullable() })
export const Recurrence = z.object({
  text: z.string(),
  every: z.enum(['year', 'half-year', 'quarter', 'month', 'week', 'day', 'ongoing']).nullable(),
  last: z.array(z.string()),
})

/** One body's line of a task on a day. */
export const AssignmentView = z.object({
  id: Id,
  taskId: Id,
  agencyId: Id,
  agencyName: z.string(),
  agencyShort: z.string(),
  role: z.enum(['lead', 'supporting']),
  invited: z.boolean(),
  /** What the plan printed, where the directory names another body today. */
  printedAs: z.string().nullable(),
  cause: z.enum(['printed', 'chosen', 'succession']),
  since: CivilDate.nullable(),
  until: CivilDate.nullable(),
  /** False: the succession behind it is "chưa đối chiếu". */
  verified: z.boolean(),
  state: CellState,
  /** What the reader may do on this line: report, enter on behalf, raise a difficulty. */
  can: z.array(z.string()),
})
export type AssignmentView = z.infer<typeof AssignmentView>

export const Evidence = z.object({
  id: Id,
  /** Digest of the file, by which a correction takes it over. */
  file: z.string(),
  name: z.string(),
  size: z.number(),
  kind: z.string(),
  showsChildren: z.boolean(),
})
export type Evidence = z.infer<typeof Evidence>

export const ProgressView = z.object({
  id: Id,
  assignmentId: Id,
  taskId: Id,
  taskRef: z.string(),
  agencyId: Id,
  agencyName: z.string(),
  year: z.number().int(),
  state: TaskState,
  words: z.string(),
  from: CivilDate,
  to: CivilDate,
  quantities: z.array(Quantity),
  evidence: z.array(Evidence),
  enteredAt: Instant,
  enteredBy: z.string(),
  onBehalf: z.boolean(),
  paper: z.object({ number: z.string(), day: CivilDate, scan: z.boolean() }).nullable(),
  confirmedAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  checkWanted: z.boolean(),
  sameEvent: Id.nullable(),
  replaces: Id.nullable(),
  replacedAt: Instant.nullable(),
  can: z.array(z.string()),
})
export type ProgressView = z.infer<typeof ProgressView>

export const DifficultyView = z.object({
  id: Id,
  assignmentId: Id,
  taskId: Id,
  taskRef: z.string(),
  planNumber: z.string().nullable(),
  agencyId: Id,
  agencyName: z.string(),
  text: z.string(),
  raisedAt: Instant,
  raisedBy: z.string(),
  onBehalf: z.boolean(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  version: z.number().int(),
  can: z.array(z.string()),
})
export type DifficultyView = z.infer<typeof DifficultyView>

export const TaskView = z.object({
  id: Id,
  planId: Id,
  ref: z.string(),
  kind: z.enum(['task', 'duty']),
  sectionRef: z.string().nullable(),
  text: z.string(),
  printedLead: z.array(z.string()),
  printedSupporting: z.array(z.string()),
  printedInvited: z.array(z.string()),
  due: Due.nullable(),
  recurrence: Recurrence.nullable(),
  references: z.array(z.string()),
  sameAs: z.string().nullable(),
  span: z.tuple([z.number(), z.number()]).nullable(),
  fields: z.array(z.string()),
  checked: z.boolean(),
  secondCheck: z.boolean(),
  version: z.number().int(),
  /** Bodies of today; at most `shown` of them travel with a list. */
  assignments: z.array(AssignmentView),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
  can: z.array(z.string()),
})
export type TaskView = z.infer<typeof TaskView>
