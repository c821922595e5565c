import { dayFrom, yearOf, type CivilDate } from '#kernel/civil-date.ts'

/** The window of a yearly report: 15/12 of the year before to 14/12 (NĐ 09/2019/NĐ-CP, Điều 12). */
export interface ReportWindow {
  year: number
  from: CivilDate
  /** Default cut-off, 20/11: the report is due before the window ends. */
  cutOff: CivilDate
  to: CivilDate
}

export function reportWindow(year: number): ReportWindow {
  return { year, from: dayFrom(year - 1, 12, 15), cutOff: dayFrom(year, 11, 20), to: dayFrom(year, 12, 14) }
}

/** The report year in which a day falls: from 15/12 on, the next. */
export function reportYearOf(day: CivilDate): number {
  const year = yearOf(day)
  return day >= dayFrom(year, 12, 15) ? year + 1 : year
}

/** Whether the days of an event lie inside a report year's window. */
export function inWindow(window: ReportWindow, from: CivilDate, to: CivilDate): boolean {
  return window.from <= from && from <= to && to <= window.to
}
