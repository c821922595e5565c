import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { PlanCard, PlanView } from '../../contract.ts'
import { planGate } from '../relations.ts'
import { listTasks } from './tasks.ts'

/** Plans that a person may see, newest document first; `where` narrows over `plan`. */
export async function listPlans(
  db: Read | Tx,
  by: Actor,
  day: CivilDate,
  where: RawBuilder<unknown> = sql`true`,
): Promise<PlanCard[]> {
  return rowsOf<PlanCard>(
    db,
    sql<PlanCard>`
    select plan.id, plan.number, plan.kind, plan.title, plan.issuer, plan.document_day as day, plan.state,
      agency.name as "leadAgency", plan.lead_agency_id as "leadAgencyId", plan.demonstration, plan.version,
      count(task.id)::int as tasks, (count(task.id) filter (where task.checked_at is not null))::int as checked,
      (count(task.id) filter (where not exists (select from plan.assignment line
        where line.task_id = task.id and line.role = 'lead' and line.valid @> ${day}::date)))::int as "toAssign",
      ${planGate.can(['plan.correct', 'plan.issue', 'grid.read'], by)} as can
    from plan.plan plan
    left join access.agency agency on agency.id = plan.lead_agency_id
    left join plan.task task on task.plan_id = plan.id and task.kind = 'task' and task.removed_at is null
    where ${planGate.where('plan.list', by)} and (${where})
    group by plan.id, agency.name
    order by plan.document_day desc nulls first, plan.number`,
  )
}

/** One plan as its screen shows it; a fault when it is not there or not to be seen. */
export async function getPlan(db: Read | Tx, by: Actor, day: CivilDate, id: string): Promise<PlanView> {
  const [card] = await listPlans(db, by, day, sql`plan.id = ${id}::uuid`)
  if (card === undefined) throw new Fault(kernelFaults['record.unknown'])
  const sections = await db
    .selectFrom('plan.section')
    .select(['ref', 'number', 'title', 'kind', 'parent'])
    .where('plan_id', '=', id)
    .orderBy('ord')
    .execute()
  const taskList = await listTasks(db, by, day, sql`task.plan_id = ${id}::uuid`)
  const bodies = new Set(
    taskList.flatMap((task) =>
      task.assignments.filter((line) => line.role === 'lead').map((line) => line.agencyId),
    ),
  )
  return { ...card, sections, taskList, bodies: bodies.size }
}
