import { sql } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read } from '#kernel/server/database.ts'
import type { WaitingItem } from '#kernel/waiting.ts'
import { reportGate } from '../relations.ts'

/** What waits for a person in reports: the own contribution to draft, send or complete; for the lead what came in. */
export async function waitingFor(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  return [
    ...(await ownContributions(db, by, today)),
    ...(await leadWork(db, by, today)),
    ...(await toIssue(db, by)),
  ]
}

const item = (part: Pick<WaitingItem, 'key' | 'verb' | 'href'> & Partial<WaitingItem>): WaitingItem => ({
  group: 'report',
  values: {},
  quote: null,
  ref: null,
  plan: null,
  due: null,
  since: null,
  waitingForOthers: false,
  ...part,
})

interface OwnRow {
  reportId: string
  agencyId: string
  year: number
  due: CivilDate
  plan: string | null
  lead: string | null
  title: string
  contribution: string | null
  state: string | null
  toConfirm: boolean
  at: Instant | null
  reason: string | null
}

async function ownContributions(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  const rows = await rowsOf<OwnRow>(
    db,
    sql<OwnRow>`
    select report.id as "reportId", body.agency_id as "agencyId", report.year, report.due, plan.number as plan,
      plan.title, lead.short as lead, contribution.id as contribution, contribution.state,
      coalesce(contribution.on_behalf and contribution.confirmed_at is null, false) as "toConfirm",
      coalesce(sending.returned_at, sending.sent_at, contribution.drafted_at) as at, sending.reason
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    cross join lateral (select distinct line.agency_id from plan.assignment line
      join plan.task task on task.id = line.task_id and task.removed_at is null
      where line.plan_id = report.plan_id and line.role = 'lead'
        and line.valid @> least(${today}::date, report.window_to)) body
    left join access.agency lead on lead.id = plan.lead_agency_id
    left join reports.contribution contribution
      on contribution.report_id = report.id and contribution.agency_id = body.agency_id
    left join lateral (select sent_at, returned_at, reason from reports.sending sending
      where sending.contribution_id = contribution.id order by sending.no desc limit 1) sending on true
    where ${reportGate.where('contribution.write', by)}
      and (report.state = 'draft' or contribution.state in ('draft', 'returned', 'sent'))
    order by report.due`,
  )
  return rows.flatMap((row) => {
    const shared = {
      key: `contribution:${row.reportId}:${row.agencyId}:${row.state ?? 'none'}`,
      values: { year: row.year, lead: row.lead ?? '' },
      quote: row.state === 'returned' ? row.reason : row.title,
      plan: row.plan,
      due: row.due,
      since: row.at,
      href: `/bao-cao/${row.reportId}/phan/${row.agencyId}`,
    }
    if (row.toConfirm && (row.state === 'sent' || row.state === 'received'))
      return [item({ ...shared, verb: 'confirm-contribution' })]
    if (row.state === 'sent') return [item({ ...shared, verb: 'await-receipt', waitingForOthers: true })]
    const verb = OWN_VERBS[row.state ?? 'none']
    return verb === undefined ? [] : [item({ ...shared, verb })]
  })
}

const OWN_VERBS: Record<string, string> = {
  none: 'draft-contribution',
  draft: 'send-contribution',
  returned: 'complete-contribution',
}

interface LeadRow {
  reportId: string
  year: number
  due: CivilDate
  cutOff: CivilDate
  plan: string | null
  title: string
  sent: number
  since: Instant | null
  waiting: number
  received: number
}

async function leadWork(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  const rows = await rowsOf<LeadRow>(
    db,
    sql<LeadRow>`
    select report.id as "reportId", report.year, report.due, report.cut_off as "cutOff", plan.number as plan, plan.title,
      (count(*) filter (where contribution.state = 'sent'))::int as sent,
      min(sending.sent_at) filter (where contribution.state = 'sent') as since,
      (count(*) filter (where sending.counts and not sending.id = any(report.basis)))::int as waiting,
      (count(*) filter (where sending.counts))::int as received
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    join reports.contribution contribution on contribution.report_id = report.id
    left join lateral (select sending.id, sending.sent_at,
        sending.received_at is not null and sending.returned_at is null and not sending.after_consolidation as counts
      from reports.sending sending where sending.contribution_id = contribution.id and sending.recalled_at is null
      order by sending.no desc limit 1) sending on true
    where ${reportGate.where('consolidation.write', by)} and (report.state = 'draft' or contribution.state = 'sent')
    group by report.id, plan.id order by report.due`,
  )
  return rows.flatMap((row) => {
    const shared = { quote: row.title, plan: row.plan, due: row.due }
    return [
      ...(row.sent === 0
        ? []
        : [
            item({
              ...shared,
              key: `receive:${row.reportId}`,
              verb: 'receive-contributions',
              values: { year: row.year, count: row.sent },
              since: row.since,
              href: `/bao-cao/${row.reportId}`,
            }),
          ]),
      // Before the cut-off the figures still grow, so consolidating does not press yet.
      ...(row.waiting === 0 || today < row.cutOff
        ? []
        : [
            item({
              ...shared,
              key: `consolidate:${row.reportId}`,
              verb: 'consolidate',
              values: { year: row.year, count: row.waiting },
              href: `/bao-cao/${row.reportId}/tong-hop`,
            }),
          ]),
    ]
  })
}

async function toIssue(db: Read, by: Actor): Promise<WaitingItem[]> {
  type Row = { id: string; year: number; plan: string | null; title: string; since: Instant }
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select report.id, report.year, plan.number as plan, plan.title, report.taken_at as since
    from reports.report report join plan.plan plan on plan.id = report.plan_id
    where report.state = 'taken' and ${reportGate.where('report.issue', by)} order by report.taken_at`,
  )
  return rows.map((row) =>
    item({
      key: `issue:${row.id}`,
      verb: 'issue-report',
      values: { year: row.year },
      quote: row.title,
      plan: row.plan,
      since: row.since,
      href: `/bao-cao/${row.id}/tong-hop`,
    }),
  )
}
