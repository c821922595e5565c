import { sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { planContract } from '../../contract.ts'
import { planFaults } from '../../faults.ts'
import type { PlanReading } from '../../reading.ts'
import { planGate } from '../relations.ts'

/**
 * Issues a checked plan: from here on its tasks are work. The general duties (own plan, difficulties) become tasks of
 * every body that leads a task of the plan, in a block of their own.
 */
export async function issuePlan(
  { db, by, now, today, audit }: WriteContext,
  input: InputOf<typeof planContract.issuePlan>,
): Promise<void> {
  const plan = await db
    .selectFrom('plan.plan')
    .selectAll()
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (plan === undefined) throw new Fault(kernelFaults['record.unknown'])
  audit.actingAs(planGate.require('plan.issue', by))
  if (plan.state !== 'draft') throw new Fault(planFaults['plan.not_draft'])
  if (plan.version !== input.seenVersion)
    throw new Fault(kernelFaults['version.conflict'], {
      data: { current: { version: plan.version }, yours: input },
    })
  const open = await db
    .selectFrom('plan.task')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('plan_id', '=', input.id)
    .where('removed_at', 'is', null)
    .where('checked_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (open.count > 0) throw new Fault(planFaults['plan.unchecked'], { details: { count: open.count } })
  const reading = plan.reading as unknown as PlanReading | null
  const duties = (reading?.duties ?? []).map((duty, ord) => ({
    id: makeId(),
    plan_id: plan.id,
    ref: duty.ref,
    kind: 'duty',
    duty_kind: duty.kind,
    ord: 1_000_000 + ord,
    text: duty.text,
    printed_lead: duty.of,
    span_start: duty.span[0],
    span_end: duty.span[1],
    checked_at: now,
    checked_by: by.accountId,
  }))
  if (duties.length > 0) {
    await db.insertInto('plan.task').values(duties).execute()
    for (const duty of duties)
      await sql`
        insert into plan.assignment (id, plan_id, task_id, agency_id, role, invited, valid, cause, printed_as)
        select gen_random_uuid(), ${plan.id}::uuid, ${duty.id}::uuid, body.agency_id, 'lead', false,
          daterange(body.since, null), 'printed', null
        from (select agency_id, min(lower(valid)) as since from plan.assignment
          where plan_id = ${plan.id}::uuid and role = 'lead' and valid @> ${today}::date group by agency_id) body`.execute(
        db,
      )
  }
  await db
    .updateTable('plan.plan')
    .set({
      state: 'issued',
      issued_at: now,
      issued_by: by.accountId,
      lead_agency_id: input.leadAgencyId,
      version: plan.version + 1,
    })
    .where('id', '=', plan.id)
    .execute()
  audit.add({
    record: 'plan.plan',
    id: plan.id,
    before: { state: 'draft' },
    after: { state: 'issued', leadAgencyId: input.leadAgencyId, duties: duties.length },
  })
}
