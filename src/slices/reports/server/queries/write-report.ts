import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import { rowsOf, type Read } from '#kernel/server/database.ts'
import { writePdf, writeWord } from '#slices/documents/server/api.ts'
import { reportFaults } from '../../faults.ts'
import { countFacts } from '../../rules/facts.ts'
import { mergePassages } from '../../rules/merge-passages.ts'
import { writePassages } from '../../rules/write-passages.ts'
import { loadInput, standingOf } from './consolidation.ts'
import { datesOf } from './dates.ts'
import { fileName, letterOf } from './letter.ts'
import { findReport, type ReportRow } from './reports.ts'

export interface WrittenReport {
  bytes: Uint8Array
  /** A name for the file. */
  name: string
  /** Bodies that carry a task and those whose contribution was received. */
  bodies: number
  received: number
  /** Short names of the bodies whose contribution is missing. */
  missing: string[]
}

/**
 * Writes the draft of a plan's report for a year from the contributions received so far, without storing anything; what
 * the lead has written and edited in the draft is in it. A plan is named by its number, leading zeros do not matter;
 * where several match, issuer (a part of its name) and year of the document decide. Throws faults of this slice.
 */
export async function writeReport(
  db: Read,
  of: {
    plan: string
    year: number
    issuer?: string | null
    yearOf?: number | null
    kind?: 'docx' | 'pdf'
    today: CivilDate
  },
): Promise<WrittenReport> {
  const planId = await planNamed(db, of)
  const report = await reportOf(db, planId, of.year)
  const input = await loadInput(db, report, of.today, report.state === 'draft' ? 'newest' : 'basis')
  const facts = countFacts(input)
  const standing = (await standingOf(db, report.id)).map(({ version: _, ...one }) => one)
  const merged =
    report.state === 'draft'
      ? mergePassages(standing, writePassages(facts), facts)
      : { add: [], change: [], drop: [] }
  const changed = new Map(merged.change.map((one) => [one.id, one]))
  const passages = [
    ...standing
      .filter((one) => !one.removed && !merged.drop.includes(one.id))
      .map((one) => changed.get(one.id) ?? one),
    ...merged.add,
  ].toSorted((a, b) => a.ord - b.ord)
  const letter = await letterOf(db, report, facts, passages)
  const kind = of.kind ?? 'docx'
  return {
    bytes: kind === 'docx' ? await writeWord(letter) : await writePdf(letter),
    name: fileName(report, of.today, kind),
    bodies: input.bodies.length,
    received: facts.received.size,
    missing: input.bodies.filter((body) => !facts.received.has(body.id)).map((body) => body.short),
  }
}

async function planNamed(
  db: Read,
  of: { plan: string; issuer?: string | null; yearOf?: number | null },
): Promise<string> {
  type Row = { id: string; issuer: string | null; day: CivilDate | null }
  const found = await rowsOf<Row>(
    db,
    sql<Row>`
    select id, issuer, document_day as day from plan.plan
    where state = 'issued' and ltrim(number, '0') = ltrim(${of.plan.trim().normalize('NFC')}, '0')
      and ${of.issuer == null ? sql`true` : sql`strpos(public.f_unaccent(coalesce(issuer, '')), public.f_unaccent(${of.issuer})) > 0`}
      and ${of.yearOf == null ? sql`true` : sql`extract(year from document_day) = ${of.yearOf}`}
    order by document_day`,
  )
  if (found.length === 0) throw new Fault(reportFaults['report.unknown_plan'], { details: { plan: of.plan } })
  if (found.length > 1)
    throw new Fault(reportFaults['report.several_plans'], {
      details: { plan: of.plan, found: found.map((one) => [one.issuer, one.day].filter(Boolean).join(', ')) },
    })
  return found[0]!.id
}

// A year whose report was never opened is written from nothing: then every body is missing.
async function reportOf(db: Read, planId: string, year: number): Promise<ReportRow> {
  const row = await db
    .selectFrom('reports.report')
    .select('id')
    .where('plan_id', '=', planId)
    .where('year', '=', year)
    .executeTakeFirst()
  if (row !== undefined) return findReport(db, row.id)
  type Plan = ReportRow['plan']
  const [plan] = await rowsOf<Plan>(
    db,
    sql<Plan>`
    select plan.number, plan.kind, plan.title, plan.issuer, plan.place, plan.demonstration,
      plan.lead_agency_id as "leadAgencyId", agency.name as "leadName", agency.short as "leadShort"
    from plan.plan plan left join access.agency agency on agency.id = plan.lead_agency_id where plan.id = ${planId}::uuid`,
  )
  return {
    id: planId,
    planId,
    year,
    state: 'draft',
    basis: [],
    consolidatedAt: null,
    version: 0,
    plan: plan!,
    ...(await datesOf(db, planId, year)),
  }
}
