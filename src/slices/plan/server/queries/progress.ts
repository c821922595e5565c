import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { DifficultyView, ProgressView } from '../../model.ts'
import { planGate } from '../relations.ts'

/** Progress that a person may read, newest event first; `where` narrows over progress, assignment, task, plan. */
export async function listProgress(
  db: Read | Tx,
  by: Actor,
  where: RawBuilder<unknown>,
): Promise<ProgressView[]> {
  return rowsOf<ProgressView>(
    db,
    sql<ProgressView>`
    select progress.id, progress.assignment_id as "assignmentId", progress.task_id as "taskId", task.ref as "taskRef",
      progress.agency_id as "agencyId", agency.name as "agencyName", progress.year, progress.state, progress.words,
      lower(progress.happened) as "from", upper(progress.happened) - 1 as "to",
      coalesce((select json_agg(json_build_object('measureId', quantity.measure_id, 'amount', quantity.amount) order by measure.ord)
        from plan.quantity quantity join plan.measure measure on measure.id = quantity.measure_id
        where quantity.progress_id = progress.id), '[]') as quantities,
      coalesce((select json_agg(json_build_object('id', evidence.id,
          'file', encode(evidence.sha256, 'hex'), 'name', evidence.name, 'size', file.size,
          'kind', file.kind, 'showsChildren', evidence.shows_children) order by evidence.id)
        from plan.evidence evidence join kernel.file file on file.sha256 = evidence.sha256
        where evidence.progress_id = progress.id
          and (not evidence.shows_children or ${planGate.where('evidence.read-child', by)})), '[]') as evidence,
      progress.entered_at as "enteredAt", enterer.name as "enteredBy", progress.on_behalf as "onBehalf",
      case when progress.paper_number is null then null else json_build_object('number', progress.paper_number,
        'day', progress.paper_day, 'scan', progress.paper_sha256 is not null) end as paper,
      progress.confirmed_at as "confirmedAt", progress.checked_at as "checkedAt", task.second_check as "checkWanted",
      progress.same_event as "sameEvent", progress.replaces, progress.replaced_at as "replacedAt",
      ${planGate.can(['progress.report', 'progress.enter-on-behalf', 'progress.confirm', 'progress.check'], by)} as can
    from plan.progress progress
    join plan.assignment assignment on assignment.id = progress.assignment_id
    join plan.task task on task.id = progress.task_id
    join plan.plan plan on plan.id = task.plan_id
    join access.agency agency on agency.id = progress.agency_id
    join access.account enterer on enterer.id = progress.entered_by
    where ${planGate.where('progress.read', by)} and (${where})
    order by upper(progress.happened) desc, progress.entered_at desc`,
  )
}

/** Difficulties that a person may read: unanswered first, then the newest. */
export async function listDifficulties(
  db: Read | Tx,
  by: Actor,
  where: RawBuilder<unknown>,
  limit = 200,
): Promise<DifficultyView[]> {
  return rowsOf<DifficultyView>(
    db,
    sql<DifficultyView>`
    select difficulty.id, difficulty.assignment_id as "assignmentId", difficulty.task_id as "taskId",
      task.ref as "taskRef", plan.number as "planNumber", difficulty.agency_id as "agencyId",
      agency.name as "agencyName", difficulty.text, difficulty.raised_at as "raisedAt", raiser.name as "raisedBy",
      difficulty.on_behalf as "onBehalf", difficulty.answer, difficulty.answered_at as "answeredAt",
      answerer.name as "answeredBy", difficulty.version, ${planGate.can(['difficulty.answer'], by)} as can
    from plan.difficulty difficulty
    join plan.assignment assignment on assignment.id = difficulty.assignment_id
    join plan.task task on task.id = difficulty.task_id
    join plan.plan plan on plan.id = task.plan_id
    join access.agency agency on agency.id = difficulty.agency_id
    join access.account raiser on raiser.id = difficulty.raised_by
    left join access.account answerer on answerer.id = difficulty.answered_by
    where ${planGate.where('difficulty.read', by)} and (${where})
    order by difficulty.answered_at is not null, difficulty.id desc limit ${limit}`,
  )
}
