import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import { json, type Tx } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { reportsContract } from '../../contract.ts'
import { reportFaults } from '../../faults.ts'
import { marksAfterEdit } from '../../rules/edit-marks.ts'
import { countFacts } from '../../rules/facts.ts'
import { between, mergePassages, type Merged, type StandingPassage } from '../../rules/merge-passages.ts'
import { reportSections } from '../../rules/report-sections.ts'
import { bodyPassage, writePassages } from '../../rules/write-passages.ts'
import { factsOf, loadInput, passagesOf, standingOf } from '../queries/consolidation.ts'
import { findReport, type ReportRow } from '../queries/reports.ts'
import { reportGate, reportNamed } from '../relations.ts'
import { lockReport, update } from './report.ts'

type Input<K extends keyof typeof reportsContract> = InputOf<(typeof reportsContract)[K]>

/** Makes the draft anew from what was received; what the lead wrote, edited, picked or took out stays. */
export async function consolidate(context: WriteContext, input: Input<'consolidate'>): Promise<void> {
  const { db, now, today, audit } = context
  const report = await lockReport(context, input, 'consolidation.write')
  if (report.state !== 'draft') throw new Fault(reportFaults['report.taken'])
  const loaded = await loadInput(db, report, today, 'newest')
  const facts = countFacts(loaded)
  const standing = await standingOf(db, report.id)
  const versions = new Map(standing.map((one) => [one.id, one.version]))
  const plain = standing.map(({ version: _, ...one }): StandingPassage => one)
  const merged = mergePassages(plain, writePassages(facts), facts)
  await apply(db, report.id, merged, versions)
  const basis = loaded.received.map((one) => one.sendingId)
  await update(db, report, { basis, consolidated_at: now })
  audit.add({
    record: 'reports.report',
    id: report.id,
    before: { basis: report.basis },
    after: { basis, added: merged.add.length, changed: merged.change.length, dropped: merged.drop.length },
    sensitivity: 'inner',
  })
}

async function apply(
  db: Tx,
  reportId: string,
  merged: Merged,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = merged.add.map((one) => ({
    id: makeId(),
    report_id: reportId,
    section_ref: one.sectionRef,
    ord: one.ord,
    kind: one.kind,
    task_ref: one.taskRef,
    agency_id: one.agencyId,
    sending_id: one.sendingId,
    text: one.text,
    marks: json(one.marks),
    shortened: one.shortened,
  }))
  for (let start = 0; start < rows.length; start += 500)
    await db
      .insertInto('reports.passage')
      .values(rows.slice(start, start + 500))
      .execute()
  for (const one of merged.change)
    await db
      .updateTable('reports.passage')
      .set({
        text: one.text,
        marks: json(one.marks),
        sending_id: one.sendingId,
        shortened: one.shortened,
        version: (versions.get(one.id) ?? 0) + 1,
      })
      .where('id', '=', one.id)
      .execute()
  if (merged.drop.length > 0) await db.deleteFrom('reports.passage').where('id', 'in', merged.drop).execute()
}

/** Changes a paragraph or takes it out, or adds one's own; a figure changed by hand loses its trace. */
export async function savePassage(context: WriteContext, input: Input<'savePassage'>): Promise<void> {
  const { db, now, audit } = context
  const report = await beginPassage(context, input.id)
  const standing = await standingOf(db, report.id)
  const old = standing.find((one) => one.id === input.passageId)
  if (old === undefined && input.seenVersion !== null) throw new Fault(kernelFaults['record.unknown'])
  if ((old?.version ?? null) !== input.seenVersion) {
    const [current] = await passagesOf(db, report.id, input.passageId)
    throw new Fault(kernelFaults['version.conflict'], { data: { current, yours: input } })
  }
  if (old === undefined) {
    await checkSection(context, report, input.sectionRef)
    await db
      .insertInto('reports.passage')
      .values({
        id: input.passageId,
        report_id: report.id,
        section_ref: input.sectionRef,
        ord: placeAfter(standing, input.sectionRef, input.after),
        kind: 'written',
        text: input.text,
        edited: true,
      })
      .execute()
  } else
    await db
      .updateTable('reports.passage')
      .set({
        text: input.text,
        marks: json(marksAfterEdit(old.text, input.text, old.marks)),
        edited: old.edited || old.text !== input.text,
        removed_at: input.removed ? now : null,
        version: old.version + 1,
      })
      .where('id', '=', old.id)
      .execute()
  audit.add({
    record: 'reports.passage',
    id: input.passageId,
    before: old === undefined ? null : { text: old.text, removed: old.removed },
    after: { text: input.text, removed: input.removed },
    sensitivity: 'inner',
  })
}

/** Takes over what one body says on a task, or beside its tasks, as a paragraph of its own. */
export async function pickPassage(context: WriteContext, input: Input<'pickPassage'>): Promise<void> {
  const { db, today, audit } = context
  const report = await beginPassage(context, input.id)
  const facts = await factsOf(db, report, today)
  const body = facts.input.bodies.find((one) => one.id === input.agencyId)
  const sectionRef = sectionOf(facts.input, input.taskRef)
  if (body === undefined || sectionRef === undefined) throw new Fault(kernelFaults['record.unknown'])
  const passage = bodyPassage(facts, sectionRef, input.taskRef, body, 12_000, 'picked')
  if (passage === null) throw new Fault(reportFaults['passage.no_words'])
  const standing = await standingOf(db, report.id)
  const before = standing.findLast((one) => one.sectionRef === sectionRef && one.taskRef === input.taskRef)
  await db
    .insertInto('reports.passage')
    .values({
      id: input.passageId,
      report_id: report.id,
      section_ref: sectionRef,
      ord: placeAfter(standing, sectionRef, before?.id ?? null),
      kind: 'picked',
      task_ref: input.taskRef,
      agency_id: input.agencyId,
      sending_id: passage.sendingId,
      text: passage.text,
      marks: json(passage.marks),
    })
    .execute()
  audit.add({
    record: 'reports.passage',
    id: input.passageId,
    after: { taskRef: input.taskRef, agencyId: input.agencyId, text: passage.text },
    sensitivity: 'inner',
  })
}

async function beginPassage({ db, by, audit }: WriteContext, id: string): Promise<ReportRow> {
  audit.actingAs(await reportGate.check(db, 'consolidation.write', by, reportNamed(id)))
  // One edit at a time, and none while the report is being taken.
  const report = await findReport(db, id, 'update')
  if (report.state !== 'draft') throw new Fault(reportFaults['report.taken'])
  return report
}

async function checkSection({ db, today }: WriteContext, report: ReportRow, ref: string): Promise<void> {
  const sections = reportSections(await loadInput(db, report, today, 'basis'))
  if (!sections.some((section) => section.ref === ref)) throw new Fault(kernelFaults['record.refers'])
}

function sectionOf(input: Parameters<typeof reportSections>[0], taskRef: string): string | undefined {
  const said: Record<string, string> = {
    '#funding': 'III',
    '#difficulties': 'IV',
    '#proposals': 'IV',
    '#next': 'V',
  }
  return (
    said[taskRef] ??
    reportSections(input).find((section) => section.tasks.some((task) => task.ref === taskRef))?.ref
  )
}

function placeAfter(standing: readonly StandingPassage[], sectionRef: string, after: string | null): number {
  const here = standing.filter((one) => one.sectionRef === sectionRef)
  const at = here.findIndex((one) => one.id === after)
  const before = at === -1 ? (here.at(-1)?.ord ?? 0) : here[at]!.ord
  const next = here.find((one) => one.ord > before)
  return next === undefined ? before + 1000 : between(before, next.ord)
}
