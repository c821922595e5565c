import { z } from 'zod'

/** A day of the calendar as `YYYY-MM-DD`. Days have no zone; the province's day is `dayOf(instant)`. */
export const CivilDate = z.iso.date().brand<'CivilDate'>()
export type CivilDate = z.infer<typeof CivilDate>

/** An instant as ISO 8601 in UTC, `2026-11-25T01:40:00.000Z`. */
export const Instant = z.iso.datetime({ offset: false }).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

// Asia/Ho_Chi_Minh has kept UTC+7 without summer time since 1975, so phones need no zone tables for it.
const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000

/** Reads a day; throws RangeError when the text is no day of the calendar. */
export function civilDate(text: string): CivilDate {
  const parsed = CivilDate.safeParse(text)
  if (!parsed.success) throw new RangeError(`not a civil date: ${text}`)
  return parsed.data
}

/** The instant of a number of milliseconds since 1970. */
export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

/** The day in Asia/Ho_Chi_Minh on which an instant falls. */
export function dayOf(instant: Instant): CivilDate {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10) as CivilDate
}

/** The wall clock in Asia/Ho_Chi_Minh, `HH:MM`. */
export function timeOf(instant: Instant): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(11, 16)
}

/** The first instant of a day in Asia/Ho_Chi_Minh. */
export function startOfDay(day: CivilDate): Instant {
  return instantOf(epochDay(day) * DAY_MS - OFFSET_MS)
}

/** Days since 1970-01-01. */
export function epochDay(day: CivilDate): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: CivilDate, count: number): CivilDate {
  return new Date((epochDay(day) + count) * DAY_MS).toISOString().slice(0, 10) as CivilDate
}

/** Days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDay(to) - epochDay(from)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: CivilDate): number {
  return ((epochDay(day) + 3) % 7) + 1
}

/** Negative, zero or positive: for sorting. */
export function compareDays(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function yearOf(day: CivilDate): number {
  return Number(day.slice(0, 4))
}

/** Builds a day from numbers; throws RangeError for 31/02 and the like. */
export function dayFrom(year: number, month: number, day: number): CivilDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return civilDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

export function lastDayOfMonth(year: number, month: number): CivilDate {
  return addDays(month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1), -1)
}

/** `25/11/2026`, as Vietnamese and English screens print a day. */
export function printDay(day: CivilDate): string {
  const [year, month, date] = day.split('-')
  return `${date}/${month}/${year}`
}
