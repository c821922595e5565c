import { z } from 'zod'
import { addDays, CivilDate, weekday } from './civil-date.ts'

/** One dated departure from the working week, Monday to Friday: a day off, or a rest day worked in exchange. */
export const HolidayRow = z.strictObject({
  day: CivilDate,
  kind: z.enum(['off', 'worked']),
  name: z.string().min(1),
  /** The law or notice it rests on. */
  act: z.string().min(1),
  /** Read in the text of the act; false for what was computed, remembered or read at second hand. */
  verified: z.boolean(),
})
export type HolidayRow = z.infer<typeof HolidayRow>

export const HolidayFile = z.strictObject({ note: z.string(), rows: z.array(HolidayRow) })

export type WorkingCalendar = ReadonlyMap<CivilDate, HolidayRow['kind']>

/** Rows made quick to ask; a later row of a day replaces an earlier one, so that corrections are appended. */
export function workingCalendar(rows: readonly HolidayRow[]): WorkingCalendar {
  return new Map(rows.map((row) => [row.day, row.kind]))
}

export function isWorkingDay(day: CivilDate, calendar: WorkingCalendar): boolean {
  const kind = calendar.get(day)
  return kind === undefined ? weekday(day) <= 5 : kind === 'worked'
}

/**
 * The day on which a period of `count` working days ends. The first day is not counted (Bộ luật Dân sự 2015, Đ147 k1);
 * zero is the day itself, a negative count goes back.
 */
export function addWorkingDays(day: CivilDate, count: number, calendar: WorkingCalendar): CivilDate {
  const step = Math.sign(count)
  let at = day
  for (let left = Math.abs(count); left > 0;) {
    at = addDays(at, step)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  for (let at = from; at < to;) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) count++
  }
  return count
}

/** For reminders: a deadline on a rest day is warned of on the working day before. */
export function lastWorkingDayOnOrBefore(day: CivilDate, calendar: WorkingCalendar): CivilDate {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, -1, calendar)
}

/** Where a period ends on a rest day it ends with the next working day (Bộ luật Dân sự 2015, Đ148 k5). */
export function firstWorkingDayOnOrAfter(day: CivilDate, calendar: WorkingCalendar): CivilDate {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar)
}
