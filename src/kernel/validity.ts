import type { CivilDate } from './civil-date.ts'

/** Whether a dated fact holds on a day; null is an open end, `validTo` the last day. */
export function isValidOn(
  fact: { validFrom: CivilDate | null; validTo: CivilDate | null },
  day: CivilDate,
): boolean {
  return (fact.validFrom === null || fact.validFrom <= day) && (fact.validTo === null || day <= fact.validTo)
}
