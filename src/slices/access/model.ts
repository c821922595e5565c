import { CivilDate } from '#kernel/civil-date.ts'
import { UnitId } from '#slices/units/model.ts'
import { z } from 'zod'

/** The slug of an agency, stable over time and the same in every database: `so-y-te`, `ubnd-16681-20250701`. */
export const AgencyId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .brand<'AgencyId'>()
export type AgencyId = z.infer<typeof AgencyId>

export const AgencyLevel = z.enum(['province', 'district', 'commune'])
export type AgencyLevel = z.infer<typeof AgencyLevel>

export const AgencyKind = z.enum([
  'peoples-committee',
  'office',
  'department',
  'inspectorate',
  'police',
  'military',
  'border-guard',
  'media',
  'front',
  'mass-organisation',
  'social-organisation',
  'party-board',
  'court',
  'procuracy',
  'social-insurance',
])
export type AgencyKind = z.infer<typeof AgencyKind>

export const FieldId = z.string().regex(/^[a-z]+(-[a-z]+)*$/)
export type FieldId = z.infer<typeof FieldId>

/** A field of work by which duties are divided when a body ends; its words hint at it in the text of a task. */
export const FieldOfWork = z.strictObject({
  id: FieldId,
  vi: z.string(),
  en: z.string(),
  words: z.array(z.string()),
})
export type FieldOfWork = z.infer<typeof FieldOfWork>

const facts = {
  id: AgencyId,
  name: z.string().min(1),
  /** As tables and grids print it. */
  short: z.string().min(1),
  aliases: z.array(z.string().min(1)),
  level: AgencyLevel,
  kind: AgencyKind,
  validFrom: CivilDate.nullable(),
  /** The last day; null while the body exists. */
  validTo: CivilDate.nullable(),
  /** The province can only ask it ("đề nghị"), not command it. */
  invited: z.boolean(),
  basis: z.string().min(1),
  verified: z.boolean(),
  /** Its parts of the work for children. */
  childWork: z.array(FieldId),
}

/** A row of `data/agencies/nghe-an-agencies.json`. */
export const AgencyRow = z.strictObject({ ...facts, unitCode: z.string().nullable() })
export type AgencyRow = z.infer<typeof AgencyRow>

export const Agency = z.object({
  ...facts,
  /** The unit whose people's committee it is. */
  unitId: UnitId.nullable(),
})
export type Agency = z.infer<typeof Agency>

/** What passed from one body to another on a day; `fields` null: all that no other row of that day names. */
export const AgencySuccession = z.strictObject({
  from: AgencyId,
  to: AgencyId,
  on: CivilDate,
  fields: z.array(FieldId).min(1).nullable(),
  basis: z.string().min(1),
  verified: z.boolean(),
})
export type AgencySuccession = z.infer<typeof AgencySuccession>

export const GroupSelector = z.strictObject({
  kinds: z.array(AgencyKind).min(1),
  levels: z.array(AgencyLevel).min(1),
})
export type GroupSelector = z.infer<typeof GroupSelector>

/** A set of bodies that documents name by a general word. */
export const AgencyGroup = z.strictObject({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  /** How documents print it, without "các" and without the file's tails; a list of such words joins their groups. */
  words: z.array(z.string()).min(1),
  selectors: z.array(GroupSelector),
  /** Stands outside the administration and has no members here (Party committees). */
  outside: z.boolean(),
  /** Names each of its members, as "UBND các huyện, thành phố, thị xã" does. */
  naming: z.boolean(),
})
export type AgencyGroup = z.infer<typeof AgencyGroup>

export const GroupFile = z.strictObject({ tails: z.array(z.string()), groups: z.array(AgencyGroup) })
export type GroupFile = z.infer<typeof GroupFile>
