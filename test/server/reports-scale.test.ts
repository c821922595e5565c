import { beforeAll, describe, expect, it } from 'vitest'
import { dayOf } from '#kernel/civil-date.ts'
import { json, type Tx } from '#kernel/server/database.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { stableId } from '#kernel/stable-id.ts'
import { drawnPages } from '#slices/documents/server/drawn-pages.ts'
import { writePdf } from '#slices/documents/server/pdf/write-pdf.ts'
import { reportsContract, type ConsolidationView } from '#slices/reports/contract.ts'
import type { RecordedEntry } from '#slices/reports/model.ts'
import { draftContribution } from '#slices/reports/rules/draft-contribution.ts'
import { factsOf, passagesOf } from '#slices/reports/server/queries/consolidation.ts'
import { letterOf } from '#slices/reports/server/queries/letter.ts'
import { findReport } from '#slices/reports/server/queries/reports.ts'
import { openRealReport } from './support/report-steps.ts'
import { useWorld, type Caller } from './support/world.ts'

const world = useWorld()
const SENTENCE =
  'Đã chỉ đạo, hướng dẫn các đơn vị tổ chức tuyên truyền, vận động, lồng ghép nội dung bảo vệ trẻ em vào sinh hoạt của cơ sở. '

let report: string
let hoai: Caller

beforeAll(async () => {
  const at = await openRealReport(world.it)
  report = at.report.id
  hoai = await world.it.as('hoai')
  const lines = at.plan.taskList.flatMap((task) =>
    task.assignments.filter((line) => line.role === 'lead').map((line) => ({ ...line, ref: task.ref })),
  )
  const bodies = [...Map.groupBy(lines, (line) => line.agencyId)]
  await world.it.database.write(async (tx) => {
    for (const [index, [agencyId, own]] of bodies.entries()) {
      // Eleven say nothing, each of the others leaves a task unsaid.
      if (index % 13 === 12) continue
      const entries = own.flatMap((line, i): RecordedEntry[] =>
        (index + i) % 17 === 0
          ? []
          : [
              {
                id: makeId(),
                taskId: line.taskId,
                assignmentId: line.id,
                role: 'lead',
                state: (['done', 'under-way', 'nothing-arose', 'not-started'] as const)[(index + i) % 4]!,
                words: SENTENCE.repeat(1 + ((index + i) % 8)),
                from: at.day,
                to: at.day,
                quantities: [
                  { measureId: 'cuoc', amount: 1 + ((index * 7 + i) % 40) },
                  { measureId: 'luot-tre-em', amount: 10 * index + i },
                ],
                sameEvent: null,
                onBehalf: false,
              },
            ],
      )
      const body = draftContribution(
        own.map((line) => ({
          taskId: line.taskId,
          ref: line.ref,
          assignmentId: line.id,
          role: 'lead' as const,
        })),
        entries,
        at.report,
        [],
        null,
      )
      await keep(tx, agencyId, { ...body, difficulties: SENTENCE, next: SENTENCE.repeat(3) }, entries)
    }
  })
}, 120_000)

async function keep(tx: Tx, agencyId: string, body: object, entries: RecordedEntry[]): Promise<void> {
  const id = makeId()
  const now = world.it.clock.now()
  await tx
    .insertInto('reports.contribution')
    .values({
      id,
      report_id: report,
      agency_id: agencyId,
      state: 'received',
      body: json(body),
      drafted_at: now,
    })
    .execute()
  await tx
    .insertInto('reports.sending')
    .values({
      id: makeId(),
      contribution_id: id,
      no: 1,
      body: json(body),
      figures: json(entries),
      sent_at: now,
      sent_by: stableId('demonstration:hoai'),
      late: false,
      received_at: now,
      received_by: stableId('demonstration:hoai'),
    })
    .execute()
}

describe('138 bodies on 58 tasks', () => {
  it('become a draft whose body is under 15 pages, whatever they wrote', async () => {
    const started = performance.now()
    const { status, body } = await hoai.call(reportsContract.consolidate, { id: report, seenVersion: 1 })
    const seconds = (performance.now() - started) / 1000
    process.stderr.write(`consolidation of 138 bodies: ${seconds.toFixed(2)} s\n`)
    expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
    const made = body as ConsolidationView
    expect(made.missing).toHaveLength(10)
    expect(made.pages).toBeLessThan(15)
    const pages = await world.it.database.read(async (db) => {
      const row = await findReport(db, report)
      const facts = await factsOf(db, row, dayOf(world.it.clock.now()))
      const letter = await letterOf(db, row, facts, await passagesOf(db, report))
      return drawnPages(await writePdf({ ...letter, appendices: [] }))
    })
    process.stderr.write(`body of the draft: ${pages.length} pages, estimated ${made.pages}\n`)
    expect(pages.length).toBeLessThan(15)
    expect(made.pages).toBeGreaterThanOrEqual(pages.length)
  })

  it('are written as Word with their tables', async () => {
    const started = performance.now()
    const { status } = await hoai.call(reportsContract.writeDocument, {
      id: report,
      documentId: makeId(),
      kind: 'docx',
    })
    process.stderr.write(`Word of 138 bodies: ${((performance.now() - started) / 1000).toFixed(2)} s\n`)
    expect(status).toBe(200)
  })
})
