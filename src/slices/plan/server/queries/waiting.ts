import { sql } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read } from '#kernel/server/database.ts'
import type { WaitingItem } from '#kernel/waiting.ts'
import type { TaskState, TaskView } from '../../model.ts'
import { cellState } from '../../rules/cell-state.ts'
import { deadlineOn } from '../../rules/deadline.ts'
import { reportYearOf } from '../../rules/report-year.ts'
import { planGate } from '../relations.ts'

/** What waits for a person in plans: tasks without a word, entries to confirm or check, difficulties, plans to check. */
export async function waitingFor(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  return [
    ...(await silentTasks(db, by, today)),
    ...(await entriesToSettle(db, by)),
    ...(await openDifficulties(db, by)),
    ...(await plansToCheck(db, by, today)),
  ]
}

const item = (
  part: Pick<WaitingItem, 'key' | 'group' | 'verb' | 'href'> & Partial<WaitingItem>,
): WaitingItem => ({
  values: {},
  quote: null,
  ref: null,
  plan: null,
  due: null,
  since: null,
  waitingForOthers: false,
  ...part,
})

async function silentTasks(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  type Row = Pick<TaskView, 'id' | 'ref' | 'text' | 'due' | 'recurrence'> & {
    plan: string | null
    line: string
    state: TaskState | null
    printedAs: string | null
  }
  const year = reportYearOf(today)
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select task.id, task.ref, left(task.text, 200) as text, task.recurrence, plan.number as plan, assignment.id as line,
      json_build_object('text', task.due_text, 'from', task.due_from, 'last', task.due_last) as due, latest.state,
      case when assignment.cause = 'succession' then assignment.printed_as end as "printedAs"
    from plan.assignment assignment
    join plan.task task on task.id = assignment.task_id and task.removed_at is null
    join plan.plan plan on plan.id = assignment.plan_id and plan.state = 'issued'
    left join lateral (select progress.state from plan.progress progress
      where progress.assignment_id = assignment.id and progress.year = ${year} and progress.replaced_at is null
      order by upper(progress.happened) desc, progress.entered_at desc limit 1) latest on true
    where assignment.role = 'lead' and assignment.valid @> ${today}::date and ${planGate.where('progress.report', by)}
    order by task.kind desc, task.ord`,
  )
  return rows.flatMap((row) => {
    const due = deadlineOn(row, year, today)
    const state = cellState(row.state, due, today)
    if (state !== 'silent' && state !== 'overdue') return []
    return [
      item({
        key: `task:${row.line}:${year}`,
        group: 'task',
        verb: 'report-progress',
        values: row.printedAs === null ? {} : { printedAs: row.printedAs },
        quote: row.text,
        ref: row.ref,
        plan: row.plan,
        due,
        href: `/nhiem-vu/${row.id}`,
      }),
    ]
  })
}

async function entriesToSettle(db: Read, by: Actor): Promise<WaitingItem[]> {
  type Row = {
    id: string
    taskId: string
    ref: string
    plan: string | null
    words: string
    at: Instant
    check: boolean
    who: string
  }
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select progress.id, task.id as "taskId", task.ref, plan.number as plan, left(progress.words, 200) as words,
      progress.entered_at as at, not progress.on_behalf as "check", enterer.name as who
    from plan.progress progress
    join plan.assignment assignment on assignment.id = progress.assignment_id
    join plan.task task on task.id = progress.task_id
    join plan.plan plan on plan.id = task.plan_id
    join access.account enterer on enterer.id = progress.entered_by
    where progress.replaced_at is null and (
      (progress.on_behalf and progress.confirmed_at is null and ${planGate.where('progress.confirm', by)})
      or (not progress.on_behalf and task.second_check and progress.checked_at is null
        and progress.entered_by <> ${by.accountId}::uuid and ${planGate.where('progress.check', by)}))
    order by progress.entered_at limit 100`,
  )
  return rows.map((row) =>
    item({
      key: `entry:${row.id}`,
      group: 'task',
      verb: row.check ? 'check-progress' : 'confirm-progress',
      values: { who: row.who },
      quote: row.words,
      ref: row.ref,
      plan: row.plan,
      since: row.at,
      href: `/nhiem-vu/${row.taskId}`,
    }),
  )
}

async function openDifficulties(db: Read, by: Actor): Promise<WaitingItem[]> {
  type Row = {
    id: string
    taskId: string
    ref: string
    plan: string | null
    text: string
    at: Instant
    body: string
    mine: boolean
  }
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select difficulty.id, task.id as "taskId", task.ref, plan.number as plan, left(difficulty.text, 200) as text,
      difficulty.raised_at as at, agency.short as body, not ${planGate.where('difficulty.answer', by)} as mine
    from plan.difficulty difficulty
    join plan.assignment assignment on assignment.id = difficulty.assignment_id
    join plan.task task on task.id = difficulty.task_id
    join plan.plan plan on plan.id = task.plan_id
    join access.agency agency on agency.id = difficulty.agency_id
    where difficulty.answered_at is null
      and (${planGate.where('difficulty.answer', by)} or ${planGate.where('difficulty.raise', by)})
    order by difficulty.raised_at limit 100`,
  )
  return rows.map((row) =>
    item({
      key: `difficulty:${row.id}`,
      group: 'difficulty',
      verb: row.mine ? 'await-answer' : 'answer-difficulty',
      values: { body: row.body },
      quote: row.text,
      ref: row.ref,
      plan: row.plan,
      since: row.at,
      href: row.mine ? `/nhiem-vu/${row.taskId}` : `/kho-khan#${row.id}`,
      waitingForOthers: row.mine,
    }),
  )
}

async function plansToCheck(db: Read, by: Actor, today: CivilDate): Promise<WaitingItem[]> {
  type Row = {
    id: string
    number: string | null
    title: string
    state: string
    open: number
    unassigned: number
  }
  const rows = await rowsOf<Row>(
    db,
    sql<Row>`
    select plan.id, plan.number, plan.title, plan.state,
      (count(task.id) filter (where task.checked_at is null))::int as open,
      (count(task.id) filter (where not exists (select from plan.assignment line
        where line.task_id = task.id and line.role = 'lead' and line.valid @> ${today}::date)))::int as unassigned
    from plan.plan plan
    left join plan.task task on task.plan_id = plan.id and task.kind = 'task' and task.removed_at is null
    where ${planGate.where('plan.correct', by)}
    group by plan.id order by plan.document_day`,
  )
  return rows.flatMap((row) => {
    const shared = {
      group: 'other' as const,
      quote: row.title,
      plan: row.number,
      href: `/ke-hoach/${row.id}`,
    }
    if (row.state === 'draft')
      return [item({ ...shared, key: `plan:${row.id}`, verb: 'check-plan', values: { open: row.open } })]
    if (row.unassigned === 0) return []
    return [
      item({ ...shared, key: `assign:${row.id}`, verb: 'assign-tasks', values: { count: row.unassigned } }),
    ]
  })
}
