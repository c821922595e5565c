import { sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { claimFile } from '#kernel/server/files/file-store.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { planContract } from '../../contract.ts'
import { planFaults } from '../../faults.ts'
import { inWindow, reportWindow } from '../../rules/report-year.ts'
import { listProgress } from '../queries/progress.ts'
import { planGate } from '../relations.ts'
import { heldLine } from './held-line.ts'

type Input = InputOf<typeof planContract.reportProgress>

/**
 * Records what a body did. A correction names the entry it replaces: only the newest may be replaced, so two people
 * who correct at once get a 409 with both sides. With paper, it is entered on behalf of the body.
 */
export async function reportProgress(context: WriteContext, input: Input): Promise<void> {
  const { db, by, now, today, audit } = context
  const action = input.paper === null ? 'progress.report' : 'progress.enter-on-behalf'
  audit.actingAs(
    await planGate.check(
      db,
      action,
      by,
      sql`plan.assignment assignment where assignment.id = ${input.assignmentId}::uuid`,
    ),
  )
  const line = await heldLine(db, input.assignmentId, today)
  refuseWrongDays(input, today)
  if (input.sameEvent !== null) await refuseStrangeEvent(db, line, input.sameEvent)
  if (input.replaces !== null) await replace(context, input)
  const ongoing = (line.recurrence as { every?: string } | null)?.every === 'ongoing'
  await db
    .insertInto('plan.progress')
    .values({
      id: input.progressId,
      assignment_id: input.assignmentId,
      task_id: line.task_id,
      agency_id: line.agency_id,
      year: input.year,
      period: ongoing ? input.to.slice(0, 7) : null,
      state: input.state,
      words: input.words,
      happened: daysRange(input.from, input.to),
      entered_at: now,
      entered_by: by.accountId,
      on_behalf: input.paper !== null,
      paper_number: input.paper?.number ?? null,
      paper_day: input.paper?.day ?? null,
      paper_sha256: await scanOf(context, input),
      same_event: input.sameEvent,
      replaces: input.replaces,
    })
    .execute()
  const amounts = new Map(input.quantities.map((one) => [one.measureId, one.amount]))
  if (amounts.size > 0)
    await db
      .insertInto('plan.quantity')
      .values(
        [...amounts].map(([measure_id, amount]) => ({ progress_id: input.progressId, measure_id, amount })),
      )
      .execute()
  await keepEvidence(context, input)
  audit.add({
    record: 'plan.progress',
    id: input.progressId,
    after: {
      assignmentId: input.assignmentId,
      state: input.state,
      words: input.words,
      from: input.from,
      to: input.to,
      quantities: Object.fromEntries(amounts),
      evidence: input.evidence.length,
      replaces: input.replaces,
      paper: input.paper === null ? null : { number: input.paper.number, day: input.paper.day },
    },
    sensitivity: 'inner',
    ...(input.paper === null ? {} : { onBehalfOf: line.agency_id }),
  })
}

/** The same event can only be one that another body, in the lead, told first-hand of the same task. */
async function refuseStrangeEvent(
  db: Tx,
  line: { task_id: string; agency_id: string },
  id: Id,
): Promise<void> {
  const told = await db
    .selectFrom('plan.progress as progress')
    .innerJoin('plan.assignment as other', 'other.id', 'progress.assignment_id')
    .select('progress.id')
    .where('progress.id', '=', id)
    .where('progress.task_id', '=', line.task_id)
    .where('progress.agency_id', '!=', line.agency_id)
    .where('progress.same_event', 'is', null)
    .where('other.role', '=', 'lead')
    .executeTakeFirst()
  if (told === undefined) throw new Fault(kernelFaults['record.refers'])
}

/** The scan of the paper: the one sent now, else that of the corrected entry when it is the same paper. */
async function scanOf({ db, by }: WriteContext, { paper, replaces }: Input): Promise<Buffer | null> {
  if (paper === null) return null
  if (paper.scan !== null) return claimFile(db, by.accountId, paper.scan)
  if (replaces === null) return null
  const before = await db
    .selectFrom('plan.progress')
    .select('paper_sha256')
    .where('id', '=', replaces)
    .where('paper_number', '=', paper.number)
    .executeTakeFirst()
  return before?.paper_sha256 ?? null
}

function refuseWrongDays(input: Input, today: CivilDate): void {
  if (input.to < input.from) throw new Fault(planFaults['progress.order'], { fields: ['to'] })
  if (input.to > today)
    throw new Fault(planFaults['progress.future'], { details: { day: input.to, today }, fields: ['to'] })
  const window = reportWindow(input.year)
  if (!inWindow(window, input.from, input.to))
    throw new Fault(planFaults['progress.window'], { details: window, fields: ['from'] })
}

async function replace({ db, by, now }: WriteContext, input: Input): Promise<void> {
  const done = await db
    .updateTable('plan.progress')
    .set({ replaced_at: now })
    .where('id', '=', input.replaces)
    .where('assignment_id', '=', input.assignmentId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows > 0n) return
  const [current] = await listProgress(
    db,
    by,
    sql`progress.assignment_id = ${input.assignmentId}::uuid and progress.replaced_at is null
      and progress.id in (with recursive later as (
        select id from plan.progress where replaces = ${input.replaces}::uuid
        union all select next.id from plan.progress next join later on next.replaces = later.id) select id from later)`,
  )
  if (current === undefined) throw new Fault(kernelFaults['record.refers'])
  throw new Fault(kernelFaults['version.conflict'], { data: { current, yours: input } })
}

/** New files are claimed by who uploaded them; files of the replaced entry go on by their evidence id. */
async function keepEvidence({ db, by, now }: WriteContext, input: Input): Promise<void> {
  for (const file of input.evidence) {
    const inherited =
      input.replaces === null
        ? undefined
        : await db
            .selectFrom('plan.evidence')
            .select('sha256')
            .where('progress_id', '=', input.replaces)
            .where('sha256', '=', Buffer.from(file.file, 'hex'))
            .executeTakeFirst()
    await db
      .insertInto('plan.evidence')
      .values({
        id: file.id,
        progress_id: input.progressId,
        sha256: inherited?.sha256 ?? (await claimFile(db, by.accountId, file.file)),
        name: file.name,
        shows_children: file.showsChildren,
        added_at: now,
        added_by: by.accountId,
      })
      .execute()
  }
}
