import { z } from 'zod'
import { CivilDate, Instant } from './civil-date.ts'

/** One thing that waits for a person, as each slice's `waitingFor` tells it and *Việc của tôi* shows it. */
export const WaitingItem = z.object({
  /** Stable for the same thing, so that "new to me" can be told. */
  key: z.string(),
  group: z.enum(['report', 'task', 'difficulty', 'other']),
  /** What is to be done, verb first, in our words: a message key of the slice with its values. */
  verb: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** One line of the document or of the other person, or null. */
  quote: z.string().nullable(),
  /** Clause and plan it comes from, such as II.3.7 · 7/KH-UBND. */
  ref: z.string().nullable(),
  plan: z.string().nullable(),
  due: CivilDate.nullable(),
  since: Instant.nullable(),
  /** Where it is done. */
  href: z.string(),
  /** Others have to act first ("đang chờ người khác"). */
  waitingForOthers: z.boolean(),
})
export type WaitingItem = z.infer<typeof WaitingItem>
