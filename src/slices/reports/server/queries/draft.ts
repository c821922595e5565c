import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { ContributionBody, RecordedEntry } from '../../model.ts'
import { draftContribution, type BodyLine } from '../../rules/draft-contribution.ts'
import { recordedOf } from './recorded.ts'
import { dayOfReport, type ReportRow } from './reports.ts'

type Line = BodyLine & { text: string }

/** What a contribution drafted now would say, over what the body wrote `before`, and the entries it rests on. */
export async function draftNow(
  db: Read | Tx,
  report: ReportRow,
  agencyId: string,
  today: CivilDate,
  before: ContributionBody | null,
): Promise<{ lines: Line[]; entries: RecordedEntry[]; body: ContributionBody }> {
  const lines = await linesOf(db, report, agencyId, today)
  const recorded = await recordedOf(db, { planId: report.planId, year: report.year, agencyId })
  const difficulties = await db
    .selectFrom('plan.difficulty as difficulty')
    .innerJoin('plan.task as task', 'task.id', 'difficulty.task_id')
    .select('difficulty.text')
    .where('task.plan_id', '=', report.planId)
    .where('difficulty.agency_id', '=', agencyId)
    .where(
      sql<boolean>`(difficulty.raised_at at time zone 'Asia/Ho_Chi_Minh')::date
        between ${report.windowFrom}::date and ${report.windowTo}::date`,
    )
    .orderBy('difficulty.raised_at')
    .execute()
  const entries = recorded.map(({ agencyId: _, ...entry }) => entry)
  const said = difficulties.map((one) => one.text)
  return { lines, entries, body: draftContribution(lines, entries, report, said, before) }
}

async function linesOf(
  db: Read | Tx,
  report: ReportRow,
  agencyId: string,
  today: CivilDate,
): Promise<Line[]> {
  return rowsOf<Line>(
    db,
    sql<Line>`
    select line.id as "assignmentId", task.id as "taskId", task.ref, task.text, line.role
    from plan.assignment line join plan.task task on task.id = line.task_id
    where line.plan_id = ${report.planId}::uuid and line.agency_id = ${agencyId}::uuid
      and line.valid @> ${dayOfReport(report, today)}::date and task.removed_at is null
    order by task.kind desc, task.ord`,
  )
}

/** Whether two drafts rest on the same records: states, figures and entries, whatever was written. */
export function sameFigures(one: ContributionBody, other: ContributionBody): boolean {
  const figures = (body: ContributionBody) =>
    JSON.stringify(
      body.items.map(({ assignmentId, state, done, after, sources }) => [
        assignmentId,
        state,
        sorted(done),
        sorted(after),
        sources.toSorted(),
      ]),
    )
  return figures(one) === figures(other)
}

const sorted = (list: readonly { measureId: string; amount: number }[]) =>
  list.map(({ measureId, amount }) => `${measureId} ${amount}`).toSorted()
