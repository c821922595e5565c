import { Readable } from 'node:stream'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Fault } from '#kernel/fault.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { writePdf, writeWord } from '#slices/documents/server/api.ts'
import type { reportsContract } from '../../contract.ts'
import { reportFaults } from '../../faults.ts'
import { factsOf, passagesOf } from '../queries/consolidation.ts'
import { fileName, letterOf } from '../queries/letter.ts'
import { findReport, type ReportRow } from '../queries/reports.ts'
import { reportGate, reportNamed } from '../relations.ts'
import { lockReport, update } from './report.ts'

/** Writes the draft as Word or PDF and keeps the file; says whose contributions are missing from it. */
export async function writeDocument(
  context: WriteContext,
  files: FileStore,
  input: InputOf<typeof reportsContract.writeDocument>,
): Promise<OutputOf<typeof reportsContract.writeDocument>> {
  const { db, by, audit } = context
  audit.actingAs(await reportGate.check(db, 'consolidation.write', by, reportNamed(input.id)))
  return write(context, files, await findReport(db, input.id), {
    id: input.documentId,
    kind: input.kind,
    taken: false,
  })
}

/** Takes the report to the e-office: its text is frozen, and the Word file of that moment is kept. */
export async function takeReport(
  context: WriteContext,
  files: FileStore,
  input: InputOf<typeof reportsContract.takeReport>,
): Promise<void> {
  const report = await lockReport(context, input, 'report.take')
  if (report.state !== 'draft') throw new Fault(reportFaults['report.taken'])
  if (report.consolidatedAt === null) throw new Fault(reportFaults['report.empty'])
  await write(context, files, report, { id: makeId(), kind: 'docx', taken: true })
  await update(context.db, report, { state: 'taken', taken_at: context.now })
  context.audit.add({
    record: 'reports.report',
    id: report.id,
    before: { state: 'draft' },
    after: { state: 'taken', basis: report.basis },
  })
}

async function write(
  { db, by, now, today, audit }: WriteContext,
  files: FileStore,
  report: ReportRow,
  document: { id: string; kind: 'docx' | 'pdf'; taken: boolean },
) {
  const facts = await factsOf(db, report, today)
  const letter = await letterOf(db, report, facts, await passagesOf(db, report.id))
  const bytes = document.kind === 'docx' ? await writeWord(letter) : await writePdf(letter)
  const name = fileName(report, today, document.kind)
  const stored = await files.store(db, Readable.from([Buffer.from(bytes)]), {
    accountId: by.accountId,
    name,
    now,
  })
  await db
    .insertInto('reports.document')
    .values({
      ...document,
      report_id: report.id,
      sha256: Buffer.from(stored.sha256, 'hex'),
      name,
      made_at: now,
      made_by: by.accountId,
    })
    .execute()
  audit.add({
    record: 'reports.document',
    id: document.id,
    after: { reportId: report.id, kind: document.kind, name, sha256: stored.sha256, taken: document.taken },
  })
  const missing = facts.input.bodies.filter((body) => !facts.received.has(body.id)).map((body) => body.short)
  return { id: document.id, name, missing }
}
