import { civilDate, type CivilDate } from '#kernel/civil-date.ts'
import { workingCalendar } from '#kernel/working-days.ts'
import type { Quantity, TaskState } from '#slices/plan/model.ts'
import type { ContributionBody, RecordedEntry } from './model.ts'
import type { ConsolidationInput, Received, ReportBody, ReportTask } from './rules/consolidation-input.ts'
import { draftContribution } from './rules/draft-contribution.ts'
import { reportDates } from './rules/report-dates.ts'

export const aDay: CivilDate = civilDate('2026-09-24')
export const someDates = reportDates(2026, [], workingCalendar([]))
export const someMeasures = [
  { id: 'cuoc', vi: 'cuộc' },
  { id: 'luot-tre-em', vi: 'lượt trẻ em' },
  { id: 'trieu-dong', vi: 'triệu đồng' },
]

export function aTask(ref: string, more: Partial<ReportTask> = {}): ReportTask {
  return {
    id: `task-${ref}`,
    ref,
    sectionRef: ref.split('.').slice(0, 2).join('.'),
    kind: 'task',
    dutyKind: null,
    text: `Tăng cường tổ chức các hoạt động dành cho trẻ em theo mục ${ref}.`,
    due: null,
    recurrence: null,
    ...more,
  }
}

export function aBody(id: string, level = 'commune'): ReportBody {
  return level === 'commune'
    ? { id, name: `Ủy ban nhân dân xã ${id}`, short: `xã ${id}`, level }
    : { id, name: `Sở ${id}`, short: `Sở ${id}`, level }
}

/** An entry of a body on a task; ids are `body:ref:n`. */
export function anEntry(body: string, task: ReportTask, more: Partial<RecordedEntry> = {}): RecordedEntry {
  return {
    id: `${body}:${task.ref}:0`,
    taskId: task.id,
    assignmentId: `${body}:${task.ref}`,
    role: 'lead',
    state: 'done',
    words: `Đã tổ chức các hoạt động theo mục ${task.ref}`,
    from: aDay,
    to: aDay,
    quantities: [],
    sameEvent: null,
    onBehalf: false,
    ...more,
  }
}

/** What the lead received of a body that led `tasks` and recorded `entries`. */
export function received(
  body: ReportBody,
  tasks: readonly ReportTask[],
  entries: readonly RecordedEntry[],
  more: Partial<ContributionBody> = {},
): Received {
  const lines = tasks.map((task) => ({
    taskId: task.id,
    ref: task.ref,
    assignmentId: `${body.id}:${task.ref}`,
    role: entries.find((entry) => entry.taskId === task.id)?.role ?? ('lead' as const),
  }))
  return {
    sendingId: `sending-${body.id}`,
    no: 1,
    agencyId: body.id,
    onBehalf: false,
    late: false,
    body: { ...draftContribution(lines, entries, someDates, [], null), ...more },
    entries,
  }
}

export function anInput(more: Partial<ConsolidationInput> = {}): ConsolidationInput {
  return {
    year: 2026,
    dates: someDates,
    tasks: [],
    sections: [
      { ref: 'II', title: 'NỘI DUNG', kind: 'content', parent: null },
      { ref: 'II.3', title: 'Nâng cao chất lượng dịch vụ', kind: 'content', parent: 'II' },
      { ref: 'IV', title: 'TỔ CHỨC THỰC HIỆN', kind: 'organisation', parent: null },
      { ref: 'IV.2', title: 'Sở Giáo dục và Đào tạo', kind: 'body', parent: 'IV' },
    ],
    bodies: [],
    carriers: [],
    received: [],
    measures: someMeasures,
    ...more,
  }
}

/** A province in which `communes` lead one task each with the given state and amounts; null sends nothing. */
export function manyCommunes(
  of: readonly ({ state: TaskState; quantities: Quantity[] } | null)[],
  task = aTask('II.3.7'),
): ConsolidationInput {
  const bodies = of.map((_, i) => aBody(`${i + 1}`))
  return anInput({
    tasks: [task],
    bodies,
    carriers: bodies.map((body) => ({ taskId: task.id, agencyId: body.id })),
    received: of.flatMap((one, i) =>
      one === null ? [] : [received(bodies[i]!, [task], [anEntry(bodies[i]!.id, task, one)])],
    ),
  })
}
