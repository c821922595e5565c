import { addDays, type CivilDate } from '../civil-date.ts'

/** First and last day as the database's range: the last day is in, so the upper bound is the day after; null is open. */
export function daysRange(from: CivilDate | null, to: CivilDate | null): string {
  return `[${from ?? ''},${to === null ? '' : addDays(to, 1)})`
}
