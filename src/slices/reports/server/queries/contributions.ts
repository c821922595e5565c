import { sql, type RawBuilder } from 'kysely'
import { dayOf, type CivilDate, type Instant } from '#kernel/civil-date.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { WorkingCalendar } from '#kernel/working-days.ts'
import { reportFaults } from '../../faults.ts'
import type {
  ContributionBody,
  ContributionCard,
  ContributionView,
  RecordedEntry,
  Sending,
} from '../../model.ts'
import { lateBy } from '../../rules/report-dates.ts'
import { bodyNamed, reportGate } from '../relations.ts'
import { draftNow, sameFigures } from './draft.ts'
import { dayOfReport, findReport, reportCalendar, type ReportRow } from './reports.ts'

type CardRow = Omit<ContributionCard, 'lateBy'> & { paperDay: CivilDate | null }

/** The bodies of a report that a person may look into, each with where its contribution is. */
export async function listContributions(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  report: ReportRow,
  where: RawBuilder<unknown> = sql`true`,
): Promise<ContributionCard[]> {
  const day = dayOfReport(report, today)
  const rows = await rowsOf<CardRow>(
    db,
    sql<CardRow>`
    select contribution.id, body.agency_id as "agencyId", agency.name as "agencyName", agency.short as "agencyShort",
      district.name as "group",
      contribution.state, sending.sent_at as "sentAt", sending.paper_day as "paperDay",
      coalesce(sending.late, false) as late, coalesce(contribution.on_behalf, false) as "onBehalf",
      body.tasks::int as tasks, body.silent::int as silent,
      ${reportGate.can(['contribution.read', 'contribution.write', 'contribution.write-on-behalf', 'contribution.confirm', 'contribution.receive'], by)} as can
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    cross join lateral (
      select line.agency_id, count(*) as tasks, count(*) filter (where not exists (
        select from plan.progress progress where progress.assignment_id = line.id and progress.year = report.year
          and progress.replaced_at is null and upper(progress.happened) - 1 <= report.cut_off)) as silent
      from plan.assignment line join plan.task task on task.id = line.task_id and task.removed_at is null
      where line.plan_id = report.plan_id and line.role = 'lead' and line.valid @> ${day}::date
      group by line.agency_id) body
    join access.agency agency on agency.id = body.agency_id
    left join lateral (select max(former.name) as name from units.succession s
      join units.unit former on former.id = s.from_unit
      where s.to_unit = agency.unit_id and s.kind = 'devolved') district on true
    left join reports.contribution contribution
      on contribution.report_id = report.id and contribution.agency_id = body.agency_id
    left join lateral (select sent_at, late, paper_day from reports.sending sending
      where sending.contribution_id = contribution.id and sending.recalled_at is null
      order by sending.no desc limit 1) sending on true
    where report.id = ${report.id}::uuid and ${reportGate.where('contribution.read', by)} and (${where})
    order by agency.level = 'province' desc, district.name collate "vi-x-icu", agency.name collate "vi-x-icu"`,
  )
  const calendar = await reportCalendar(db)
  return rows.map(({ paperDay, ...row }) => ({
    ...row,
    lateBy: row.late ? lateness(row.sentAt, paperDay, report.due, calendar) : 0,
  }))
}

function lateness(
  sentAt: Instant | null,
  paperDay: CivilDate | null,
  due: CivilDate,
  calendar: WorkingCalendar,
): number {
  return sentAt === null ? 0 : lateBy(paperDay ?? dayOf(sentAt), due, calendar)
}

/** One body's contribution with all its sendings; another body's is refused with whose it is. */
export async function getContribution(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  id: string,
  agencyId: string,
): Promise<ContributionView> {
  const report = await findReport(db, id)
  await checkRead(db, by, report, agencyId)
  const [card] = await listContributions(db, by, today, report, sql`body.agency_id = ${agencyId}::uuid`)
  if (card === undefined) throw new Fault(kernelFaults['record.unknown'])
  const held = await findContribution(db, id, agencyId)
  const whole = await mayReadDraft(db, by, id, agencyId)
  const calendar = await reportCalendar(db)
  const sendings = held === null ? [] : await sendingsOf(db, held.id, report, calendar)
  const shown = whole
    ? sendings
    : sendings.filter((one) => one.receivedAt !== null && one.returnedAt === null)
  const draft = await draftNow(db, report, agencyId, today, held?.body ?? null)
  const open = held !== null && (held.state === 'draft' || held.state === 'returned')
  const last = shown.at(-1)
  return {
    ...card,
    // Who may not see a draft sees what was received, and nothing of what goes on since.
    ...(whole ? {} : { state: 'received' as const, silent: 0 }),
    reportId: id,
    body: whole ? (held?.body ?? null) : (last?.body ?? null),
    entries: whole && open ? draft.entries : (last?.entries ?? []),
    stale: whole && open && !sameFigures(held.body, draft.body),
    version: held?.version ?? null,
    drafted: whole ? (held?.draftedAt ?? null) : null,
    confirmedAt: held?.confirmedAt ?? null,
    sendings: shown.map(({ entries: _, ...sending }) => sending),
    tasksText: draft.lines.map(({ taskId, ref, text }) => ({ taskId, ref, text })),
  }
}

async function checkRead(db: Read | Tx, by: Actor, report: ReportRow, agencyId: string): Promise<void> {
  try {
    await reportGate.check(db, 'contribution.read', by, bodyNamed(report.id, agencyId))
  } catch (error) {
    if (!(error instanceof Fault) || error.def.code !== 'gate.refused') throw error
    const body = await db
      .selectFrom('access.agency')
      .select('short')
      .where('id', '=', agencyId)
      .executeTakeFirst()
    if (body === undefined) throw new Fault(kernelFaults['record.unknown'])
    throw new Fault(reportFaults['contribution.not_yours'], {
      details: { body: body.short, lead: report.plan.leadShort ?? report.plan.issuer ?? '' },
    })
  }
}

async function mayReadDraft(db: Read | Tx, by: Actor, id: string, agencyId: string): Promise<boolean> {
  const [row] = await rowsOf<{ may: boolean }>(
    db,
    sql<{
      may: boolean
    }>`select ${reportGate.where('contribution.read-draft', by)} as may from ${bodyNamed(id, agencyId)}`,
  )
  return row?.may === true
}

export interface HeldContribution {
  id: string
  state: 'draft' | 'signed' | 'sent' | 'received' | 'returned'
  body: ContributionBody
  onBehalf: boolean
  draftedAt: Instant
  confirmedAt: Instant | null
  version: number
}

/** A body's contribution as it is held; null where nothing was drafted. */
export async function findContribution(
  db: Read | Tx,
  id: string,
  agencyId: string,
  lock = false,
): Promise<HeldContribution | null> {
  const [row] = await rowsOf<HeldContribution>(
    db,
    sql<HeldContribution>`
    select id, state, body, on_behalf as "onBehalf", drafted_at as "draftedAt", confirmed_at as "confirmedAt", version
    from reports.contribution where report_id = ${id}::uuid and agency_id = ${agencyId}::uuid
    ${lock ? sql`for update` : sql``}`,
  )
  return row ?? null
}

async function sendingsOf(
  db: Read | Tx,
  contributionId: string,
  report: ReportRow,
  calendar: WorkingCalendar,
): Promise<(Sending & { entries: RecordedEntry[] })[]> {
  type Row = Omit<Sending, 'lateBy'> & { entries: RecordedEntry[] }
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select sending.id, sending.no, sending.sent_at as "sentAt", sender.name as "sentBy", sending.on_behalf as "onBehalf",
      sending.late, case when sending.paper_number is null then null else json_build_object('number', sending.paper_number,
        'day', sending.paper_day, 'scan', sending.paper_sha256 is not null) end as paper,
      sending.recalled_at as "recalledAt", sending.received_at as "receivedAt", sending.returned_at as "returnedAt",
      sending.reason, sending.after_consolidation as "afterConsolidation", sending.body, sending.figures as entries
    from reports.sending sending join access.account sender on sender.id = sending.sent_by
    where sending.contribution_id = ${contributionId}::uuid order by sending.no`,
  )
  return rows.map((row) => ({
    ...row,
    lateBy: row.late ? lateness(row.sentAt, row.paper?.day ?? null, report.due, calendar) : 0,
  }))
}
