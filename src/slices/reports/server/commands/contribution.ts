import type { DB } from '#db/types.ts'
import { sql, type RawBuilder, type Updateable } from 'kysely'
import { dayOf } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import { json, rowsOf, type Tx } from '#kernel/server/database.ts'
import { claimFile } from '#kernel/server/files/file-store.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { workingCalendar } from '#kernel/working-days.ts'
import type { reportsContract } from '../../contract.ts'
import { reportFaults } from '../../faults.ts'
import type { ContributionState } from '../../model.ts'
import { contributionStep, type ContributionAct } from '../../rules/contribution-step.ts'
import { saveOver } from '../../rules/draft-contribution.ts'
import { lateBy } from '../../rules/report-dates.ts'
import { findContribution, getContribution, type HeldContribution } from '../queries/contributions.ts'
import { draftNow, sameFigures } from '../queries/draft.ts'
import { dayOfReport, findReport, type ReportRow } from '../queries/reports.ts'
import { bodyNamed, reportGate } from '../relations.ts'

type Input<K extends keyof typeof reportsContract> = InputOf<(typeof reportsContract)[K]>
type Named = { id: string; agencyId: string }

/** Drafts a contribution from what is recorded, or brings the figures of one up to date; its words stay. */
export async function draftContribution(
  context: WriteContext,
  input: Input<'draftContribution'>,
): Promise<void> {
  const { db, today, now, audit } = context
  const { onBehalf } = await actAsWriter(context, input)
  const report = await findReport(db, input.id, 'share')
  await checkBody(db, report, input.agencyId, context)
  const held = await findContribution(db, input.id, input.agencyId, true)
  if (held !== null) await refuseStale(context, input, held)
  const to = step(held?.state ?? null, 'draft')
  const { body } = await draftNow(db, report, input.agencyId, today, held?.body ?? null)
  if (held === null) {
    const made = await db
      .insertInto('reports.contribution')
      .values({
        id: input.contributionId,
        report_id: input.id,
        agency_id: input.agencyId,
        body: json(body),
        drafted_at: now,
        on_behalf: onBehalf,
      })
      .onConflict((conflict) => conflict.columns(['report_id', 'agency_id']).doNothing())
      .executeTakeFirst()
    // Two began at once: the second sees what the first has drafted.
    if (made.numInsertedOrUpdatedRows === 0n) throw await conflict(context, input)
  } else
    await change(db, held, {
      state: to,
      body: json(body),
      drafted_at: now,
      on_behalf: onBehalf,
      confirmed_at: null,
      confirmed_by: null,
    })
  audit.add({
    ...entryOf(input, held?.id ?? input.contributionId, onBehalf),
    before: held === null ? null : { state: held.state, body: held.body },
    after: { state: to, body },
  })
}

/** Saves the body's own words and estimates over its draft. */
export async function saveContribution(
  context: WriteContext,
  input: Input<'saveContribution'>,
): Promise<void> {
  const { held, onBehalf, to } = await begin(context, input, 'save')
  const body = saveOver(held.body, input.body)
  await change(context.db, held, { state: to, body: json(body), on_behalf: onBehalf })
  context.audit.add({ ...entryOf(input, held.id, onBehalf), before: { body: held.body }, after: { body } })
}

/** Sends: a frozen version with the entries behind its figures. Late is taken, and said to be late. */
export async function sendContribution(
  context: WriteContext,
  input: Input<'sendContribution'>,
): Promise<void> {
  const { db, by, now, today, audit } = context
  const { report, held, onBehalf, to } = await begin(context, input, 'send')
  const { paper } = input
  if (onBehalf && paper === null)
    throw new Fault(reportFaults['contribution.paper_needed'], { fields: ['paper.number'] })
  if (paper !== null && paper.day > today)
    throw new Fault(reportFaults['contribution.paper_future'], {
      details: { day: paper.day, today },
      fields: ['paper.day'],
    })
  const { entries, body } = await draftNow(db, report, input.agencyId, today, held.body)
  if (!sameFigures(body, held.body)) throw new Fault(reportFaults['contribution.stale'])
  const sources = new Set(held.body.items.flatMap((item) => item.sources))
  const last = await db
    .selectFrom('reports.sending')
    .select((row) => row.fn.max('no').as('no'))
    .where('contribution_id', '=', held.id)
    .executeTakeFirst()
  const no = (last?.no ?? 0) + 1
  const late = lateBy(paper?.day ?? dayOf(now), report.due, workingCalendar([])) > 0
  await db
    .insertInto('reports.sending')
    .values({
      id: input.sendingId,
      contribution_id: held.id,
      no,
      body: json(held.body),
      figures: json(entries.filter((entry) => sources.has(entry.id))),
      sent_at: now,
      sent_by: by.accountId,
      on_behalf: onBehalf,
      late,
      paper_number: paper?.number ?? null,
      paper_day: paper?.day ?? null,
      paper_sha256: paper?.scan ? await claimFile(db, by.accountId, paper.scan) : null,
      after_consolidation: report.state !== 'draft',
    })
    .execute()
  await change(db, held, { state: to, on_behalf: onBehalf, confirmed_at: null, confirmed_by: null })
  audit.add({
    ...entryOf(input, held.id, onBehalf),
    before: { state: held.state },
    after: {
      state: to,
      sending: input.sendingId,
      no,
      late,
      body: held.body,
      paper: paper === null ? null : { number: paper.number, day: paper.day, scan: paper.scan },
    },
  })
}

/** Takes a sending back, as long as it has not been received. */
export async function recallContribution(
  context: WriteContext,
  input: Input<'recallContribution'>,
): Promise<void> {
  const { held, onBehalf, to } = await begin(context, input, 'recall')
  await settleLast(context.db, held.id, { recalled_at: context.now })
  await change(context.db, held, { state: to })
  context.audit.add({
    ...entryOf(input, held.id, onBehalf),
    before: { state: held.state },
    after: { state: to },
  })
}

/** The body confirms what another typed for it from paper. */
export async function confirmContribution(
  context: WriteContext,
  input: Input<'confirmContribution'>,
): Promise<void> {
  const { db, by, now, audit } = context
  audit.actingAs(await reportGate.check(db, 'contribution.confirm', by, bodyNamed(input.id, input.agencyId)))
  const held = await lockHeld(context, input)
  if (!held.onBehalf || held.confirmedAt !== null || (held.state !== 'sent' && held.state !== 'received'))
    throw new Fault(reportFaults['contribution.confirmed'])
  await change(db, held, { confirmed_at: now, confirmed_by: by.accountId })
  audit.add({ ...entryOf(input, held.id, false), before: { confirmed: false }, after: { confirmed: true } })
}

/** The lead receives; a version that comes after the report has left is kept beside it. */
export async function receiveContribution(
  context: WriteContext,
  input: Input<'receiveContribution'>,
): Promise<void> {
  const { db, by, now } = context
  const { report, held, to } = await beginAsLead(context, input, 'receive')
  await settleLast(db, held.id, {
    received_at: now,
    received_by: by.accountId,
    ...(report.state === 'draft' ? {} : { after_consolidation: true }),
  })
  await change(db, held, { state: to })
  context.audit.add({
    ...entryOf(input, held.id, false),
    before: { state: held.state },
    after: { state: to },
  })
}

/** The lead asks for more, with reasons. */
export async function returnContribution(
  context: WriteContext,
  input: Input<'returnContribution'>,
): Promise<void> {
  const { db, by, now } = context
  const { held, to } = await beginAsLead(context, input, 'return')
  await settleLast(db, held.id, { returned_at: now, returned_by: by.accountId, reason: input.reason })
  await change(db, held, { state: to })
  context.audit.add({
    ...entryOf(input, held.id, false),
    before: { state: held.state },
    after: { state: to, reason: input.reason },
  })
}

async function begin(context: WriteContext, input: Named & { seenVersion: number }, act: ContributionAct) {
  const { onBehalf } = await actAsWriter(context, input)
  const report = await findReport(context.db, input.id, 'share')
  const held = await lockHeld(context, input, act)
  return { report, held, onBehalf, to: step(held.state, act) }
}

async function beginAsLead(
  context: WriteContext,
  input: Named & { seenVersion: number },
  act: ContributionAct,
) {
  const { db, by, audit } = context
  audit.actingAs(await reportGate.check(db, 'contribution.receive', by, bodyNamed(input.id, input.agencyId)))
  const report = await findReport(db, input.id, 'share')
  const held = await lockHeld(context, input, act)
  return { report, held, to: step(held.state, act) }
}

/** Writes for the own body where the post allows it, else on behalf of another. */
async function actAsWriter(
  { db, by, audit }: WriteContext,
  { id, agencyId }: Named,
): Promise<{ onBehalf: boolean }> {
  const from = bodyNamed(id, agencyId)
  try {
    audit.actingAs(await reportGate.check(db, 'contribution.write', by, from))
    return { onBehalf: false }
  } catch (error) {
    if (!(error instanceof Fault) || error.def.code !== 'gate.refused') throw error
    audit.actingAs(await reportGate.check(db, 'contribution.write-on-behalf', by, from))
    return { onBehalf: true }
  }
}

function step(state: ContributionState | null, act: ContributionAct): ContributionState {
  const done = contributionStep(state, act)
  if ('fault' in done) throw new Fault(done.fault)
  return done.to
}

async function lockHeld(
  context: WriteContext,
  input: Named & { seenVersion: number },
  act?: ContributionAct,
): Promise<HeldContribution> {
  const held = await findContribution(context.db, input.id, input.agencyId, true)
  if (held === null) throw new Fault(reportFaults['contribution.none'])
  // Where the step is gone (received meanwhile), its own sentence says more than "someone else saved".
  if (act !== undefined && act !== 'save') step(held.state, act)
  await refuseStale(context, input, held)
  return held
}

async function refuseStale(
  context: WriteContext,
  input: Named & { seenVersion: number | null },
  held: HeldContribution,
): Promise<void> {
  if (held.version !== input.seenVersion) throw await conflict(context, input)
}

async function conflict({ db, by, today }: WriteContext, input: Named): Promise<Fault> {
  const current = await getContribution(db, by, today, input.id, input.agencyId)
  return new Fault(kernelFaults['version.conflict'], { data: { current, yours: input } })
}

async function checkBody(
  db: Tx,
  report: ReportRow,
  agencyId: string,
  { today }: WriteContext,
): Promise<void> {
  const lines = await rowsOf(
    db,
    sql`select from plan.assignment line join plan.task task on task.id = line.task_id and task.removed_at is null
      where line.plan_id = ${report.planId}::uuid and line.agency_id = ${agencyId}::uuid and line.role = 'lead'
        and line.valid @> ${dayOfReport(report, today)}::date limit 1`,
  )
  if (lines.length === 0) throw new Fault(kernelFaults['record.unknown'])
}

type Changes = Omit<Updateable<DB['reports.contribution']>, 'body'> & { body?: RawBuilder<never> }

async function change(db: Tx, held: HeldContribution, values: Changes): Promise<void> {
  await db
    .updateTable('reports.contribution')
    .set({ ...values, version: held.version + 1 })
    .where('id', '=', held.id)
    .execute()
}

async function settleLast(
  db: Tx,
  contributionId: string,
  values: Record<string, string | boolean>,
): Promise<void> {
  await db
    .updateTable('reports.sending')
    .set(values)
    .where('contribution_id', '=', contributionId)
    .where('no', '=', (row) =>
      row
        .selectFrom('reports.sending as last')
        .select((one) => one.fn.max('last.no').as('no'))
        .where('last.contribution_id', '=', contributionId),
    )
    .execute()
}

function entryOf({ agencyId }: Named, id: string, onBehalf: boolean) {
  return {
    record: 'reports.contribution',
    id,
    sensitivity: 'inner' as const,
    ...(onBehalf ? { onBehalfOf: agencyId } : {}),
  }
}
