import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read } from '#kernel/server/database.ts'
import type { planContract } from '../../contract.ts'
import { planGate } from '../relations.ts'
import { listPlans } from './plans.ts'
import { listDifficulties, listProgress } from './progress.ts'
import { listTasks } from './tasks.ts'

/** One task with what was done on it in a report year, as far as the person may read, and its neighbours. */
export async function getTaskPage(
  db: Read,
  by: Actor,
  today: CivilDate,
  id: string,
  year: number,
): Promise<OutputOf<typeof planContract.getTask>> {
  await planGate.check(
    db,
    'task.read',
    by,
    sql`plan.task task join plan.plan plan on plan.id = task.plan_id where task.id = ${id}::uuid and task.removed_at is null`,
  )
  const [task] = await listTasks(db, by, today, sql`task.id = ${id}::uuid`)
  const siblings = await listSiblings(db, task!.planId)
  const at = siblings.indexOf(id)
  const [plan] = await listPlans(db, by, today, sql`plan.id = ${task!.planId}::uuid`)
  return {
    task: task!,
    plan: plan!,
    year,
    progress: await listProgress(
      db,
      by,
      sql`progress.task_id = ${id}::uuid and progress.year = ${year} and progress.replaced_at is null`,
    ),
    difficulties: await listDifficulties(db, by, sql`difficulty.task_id = ${id}::uuid`),
    next: siblings[at + 1] ?? null,
    previous: siblings[at - 1] ?? null,
  }
}

async function listSiblings(db: Read, planId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('plan.task')
    .select('id')
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('kind', 'desc')
    .orderBy('ord')
    .execute()
  return rows.map((row) => row.id)
}
