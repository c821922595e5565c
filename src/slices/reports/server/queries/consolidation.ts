import { sql } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { ConsolidationView } from '../../contract.ts'
import type { Passage } from '../../model.ts'
import { countFacts, type Facts } from '../../rules/facts.ts'
import type {
  ConsolidationInput,
  PlanSection,
  Received,
  ReportBody,
} from '../../rules/consolidation-input.ts'
import { estimatePages } from '../../rules/fit-pages.ts'
import type { StandingPassage } from '../../rules/merge-passages.ts'
import { sumQuantities } from '../../rules/quantities.ts'
import { reportSections } from '../../rules/report-sections.ts'
import { reportGate, reportNamed } from '../relations.ts'
import { recordedOf, tasksOf } from './recorded.ts'
import { dayOfReport, findReport, getReportCard, type ReportRow } from './reports.ts'

/** Everything a report is made of: the sendings of its last consolidation, or the newest that were received. */
export async function loadInput(
  db: Read | Tx,
  report: ReportRow,
  today: CivilDate,
  which: 'basis' | 'newest',
): Promise<ConsolidationInput> {
  const day = dayOfReport(report, today)
  const sections = await rowsOf<PlanSection>(
    db,
    sql<PlanSection>`select ref, title, kind, parent from plan.section where plan_id = ${report.planId}::uuid order by ord`,
  )
  const carriers = await rowsOf<{ taskId: string; agencyId: string }>(
    db,
    sql<{ taskId: string; agencyId: string }>`
    select line.task_id as "taskId", line.agency_id as "agencyId"
    from plan.assignment line join plan.task task on task.id = line.task_id and task.removed_at is null
    join access.agency agency on agency.id = line.agency_id
    where line.plan_id = ${report.planId}::uuid and line.role = 'lead' and line.valid @> ${day}::date
    order by agency.level = 'province' desc, agency.name collate "vi-x-icu"`,
  )
  const leading = [...new Set(carriers.map((line) => line.agencyId))]
  const bodies = await rowsOf<ReportBody>(
    db,
    sql<ReportBody>`select id, name, short, level from access.agency where id = any(${leading}::uuid[])
      order by level = 'province' desc, name collate "vi-x-icu"`,
  )
  const measures = await db.selectFrom('plan.measure').select(['id', 'vi']).orderBy('ord').execute()
  return {
    year: report.year,
    dates: report,
    tasks: await tasksOf(db, report.planId),
    sections,
    bodies,
    carriers,
    received: await receivedOf(db, report, which),
    measures,
  }
}

async function receivedOf(db: Read | Tx, report: ReportRow, which: 'basis' | 'newest'): Promise<Received[]> {
  return rowsOf<Received>(
    db,
    sql<Received>`
    select distinct on (contribution.id) sending.id as "sendingId", sending.no, contribution.agency_id as "agencyId",
      sending.on_behalf as "onBehalf", sending.late, sending.body, sending.figures as entries
    from reports.contribution contribution join reports.sending sending on sending.contribution_id = contribution.id
    where contribution.report_id = ${report.id}::uuid and ${
      which === 'basis'
        ? sql`sending.id = any(${report.basis}::uuid[])`
        : sql`sending.received_at is not null and sending.returned_at is null and not sending.after_consolidation`
    }
    order by contribution.id, sending.no desc`,
  )
}

/** The paragraphs of a draft in their order, those taken out among them. */
export async function standingOf(
  db: Read | Tx,
  reportId: string,
): Promise<(StandingPassage & { version: number })[]> {
  type Row = StandingPassage & { version: number }
  return rowsOf<Row>(
    db,
    sql<Row>`
    select id, section_ref as "sectionRef", ord::float8 as ord, kind, task_ref as "taskRef", agency_id as "agencyId",
      sending_id as "sendingId", text, marks, edited, removed_at is not null as removed, shortened, version
    from reports.passage where report_id = ${reportId}::uuid order by ord, id`,
  )
}

/** Paragraphs as a screen shows them. */
export async function passagesOf(
  db: Read | Tx,
  reportId: string,
  only: string | null = null,
): Promise<Passage[]> {
  return rowsOf<Passage>(
    db,
    sql<Passage>`
    select passage.id, passage.section_ref as "sectionRef", passage.ord::float8 as ord, passage.kind,
      passage.task_ref as "taskRef", passage.agency_id as "agencyId", agency.short as "agencyShort",
      sending.no as "sendingNo", coalesce(sending.on_behalf, false) as "onBehalf", passage.text, passage.marks,
      passage.edited, passage.shortened, passage.version
    from reports.passage passage left join access.agency agency on agency.id = passage.agency_id
    left join reports.sending sending on sending.id = passage.sending_id
    where passage.report_id = ${reportId}::uuid
      and ${only === null ? sql`passage.removed_at is null` : sql`passage.id = ${only}::uuid`}
    order by passage.ord, passage.id`,
  )
}

/** The consolidated draft with what is missing from it, what came after the cut-off, and what was sent too late for it. */
export async function getConsolidation(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  id: string,
): Promise<ConsolidationView> {
  await reportGate.check(db, 'consolidation.read', by, reportNamed(id))
  const report = await findReport(db, id)
  const input = await loadInput(db, report, today, 'basis')
  const sections = reportSections(input)
  const shown = await passagesOf(db, id)
  const places = new Map(sections.map((section, index) => [section.ref, index]))
  const passages = shown.toSorted(
    (a, b) => (places.get(a.sectionRef) ?? 99) - (places.get(b.sectionRef) ?? 99),
  )
  const states = await statesOf(db, id)
  const basis = new Set(report.basis)
  const here = new Set(input.received.map((one) => one.agencyId))
  const missing = input.bodies.filter((body) => !here.has(body.id))
  const carriersOf = Map.groupBy(input.carriers, (line) => line.taskId)
  return {
    report: await getReportCard(db, by, today, id),
    sections: sections.map(({ ref, level, mark, title, tasks }) => ({
      ref,
      level: Math.max(1, level),
      title: mark === '' ? title : `${mark}${level === 3 ? ')' : '.'} ${title}`,
      missing: new Set(
        tasks
          .flatMap((task) => carriersOf.get(task.id) ?? [])
          .map((line) => line.agencyId)
          .filter((agencyId) => !here.has(agencyId)),
      ).size,
    })),
    passages,
    missing: missing.map((body) => ({
      agencyId: body.id,
      agencyShort: body.short,
      state: states.find((one) => one.agencyId === body.id)?.state ?? null,
    })),
    afterCutOff: await afterCutOff(db, report),
    later: await laterThan(db, report),
    waiting: states.filter((one) => one.newest !== null && !basis.has(one.newest)).length,
    pages: estimatePages(
      sections.map((section) => section.title),
      passages.map((passage) => passage.text),
    ),
    documents: await documentsOf(db, id),
  }
}

async function statesOf(db: Read | Tx, reportId: string) {
  type Row = { agencyId: string; state: string; newest: string | null }
  return rowsOf<Row>(
    db,
    sql<Row>`
    select contribution.agency_id as "agencyId", contribution.state,
      (select sending.id from reports.sending sending where sending.contribution_id = contribution.id
        and sending.received_at is not null and sending.returned_at is null and not sending.after_consolidation
        order by sending.no desc limit 1) as newest
    from reports.contribution contribution where contribution.report_id = ${reportId}::uuid`,
  )
}

/** What is recorded after the cut-off, in the plan's order. */
async function afterCutOff(db: Read | Tx, report: ReportRow): Promise<ConsolidationView['afterCutOff']> {
  const entries = await recordedOf(db, { planId: report.planId, year: report.year, agencyId: null })
  const after = Map.groupBy(
    entries.filter((entry) => entry.to > report.cutOff && entry.to <= report.windowTo),
    (entry) => entry.taskId,
  )
  if (after.size === 0) return []
  const tasks = await tasksOf(db, report.planId)
  return tasks.flatMap((task) =>
    sumQuantities((after.get(task.id) ?? []).map((entry) => entry.quantities)).map((sum) => ({
      taskRef: task.ref,
      ...sum,
    })),
  )
}

async function laterThan(db: Read | Tx, report: ReportRow): Promise<ConsolidationView['later']> {
  type Row = { agencyId: string; agencyShort: string; no: number; receivedAt: Instant }
  return rowsOf<Row>(
    db,
    sql<Row>`
    select contribution.agency_id as "agencyId", agency.short as "agencyShort", sending.no, sending.received_at as "receivedAt"
    from reports.sending sending join reports.contribution contribution on contribution.id = sending.contribution_id
    join access.agency agency on agency.id = contribution.agency_id
    where contribution.report_id = ${report.id}::uuid and sending.received_at is not null and sending.after_consolidation
    order by sending.received_at`,
  )
}

async function documentsOf(db: Read | Tx, reportId: string): Promise<ConsolidationView['documents']> {
  type Row = ConsolidationView['documents'][number]
  return rowsOf<Row>(
    db,
    sql<Row>`select id, kind, name, made_at as "madeAt", taken from reports.document
      where report_id = ${reportId}::uuid order by made_at desc`,
  )
}

/** What the draft counts, as the rules count it. */
export async function factsOf(db: Read | Tx, report: ReportRow, today: CivilDate): Promise<Facts> {
  return countFacts(await loadInput(db, report, today, 'basis'))
}
