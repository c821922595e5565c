import { sql, type RawBuilder } from 'kysely'
import { civilDate, daysBetween, type CivilDate } from '#kernel/civil-date.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import { workingCalendar, workingDaysBetween, type WorkingCalendar } from '#kernel/working-days.ts'
import { getCalendar } from '#slices/units/server/api.ts'
import type { ReportCard } from '../../model.ts'
import type { ReportDates } from '../../rules/report-dates.ts'
import { reportGate } from '../relations.ts'

/** A report with what its plan says, as commands and rules need it. */
export interface ReportRow extends ReportDates {
  id: string
  planId: string
  year: number
  state: 'draft' | 'taken' | 'issued'
  basis: string[]
  consolidatedAt: string | null
  version: number
  plan: {
    number: string | null
    kind: string
    title: string
    issuer: string | null
    place: string | null
    demonstration: boolean
    leadAgencyId: string | null
    leadName: string | null
    leadShort: string | null
  }
}

/** Days off and on of all years that a report may touch. */
export async function reportCalendar(db: Read | Tx): Promise<WorkingCalendar> {
  return workingCalendar(await getCalendar(db, civilDate('2000-01-01'), civilDate('2101-12-31')))
}

/** The day by which a report's bodies are known: today, or its window's last day when that has passed. */
export function dayOfReport(report: ReportDates, today: CivilDate): CivilDate {
  return today < report.windowTo ? today : report.windowTo
}

/** One report; locked where a command decides by its state. */
export async function findReport(
  db: Read | Tx,
  id: string,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<ReportRow> {
  const locking = { none: sql``, share: sql`for share of report`, update: sql`for update of report` }[lock]
  const [row] = await rowsOf<ReportRow>(
    db,
    sql<ReportRow>`
    select report.id, report.plan_id as "planId", report.year, report.state, report.basis, report.version,
      report.window_from as "windowFrom", report.cut_off as "cutOff", report.window_to as "windowTo", report.due,
      report.consolidated_at as "consolidatedAt",
      json_build_object('number', plan.number, 'kind', plan.kind, 'title', plan.title, 'issuer', plan.issuer,
        'place', plan.place, 'demonstration', plan.demonstration, 'leadAgencyId', plan.lead_agency_id,
        'leadName', agency.name, 'leadShort', agency.short) as plan
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    left join access.agency agency on agency.id = plan.lead_agency_id
    where report.id = ${id}::uuid ${locking}`,
  )
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  return row
}

type CardRow = Omit<ReportCard, 'dueLeft'>

/** Reports as cards, newest year first; `where` narrows over `report` and `plan`. */
export async function listReports(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  where: RawBuilder<unknown> = sql`true`,
): Promise<ReportCard[]> {
  const rows = await rowsOf<CardRow>(
    db,
    sql<CardRow>`
    select report.id, report.plan_id as "planId", plan.number as "planNumber", plan.title as "planTitle", plan.demonstration,
      plan.lead_agency_id as "leadAgencyId", agency.short as "leadAgencyShort", report.year,
      report.window_from as "windowFrom", report.cut_off as "cutOff", report.window_to as "windowTo", report.due,
      report.state, report.number, report.issued_day as "issuedDay", report.consolidated_at as "consolidatedAt",
      report.version, counts.value as counts,
      ${reportGate.can(['report.settle', 'contribution.receive', 'consolidation.read', 'consolidation.write', 'report.take', 'report.issue'], by)} as can
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    left join access.agency agency on agency.id = plan.lead_agency_id
    cross join lateral (${counts(today)}) counts
    where ${reportGate.where('report.list', by)} and (${where})
    order by report.year desc, plan.document_day desc nulls last`,
  )
  const calendar = await reportCalendar(db)
  return rows.map((row) => ({
    ...row,
    dueLeft: today <= row.due ? workingDaysBetween(today, row.due, calendar) : -daysBetween(row.due, today),
  }))
}

function counts(today: CivilDate): RawBuilder<unknown> {
  return sql`
    select json_build_object('bodies', count(*), 'received', count(*) filter (where held.received),
      'sent', count(*) filter (where held.state = 'sent'), 'returned', count(*) filter (where held.state = 'returned'),
      'draft', count(*) filter (where held.state = 'draft' and not held.received),
      'none', count(*) filter (where held.state is null)) as value
    from (select distinct line.agency_id from plan.assignment line
      join plan.task task on task.id = line.task_id and task.removed_at is null
      where line.plan_id = report.plan_id and line.role = 'lead'
        and line.valid @> least(${today}::date, report.window_to)) body
    left join lateral (select contribution.state, exists (select from reports.sending sending
        where sending.contribution_id = contribution.id and sending.received_at is not null
          and sending.returned_at is null) as received
      from reports.contribution contribution
      where contribution.report_id = report.id and contribution.agency_id = body.agency_id) held on true`
}

/** One report as a card; a fault where it is not there. */
export async function getReportCard(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  id: string,
): Promise<ReportCard> {
  const [card] = await listReports(db, by, today, sql`report.id = ${id}::uuid`)
  if (card === undefined) throw new Fault(kernelFaults['record.unknown'])
  return card
}
