import { sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import type { planContract } from '../../contract.ts'
import { listDifficulties } from '../queries/progress.ts'
import { planGate } from '../relations.ts'
import { heldLine } from './held-line.ts'

/** A body says what is in its way on a task. */
export async function raiseDifficulty(
  { db, by, now, today, audit }: WriteContext,
  input: InputOf<typeof planContract.raiseDifficulty>,
): Promise<void> {
  audit.actingAs(
    await planGate.check(
      db,
      'difficulty.raise',
      by,
      sql`plan.assignment assignment where assignment.id = ${input.assignmentId}::uuid`,
    ),
  )
  const line = await heldLine(db, input.assignmentId, today)
  await db
    .insertInto('plan.difficulty')
    .values({
      id: input.difficultyId,
      assignment_id: input.assignmentId,
      task_id: line.task_id,
      agency_id: line.agency_id,
      text: input.text,
      raised_at: now,
      raised_by: by.accountId,
    })
    .execute()
  audit.add({
    record: 'plan.difficulty',
    id: input.difficultyId,
    after: { text: input.text },
    sensitivity: 'inner',
  })
}

/** The lead or the province answers, or corrects the answer it gave. */
export async function answerDifficulty(
  { db, by, now, audit }: WriteContext,
  input: InputOf<typeof planContract.answerDifficulty>,
): Promise<void> {
  audit.actingAs(planGate.require('difficulty.answer', by))
  const held = await db
    .selectFrom('plan.difficulty')
    .selectAll()
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (held === undefined) throw new Fault(kernelFaults['record.unknown'])
  if (held.version !== input.seenVersion) {
    const [current] = await listDifficulties(db, by, sql`difficulty.id = ${input.id}::uuid`)
    throw new Fault(kernelFaults['version.conflict'], { data: { current, yours: input } })
  }
  await db
    .updateTable('plan.difficulty')
    .set({ answer: input.answer, answered_at: now, answered_by: by.accountId, version: held.version + 1 })
    .where('id', '=', input.id)
    .execute()
  audit.add({
    record: 'plan.difficulty',
    id: input.id,
    before: { answer: held.answer },
    after: { answer: input.answer },
    sensitivity: 'inner',
  })
}
