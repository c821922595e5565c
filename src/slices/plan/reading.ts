import { z } from 'zod'

/** What a plan document becomes when it is read. Offsets are JavaScript string indices into `text`. */

export const leafKinds = [
  'number',
  'place-date',
  'doc-kind',
  'title',
  'issuer',
  'national-title',
  'basis',
  'heading',
  'intro',
  'paragraph',
  'task',
  'attribute',
  'duty',
  'target',
  'cell',
  'recipient',
  'signature',
  'note',
  'running',
  'blank',
  'unknown',
] as const
export const LeafKind = z.enum(leafKinds)
export type LeafKind = z.infer<typeof LeafKind>

export const SectionKind = z.enum([
  'purpose',
  'requirements',
  'targets',
  'content',
  'reporting',
  'funding',
  'organisation',
  'body',
  'annex',
  'group',
  'other',
])
export type SectionKind = z.infer<typeof SectionKind>

export const DutyKind = z.enum(['own-plan', 'report-difficulties', 'other'])
export type DutyKind = z.infer<typeof DutyKind>

export const WarningCode = z.enum([
  'plan.no_task',
  'slot.number',
  'slot.date',
  'slot.due',
  'ref.duplicate',
  'task.no_body',
  'due.unclear',
  'due.before_document',
  'recurrence.unclear',
  'text.unplaced',
])
export type WarningCode = z.infer<typeof WarningCode>

const Offset = z.int().nonnegative()
const Span = z.tuple([Offset, Offset])
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const Leaf = z.strictObject({ start: Offset, end: Offset, kind: LeafKind, ref: z.string().nullable() })
export type Leaf = z.infer<typeof Leaf>

export const LegalBasis = z.strictObject({
  text: z.string(),
  number: z.string().nullable(),
  date: Day.nullable(),
})
export type LegalBasis = z.infer<typeof LegalBasis>

export const ReadSection = z.strictObject({
  ref: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  kind: SectionKind,
  parent: z.string().nullable(),
  bodies: z.array(z.string()),
})
export type ReadSection = z.infer<typeof ReadSection>

/** `last` is the last day on which the work is still in time. */
export const Due = z.strictObject({ text: z.string(), from: Day.nullable(), last: Day.nullable() })
export type Due = z.infer<typeof Due>

export const Rhythm = z.enum(['year', 'half-year', 'quarter', 'month', 'week', 'day', 'ongoing'])
export type Rhythm = z.infer<typeof Rhythm>

/** `last` lists days of the year as --MM-DD, or days of every month as ---DD. */
export const Recurrence = z.strictObject({
  text: z.string(),
  every: Rhythm.nullable(),
  last: z.array(z.string().regex(/^--(\d{2}-|-)\d{2}$/)),
})
export type Recurrence = z.infer<typeof Recurrence>

export const ReadTask = z.strictObject({
  ref: z.string(),
  section: z.string().nullable(),
  text: z.string(),
  lead: z.array(z.string()),
  supporting: z.array(z.string()),
  invited: z.array(z.string()),
  due: Due.nullable(),
  recurrence: Recurrence.nullable(),
  references: z.array(z.string()),
  sameAs: z.string().nullable(),
  span: Span,
})
export type ReadTask = z.infer<typeof ReadTask>

export const ReadDuty = z.strictObject({
  ref: z.string(),
  kind: DutyKind,
  text: z.string(),
  of: z.array(z.string()),
  span: Span,
})
export type ReadDuty = z.infer<typeof ReadDuty>

export const ReadTarget = z.strictObject({ ref: z.string(), text: z.string(), span: Span })
export type ReadTarget = z.infer<typeof ReadTarget>

export const ReadProgramme = z.strictObject({
  name: z.string(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  ref: z.string().nullable(),
})
export type ReadProgramme = z.infer<typeof ReadProgramme>

export const ReadSigner = z.strictObject({
  for: z.string().nullable(),
  capacity: z.string().nullable(),
  post: z.string().nullable(),
  name: z.string().nullable(),
})
export type ReadSigner = z.infer<typeof ReadSigner>

export const ReadWarning = z.strictObject({ code: WarningCode, ref: z.string().nullable(), text: z.string() })
export type ReadWarning = z.infer<typeof ReadWarning>

export const PlanReading = z.strictObject({
  format: z.literal('mang-non/plan-reading/1'),
  source: z.strictObject({
    name: z.string(),
    kind: z.enum(['docx', 'txt', 'pdf']),
    sha256: z.string(),
    characters: Offset,
  }),
  text: z.string(),
  leaves: z.array(Leaf),
  number: z.string().nullable(),
  date: Day.nullable(),
  place: z.string().nullable(),
  kind: z.string().nullable(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  legalBases: z.array(LegalBasis),
  sections: z.array(ReadSection),
  tasks: z.array(ReadTask),
  duties: z.array(ReadDuty),
  targets: z.array(ReadTarget),
  programmes: z.array(ReadProgramme),
  recipients: z.array(z.string()),
  signer: ReadSigner.nullable(),
  warnings: z.array(ReadWarning),
})
export type PlanReading = z.infer<typeof PlanReading>

/** JSON Schema of a reading, for those who take it in elsewhere. @public */
export function planReadingJsonSchema() {
  return z.toJSONSchema(PlanReading)
}
