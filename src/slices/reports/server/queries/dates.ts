import type { Read, Tx } from '#kernel/server/database.ts'
import { reportDates, type ReportDates } from '../../rules/report-dates.ts'
import { tasksOf } from './recorded.ts'
import { reportCalendar } from './reports.ts'

/** The days of a plan's report: the tasks of its reporting section say until when. */
export async function datesOf(db: Read | Tx, planId: string, year: number): Promise<ReportDates> {
  const sections = await db
    .selectFrom('plan.section')
    .select('ref')
    .where('plan_id', '=', planId)
    .where('kind', '=', 'reporting')
    .execute()
  const asking = new Set(sections.map((section) => section.ref))
  const tasks = (await tasksOf(db, planId)).filter(
    (task) => task.sectionRef !== null && asking.has(task.sectionRef),
  )
  return reportDates(year, tasks, await reportCalendar(db))
}
