import { sql } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read } from '#kernel/server/database.ts'
import type { GridView } from '../../contract.ts'
import type { TaskState, TaskView } from '../../model.ts'
import { cellState } from '../../rules/cell-state.ts'
import { deadlineOn } from '../../rules/deadline.ts'
import { planGate } from '../relations.ts'

type TaskRow = Pick<TaskView, 'id' | 'ref' | 'sectionRef' | 'kind' | 'text' | 'due' | 'recurrence'>
type CellRow = {
  id: string
  taskId: string
  agencyId: string
  state: TaskState | null
  onBehalf: boolean | null
  difficulty: boolean
}
type BodyRow = Omit<GridView['bodies'][number], 'onBehalf'>

/** All lead bodies of a day × all tasks, states only. Cells that nobody was given are absent. */
export async function getGrid(
  db: Read,
  by: Actor,
  at: { id: string; year: number; day: CivilDate; now: Instant },
): Promise<GridView> {
  await planGate.check(db, 'grid.read', by, sql`plan.plan plan where plan.id = ${at.id}::uuid`)
  const tasks = await rowsOf<TaskRow>(
    db,
    sql<TaskRow>`
    select id, ref, section_ref as "sectionRef", kind, left(text, 240) as text, recurrence,
      json_build_object('text', due_text, 'from', due_from, 'last', due_last) as due
    from plan.task where plan_id = ${at.id}::uuid and removed_at is null order by kind desc, ord`,
  )
  const cells = await rowsOf<CellRow>(db, gridCells(at.id, at.year, at.day))
  const bodies = await rowsOf<BodyRow>(db, gridBodies(at.id, at.day))
  const sections = await db
    .selectFrom('plan.section')
    .select(['ref', 'title', 'number', 'parent'])
    .where('plan_id', '=', at.id)
    .orderBy('ord')
    .execute()
  const taskIndex = new Map(tasks.map((task, index) => [task.id, index]))
  const bodyIndex = new Map(bodies.map((body, index) => [body.id, index]))
  const deadlines = tasks.map((task) => deadlineOn(task, at.year, at.day))
  const onBehalf = new Set(cells.filter((cell) => cell.onBehalf).map((cell) => cell.agencyId))
  return {
    planId: at.id,
    year: at.year,
    asOf: at.now,
    day: at.day,
    tasks: tasks.map(({ id, ref, sectionRef, kind, text }) => ({ id, ref, sectionRef, kind, text })),
    sections,
    bodies: bodies.map((body) => ({ ...body, onBehalf: onBehalf.has(body.id) })),
    cells: cells.flatMap((cell): GridView['cells'] => {
      const body = bodyIndex.get(cell.agencyId)
      const task = taskIndex.get(cell.taskId)
      if (body === undefined || task === undefined) return []
      const state = cellState(cell.state, deadlines[task] ?? null, at.day)
      return [[body, task, state, cell.id, cell.difficulty, cell.onBehalf ?? false]]
    }),
  }
}

/** The cells' own SQL, also run bare by the bench. */
export function gridCells(planId: string, year: number, day: CivilDate) {
  return sql<CellRow>`
    select assignment.id, assignment.task_id as "taskId", assignment.agency_id as "agencyId", latest.state,
      latest.on_behalf as "onBehalf", difficulty.assignment_id is not null as difficulty
    from plan.assignment assignment
    left join (
      select distinct on (progress.assignment_id) progress.assignment_id, progress.state, progress.on_behalf
      from plan.progress progress join plan.assignment line on line.id = progress.assignment_id
      where line.plan_id = ${planId}::uuid and progress.year = ${year} and progress.replaced_at is null
      order by progress.assignment_id, upper(progress.happened) desc, progress.entered_at desc
    ) latest on latest.assignment_id = assignment.id
    left join (select distinct assignment_id from plan.difficulty where answered_at is null) difficulty
      on difficulty.assignment_id = assignment.id
    where assignment.plan_id = ${planId}::uuid and assignment.role = 'lead' and assignment.valid @> ${day}::date`
}

function gridBodies(planId: string, day: CivilDate) {
  return sql<BodyRow>`
    select agency.id, agency.name, agency.short, agency.level, district.name as "group"
    from access.agency agency
    left join lateral (select max(old.name) as name from units.succession s join units.unit old on old.id = s.from_unit
      where s.to_unit = agency.unit_id and s.kind = 'devolved') district on true
    where agency.id in (select agency_id from plan.assignment
      where plan_id = ${planId}::uuid and role = 'lead' and valid @> ${day}::date)
    order by agency.level = 'province' desc, district.name collate "vi-x-icu", agency.name collate "vi-x-icu"`
}
