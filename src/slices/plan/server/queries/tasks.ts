import { sql, type RawBuilder } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import type { AssignmentView, TaskState, TaskView } from '../../model.ts'
import { cellState } from '../../rules/cell-state.ts'
import { deadlineOn } from '../../rules/deadline.ts'
import { reportYearOf } from '../../rules/report-year.ts'
import { planGate } from '../relations.ts'

type TaskRow = Omit<TaskView, 'assignments' | 'checked'> & { checked: boolean }
type LineRow = Omit<AssignmentView, 'state'> & { reported: TaskState | null }

/** Tasks that a condition over `task` and `plan` selects, in the plan's order, with their lines of a day. */
export async function listTasks(
  db: Read | Tx,
  by: Actor,
  day: CivilDate,
  where: RawBuilder<unknown>,
): Promise<TaskView[]> {
  const tasks = await rowsOf<TaskRow>(
    db,
    sql<TaskRow>`
    select task.id, task.plan_id as "planId", task.ref, task.kind, task.section_ref as "sectionRef", task.text,
      task.printed_lead as "printedLead", task.printed_supporting as "printedSupporting",
      task.printed_invited as "printedInvited",
      case when task.due_text is null then null
        else json_build_object('text', task.due_text, 'from', task.due_from, 'last', task.due_last) end as due,
      task.recurrence, task.doc_references as "references", task.same_as as "sameAs",
      case when task.span_start is null then null else array[task.span_start, task.span_end] end as span,
      task.fields, task.checked_at is not null as checked, task.second_check as "secondCheck", task.version,
      coalesce((select json_agg(json_build_object('code', warning->>'code', 'text', warning->>'text'))
        from jsonb_array_elements(plan.reading->'warnings') warning where warning->>'ref' = task.ref), '[]') as warnings,
      ${planGate.can(['plan.correct', 'task.switch-check'], by)} as can
    from plan.task task join plan.plan plan on plan.id = task.plan_id
    where task.removed_at is null and (${where}) order by task.kind desc, task.ord`,
  )
  const lines = await linesOn(
    db,
    by,
    tasks.map((task) => task.id),
    day,
    reportYearOf(day),
  )
  return tasks.map((task) => ({
    ...task,
    assignments: (lines.get(task.id) ?? []).map(({ reported, ...line }) => ({
      ...line,
      state: cellState(reported, deadlineOn(task, reportYearOf(day), day), day),
    })),
  }))
}

async function linesOn(
  db: Read | Tx,
  by: Actor,
  taskIds: readonly string[],
  day: CivilDate,
  year: number,
): Promise<Map<string, LineRow[]>> {
  const lines = new Map<string, LineRow[]>()
  if (taskIds.length === 0) return lines
  const rows = await rowsOf<LineRow>(
    db,
    sql<LineRow>`
    select assignment.id, assignment.task_id as "taskId", assignment.agency_id as "agencyId", agency.name as "agencyName",
      agency.short as "agencyShort", assignment.role, assignment.invited, assignment.cause, assignment.verified,
      nullif(assignment.printed_as, agency.name) as "printedAs",
      lower(assignment.valid) as since, upper(assignment.valid) - 1 as until, latest.state as reported,
      ${planGate.can(['progress.report', 'progress.enter-on-behalf', 'difficulty.raise'], by)} as can
    from plan.assignment assignment
    join access.agency agency on agency.id = assignment.agency_id
    left join lateral (select progress.state from plan.progress progress
      where progress.assignment_id = assignment.id and progress.year = ${year} and progress.replaced_at is null
      order by upper(progress.happened) desc, progress.entered_at desc limit 1) latest on true
    where assignment.task_id = any(${taskIds}::uuid[]) and assignment.valid @> ${day}::date
    order by agency.level desc, agency.name collate "vi-x-icu"`,
  )
  for (const row of rows) {
    const list = lines.get(row.taskId)
    if (list) list.push(row)
    else lines.set(row.taskId, [row])
  }
  return lines
}
