import type { CivilDate } from '#kernel/civil-date.ts'
import { printDay } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read } from '#kernel/server/database.ts'
import type { BytesAnswer } from '#kernel/server/http.ts'
import { writeSheet } from '#slices/documents/server/api.ts'
import type { TaskView } from '../../model.ts'
import { TASK_SHEET, type TaskSheetKey } from '../../rules/task-sheet.ts'
import { getPlan } from './plans.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A plan's tasks as an Excel table that comes home by its hidden id. */
export async function exportTaskSheet(
  db: Read,
  by: Actor,
  today: CivilDate,
  id: string,
): Promise<BytesAnswer> {
  const plan = await getPlan(db, by, today, id)
  const document = [plan.kind, plan.number, plan.day === null ? null : printDay(plan.day), plan.issuer]
    .filter((part) => part !== null)
    .join(', ')
  const body = await writeSheet({
    name: 'Nhiệm vụ',
    title: `${plan.kind} số ${plan.number ?? ''}`,
    columns: TASK_SHEET.map((column) => ({
      title: column.title,
      width: column.width,
      hidden: column.key === 'id',
    })),
    rows: plan.taskList.map((task) => TASK_SHEET.map((column) => cellOf(task, column.key, document))),
  })
  return { name: `nhiem-vu-${(plan.number ?? 'ke-hoach').replaceAll('/', '-')}.xlsx`, type: XLSX, body }
}

function cellOf(task: TaskView, key: TaskSheetKey, document: string): string | null {
  const bodies = (role: 'lead' | 'supporting') =>
    task.assignments
      .filter((line) => line.role === role)
      .map((line) => line.agencyShort)
      .join('; ')
  switch (key) {
    case 'ref':
    case 'text':
    case 'id':
      return task[key]
    case 'lead':
    case 'supporting':
      return bodies(key)
    case 'document':
      return document
    case 'due':
      return task.due?.text ?? task.recurrence?.text ?? null
    case 'progress':
      return countStates(task)
    default:
      return null
  }
}

const STATE_WORDS = {
  done: 'hoàn thành',
  'under-way': 'đang thực hiện',
  'not-started': 'chưa triển khai',
  'nothing-arose': 'không phát sinh',
  silent: 'chưa báo cáo',
  overdue: 'quá hạn',
} as const

function countStates(task: TaskView): string {
  const lead = task.assignments.filter((line) => line.role === 'lead')
  return Object.entries(STATE_WORDS)
    .map(([state, words]) => [lead.filter((line) => line.state === state).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join('; ')
}
