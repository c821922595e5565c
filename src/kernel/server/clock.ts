import { dayOf, instantOf, type CivilDate, type Instant } from '../civil-date.ts'

/** The product's own clock: nothing else asks the machine or the database for the time. */
export interface Clock {
  now(): Instant
  today(): CivilDate
}

/** A clock that starts at an instant and runs on, or follows the machine when none is given. */
export function makeClock(start: Instant | null): Clock {
  const shift = start === null ? 0 : Date.parse(start) - Date.now()
  const now = () => instantOf(Date.now() + shift)
  return { now, today: () => dayOf(now()) }
}
