import type { CivilDate } from '#kernel/civil-date.ts'
import {
  addWorkingDays,
  lastWorkingDayOnOrBefore,
  workingDaysBetween,
  type WorkingCalendar,
} from '#kernel/working-days.ts'
import { dayFrom } from '#kernel/civil-date.ts'
import { deadlinesIn, type Timed } from '#slices/plan/rules/deadline.ts'
import { reportWindow } from '#slices/plan/rules/report-year.ts'

export interface ReportDates {
  windowFrom: CivilDate
  cutOff: CivilDate
  windowTo: CivilDate
  due: CivilDate
}

/**
 * The days of a plan's report for a year. `reporting` are the plan's tasks that ask for it: their last day in the year
 * is the day to send ("trước ngày 01/12" is 30/11), 30/11 where none names a day. The cut-off is 20/11, earlier where
 * less than one working day would be left after it (NĐ 09/2019/NĐ-CP, Điều 8).
 */
export function reportDates(
  year: number,
  reporting: readonly Timed[],
  calendar: WorkingCalendar,
): ReportDates {
  const window = reportWindow(year)
  const due =
    reporting
      .flatMap((task) => deadlinesIn(task, year))
      .toSorted()
      .at(-1) ?? dayFrom(year, 11, 30)
  const latest = addWorkingDays(lastWorkingDayOnOrBefore(due, calendar), -1, calendar)
  const cutOff = latest < window.cutOff ? latest : window.cutOff
  return {
    windowFrom: window.from,
    cutOff: cutOff < window.from ? window.from : cutOff,
    windowTo: window.to,
    due,
  }
}

/** Whether a cut-off and a last day fit the window: at least one working day lies between them. */
export function datesFit(dates: ReportDates, calendar: WorkingCalendar): boolean {
  return (
    dates.windowFrom <= dates.cutOff &&
    dates.cutOff <= dates.windowTo &&
    dates.cutOff < dates.due &&
    workingDaysBetween(dates.cutOff, dates.due, calendar) >= 1
  )
}

/** Working days by which a sending of `day` comes after the last day; at least 1 when late, 0 when in time. */
export function lateBy(day: CivilDate, due: CivilDate, calendar: WorkingCalendar): number {
  return day <= due ? 0 : Math.max(1, workingDaysBetween(due, day, calendar))
}
