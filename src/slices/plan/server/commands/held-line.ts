import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#kernel/server/database.ts'
import { planFaults } from '../../faults.ts'

/**
 * The line of a task on which a body works today; a fault when the plan is not issued, the body no longer holds it, or
 * the task was split or merged away. Holds the task against a split that comes at the same moment.
 */
export async function heldLine(db: Tx, assignmentId: Id, today: CivilDate) {
  const line = await db
    .selectFrom('plan.assignment as line')
    .innerJoin('plan.plan as plan', 'plan.id', 'line.plan_id')
    .innerJoin('plan.task as task', 'task.id', 'line.task_id')
    .select([
      'line.task_id',
      'line.agency_id',
      'plan.state',
      'task.recurrence',
      sql<boolean>`line.valid @> ${today}::date and task.removed_at is null`.as('holds'),
    ])
    .where('line.id', '=', assignmentId)
    .forKeyShare('task')
    .executeTakeFirstOrThrow()
  if (line.state !== 'issued') throw new Fault(planFaults['plan.not_issued'])
  if (!line.holds) throw new Fault(planFaults['progress.not_held'])
  return line
}
