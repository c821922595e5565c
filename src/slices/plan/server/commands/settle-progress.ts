import { sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Tx } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import type { planContract } from '../../contract.ts'
import { planFaults } from '../../faults.ts'
import { planGate } from '../relations.ts'

const lineOf = (progressId: string) => sql`plan.progress progress
  join plan.assignment assignment on assignment.id = progress.assignment_id where progress.id = ${progressId}::uuid`

/** The body confirms what another typed for it from paper. */
export async function confirmProgress(
  { db, by, now, audit }: WriteContext,
  { id }: InputOf<typeof planContract.confirmProgress>,
): Promise<void> {
  audit.actingAs(await planGate.check(db, 'progress.confirm', by, lineOf(id)))
  const entry = await newestForUpdate(db, id)
  if (!entry.on_behalf || entry.confirmed_at !== null) throw new Fault(planFaults['progress.confirmed'])
  await db
    .updateTable('plan.progress')
    .set({ confirmed_at: now, confirmed_by: by.accountId })
    .where('id', '=', id)
    .execute()
  audit.add({ record: 'plan.progress', id, before: { confirmed: false }, after: { confirmed: true } })
}

/** A second person of the body checks an entry where the lead asked for it; nobody checks the own entry. */
export async function checkProgress(
  { db, by, now, audit }: WriteContext,
  { id }: InputOf<typeof planContract.checkProgress>,
): Promise<void> {
  audit.actingAs(await planGate.check(db, 'progress.check', by, lineOf(id)))
  const entry = await newestForUpdate(db, id)
  if (entry.entered_by === by.accountId) throw new Fault(planFaults['progress.own_check'])
  if (entry.checked_at !== null) throw new Fault(planFaults['progress.confirmed'])
  await db
    .updateTable('plan.progress')
    .set({ checked_at: now, checked_by: by.accountId })
    .where('id', '=', id)
    .execute()
  audit.add({ record: 'plan.progress', id, before: { checked: false }, after: { checked: true } })
}

async function newestForUpdate(db: Tx, id: string) {
  const entry = await db
    .selectFrom('plan.progress')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (entry === undefined || entry.replaced_at !== null) throw new Fault(kernelFaults['record.unknown'])
  return entry
}
