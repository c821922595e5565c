import { dayFrom, lastDayOfMonth, type CivilDate } from '#kernel/civil-date.ts'
import { reportWindow } from './report-year.ts'

export interface Timed {
  due: { last: CivilDate | null } | null
  recurrence: { every: string | null; last: readonly string[] } | null
}

/**
 * The last days on which a task is in time within a report year, in order; empty when nothing is due there.
 * `--11-30` is a day of every year, `---24` of every month (the month's last day where it is shorter).
 */
export function deadlinesIn(task: Timed, year: number): CivilDate[] {
  const window = reportWindow(year)
  const days = [
    ...(task.due?.last ? [task.due.last] : []),
    ...(task.recurrence?.last ?? []).flatMap((pattern) => daysOf(pattern, year)),
  ]
  return [...new Set(days)].filter((day) => window.from <= day && day <= window.to).toSorted()
}

/** The deadline that has passed last before a day, or the next one where none has; null when nothing is due. */
export function deadlineOn(task: Timed, year: number, day: CivilDate): CivilDate | null {
  const days = deadlinesIn(task, year)
  return days.findLast((one) => one < day) ?? days[0] ?? null
}

function daysOf(pattern: string, year: number): CivilDate[] {
  const monthly = /^---(\d\d)$/.exec(pattern)
  if (monthly)
    return [year - 1, year].flatMap((one) =>
      Array.from({ length: 12 }, (_, month) => clamp(one, month + 1, Number(monthly[1]))),
    )
  const yearly = /^--(\d\d)-(\d\d)$/.exec(pattern)
  return yearly ? [year - 1, year].map((one) => clamp(one, Number(yearly[1]), Number(yearly[2]))) : []
}

function clamp(year: number, month: number, day: number): CivilDate {
  const last = lastDayOfMonth(year, month)
  return Number(last.slice(8)) < day ? last : dayFrom(year, month, day)
}
