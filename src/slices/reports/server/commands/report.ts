import type { DB } from '#db/types.ts'
import { sql, type Updateable } from 'kysely'
import type { Instant, CivilDate } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Tx } from '#kernel/server/database.ts'
import { claimFile } from '#kernel/server/files/file-store.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { Audit, writeEntries } from '#kernel/server/journal.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import type { reportsContract } from '../../contract.ts'
import { reportFaults } from '../../faults.ts'
import { datesFit, type ReportDates } from '../../rules/report-dates.ts'
import { datesOf } from '../queries/dates.ts'
import { findReport, getReportCard, reportCalendar, type ReportRow } from '../queries/reports.ts'
import { reportGate, reportNamed } from '../relations.ts'

type Input<K extends keyof typeof reportsContract> = InputOf<(typeof reportsContract)[K]>

/** Opens a plan's report of a year with its window, cut-off and last day. */
export async function openReport({ db, by, audit }: WriteContext, input: Input<'openReport'>): Promise<void> {
  audit.actingAs(reportGate.require('report.settle', by))
  const plan = await db
    .selectFrom('plan.plan')
    .select('state')
    .where('id', '=', input.planId)
    .executeTakeFirst()
  if (plan === undefined) throw new Fault(kernelFaults['record.unknown'])
  if (plan.state !== 'issued') throw new Fault(reportFaults['report.plan_not_issued'])
  const dates = await datesOf(db, input.planId, input.year)
  const wished = { ...dates, cutOff: input.cutOff ?? dates.cutOff }
  if (input.cutOff !== null) await refuseUnfit(db, wished)
  if (!(await insert(db, input.reportId, input.planId, input.year, wished)))
    throw new Fault(reportFaults['report.exists'])
  audit.add({
    record: 'reports.report',
    id: input.reportId,
    after: { planId: input.planId, year: input.year, ...wished },
  })
}

/** Moves cut-off and last day, as long as the report has not left. */
export async function settleReport(context: WriteContext, input: Input<'settleReport'>): Promise<void> {
  const report = await lockReport(context, input, 'report.settle')
  if (report.state !== 'draft') throw new Fault(reportFaults['report.taken'])
  const { cutOff, due } = input
  await refuseUnfit(context.db, { ...report, cutOff, due })
  await update(context.db, report, { cut_off: cutOff, due })
  context.audit.add({
    record: 'reports.report',
    id: report.id,
    before: { cutOff: report.cutOff, due: report.due },
    after: { cutOff, due },
  })
}

/** Number, day and scan come back from the e-office. */
export async function issueReport(context: WriteContext, input: Input<'issueReport'>): Promise<void> {
  const { db, by, audit, today } = context
  if ((await findReport(db, input.id)).state === 'draft') {
    reportGate.require('report.issue', by)
    throw new Fault(reportFaults['report.not_taken'])
  }
  const report = await lockReport(context, input, 'report.issue')
  if (input.day > today)
    throw new Fault(reportFaults['contribution.paper_future'], {
      details: { day: input.day, today },
      fields: ['day'],
    })
  await update(db, report, {
    state: 'issued',
    number: input.number,
    issued_day: input.day,
    ...(input.scan === null ? {} : { scan_sha256: await claimFile(db, by.accountId, input.scan) }),
  })
  audit.add({
    record: 'reports.report',
    id: report.id,
    before: { state: report.state },
    after: { state: 'issued', number: input.number, day: input.day, scan: input.scan },
  })
}

/** Checks the right and the version of a report and locks it. */
export async function lockReport(
  { db, by, today, audit }: WriteContext,
  input: { id: string; seenVersion: number },
  action: 'report.settle' | 'consolidation.write' | 'report.take' | 'report.issue',
): Promise<ReportRow> {
  audit.actingAs(await reportGate.check(db, action, by, reportNamed(input.id)))
  const report = await findReport(db, input.id, 'update')
  if (report.version !== input.seenVersion)
    throw new Fault(kernelFaults['version.conflict'], {
      data: { current: await getReportCard(db, by, today, input.id), yours: input },
    })
  return report
}

/** Changes a locked report and moves its version on. */
export async function update(
  db: Tx,
  report: ReportRow,
  values: Updateable<DB['reports.report']>,
): Promise<void> {
  await db
    .updateTable('reports.report')
    .set({ ...values, version: report.version + 1 })
    .where('id', '=', report.id)
    .execute()
}

async function refuseUnfit(db: Tx, dates: ReportDates): Promise<void> {
  if (datesFit(dates, await reportCalendar(db))) return
  throw new Fault(reportFaults['report.days'], {
    details: { from: dates.windowFrom, to: dates.windowTo },
    fields: ['cutOff'],
  })
}

async function insert(
  db: Tx,
  id: string,
  planId: string,
  year: number,
  dates: ReportDates,
): Promise<boolean> {
  const made = await db
    .insertInto('reports.report')
    .values({
      id,
      plan_id: planId,
      year,
      window_from: dates.windowFrom,
      cut_off: dates.cutOff,
      window_to: dates.windowTo,
      due: dates.due,
    })
    .onConflict((conflict) => conflict.columns(['plan_id', 'year']).doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/**
 * Opens the report of the day's report year for every issued plan that lacks it; harmless when repeated, or done by two
 * at once. The entries name `by.accountId`, the account of the program. Returns the ids of the reports opened.
 */
export async function ensureReports(
  db: Tx,
  today: CivilDate,
  by: { accountId: string; now: Instant },
): Promise<string[]> {
  const year = reportYearOf(today)
  const plans = await db
    .selectFrom('plan.plan as plan')
    .select('plan.id')
    .where('plan.state', '=', 'issued')
    .where(
      sql<boolean>`not exists (select from reports.report report where report.plan_id = plan.id and report.year = ${year})`,
    )
    .execute()
  const audit = new Audit('report.settle', 'ReportOpen')
  for (const plan of plans) {
    const dates = await datesOf(db, plan.id, year)
    const id = makeId()
    if (await insert(db, id, plan.id, year, dates))
      audit.add({ record: 'reports.report', id, after: { planId: plan.id, year, ...dates } })
  }
  await writeEntries(db, audit, { accountId: by.accountId, commandId: null }, by.now)
  return audit.entries.map(({ entry }) => entry.id)
}
