import type { CivilDate } from '#kernel/civil-date.ts'
import type { CellState, TaskState } from '../model.ts'

/**
 * What a body's cell shows: the state last reported, else "chưa báo cáo"; once the deadline has passed, "quá hạn"
 * unless the work is done or nothing arose. The two derived states are never set by anybody.
 */
export function cellState(reported: TaskState | null, deadline: CivilDate | null, day: CivilDate): CellState {
  const settled = reported === 'done' || reported === 'nothing-arose'
  if (deadline !== null && deadline < day && !settled) return 'overdue'
  return reported ?? 'silent'
}
