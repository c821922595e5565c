export { waitingFor } from './queries/waiting.ts'
export { carryLines } from './commands/carry-lines.ts'
import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { Quantity, TaskState } from '../model.ts'

/** A recorded entry as reports count it. */
export interface Recorded {
  id: string
  taskId: string
  assignmentId: string
  agencyId: string
  role: 'lead' | 'supporting'
  state: TaskState
  words: string
  from: CivilDate
  to: CivilDate
  quantities: Quantity[]
  sameEvent: string | null
  onBehalf: boolean
}

/** Entries of a plan's report year that stand (not replaced), in the order of their events; of one body where named. */
export async function listRecorded(
  db: Read | Tx,
  of: { planId: string; year: number; agencyId: string | null },
): Promise<Recorded[]> {
  return rowsOf<Recorded>(
    db,
    sql<Recorded>`
    select progress.id, progress.task_id as "taskId", progress.assignment_id as "assignmentId",
      progress.agency_id as "agencyId", line.role, progress.state, progress.words,
      lower(progress.happened) as "from", upper(progress.happened) - 1 as "to", progress.same_event as "sameEvent",
      progress.on_behalf as "onBehalf",
      coalesce((select json_agg(json_build_object('measureId', quantity.measure_id, 'amount', quantity.amount))
        from plan.quantity quantity where quantity.progress_id = progress.id), '[]') as quantities
    from plan.progress progress join plan.assignment line on line.id = progress.assignment_id
    where line.plan_id = ${of.planId}::uuid and progress.year = ${of.year} and progress.replaced_at is null
      and ${of.agencyId === null ? sql`true` : sql`progress.agency_id = ${of.agencyId}::uuid`}
    order by lower(progress.happened), progress.entered_at`,
  )
}
