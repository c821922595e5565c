import type { Quantity, TaskState } from '#slices/plan/model.ts'
import { cellState } from '#slices/plan/rules/cell-state.ts'
import { deadlineOn } from '#slices/plan/rules/deadline.ts'
import type { Mark, RecordedEntry } from '../model.ts'
import {
  isSaid,
  SAID,
  STATES,
  type ConsolidationInput,
  type Received,
  type ReportBody,
  type ReportTask,
} from './consolidation-input.ts'
import { sumQuantities } from './quantities.ts'
import { toldTwice } from './same-event.ts'

/** An entry that a figure is made of, or that another body tells already. */
export interface FactRow {
  entry: RecordedEntry
  agencyId: string
  inTime: boolean
  /** Id of the entry that counts in its place. */
  toldBy: string | null
}

/** What all bodies together say of one task. */
export interface TaskFacts {
  task: ReportTask
  carriers: ReportBody[]
  states: ReadonlyMap<string, TaskState | null>
  bodiesIn(state: string): ReportBody[]
  rows: FactRow[]
  done: Quantity[]
  after: Quantity[]
  estimate: Quantity[]
}

export interface Facts {
  input: ConsolidationInput
  tasks: TaskFacts[]
  byRef: ReadonlyMap<string, TaskFacts>
  received: ReadonlyMap<string, Received>
  /** Over all tasks, each event once. */
  done: Quantity[]
  entryBody: ReadonlyMap<string, string>
}

/** Counts what was received: states, sums of increments up to the cut-off, each event once. */
export function countFacts(input: ConsolidationInput): Facts {
  const bodies = new Map(input.bodies.map((body) => [body.id, body]))
  const received = new Map(input.received.map((one) => [one.agencyId, one]))
  const told = input.received.flatMap((one) =>
    one.entries
      .filter((entry) => input.dates.windowFrom <= entry.from && entry.to <= input.dates.windowTo)
      .map((entry) => ({ entry, agencyId: one.agencyId })),
  )
  const twice = toldTwice(told.map(({ entry }) => entry))
  const rows = told.map(({ entry, agencyId }): FactRow => ({
    entry,
    agencyId,
    inTime: entry.to <= input.dates.cutOff,
    toldBy: twice.get(entry.id) ?? null,
  }))
  const ofTask = Map.groupBy(rows, (row) => row.entry.taskId)
  const carriersOf = Map.groupBy(input.carriers, (line) => line.taskId)
  const tasks = input.tasks.map((task) =>
    taskFacts(
      input,
      task,
      (carriersOf.get(task.id) ?? []).flatMap((line) => bodies.get(line.agencyId) ?? []),
      received,
      ofTask.get(task.id) ?? [],
    ),
  )
  return {
    input,
    tasks,
    byRef: new Map(tasks.map((one) => [one.task.ref, one])),
    received,
    done: sumOf(rows, true),
    entryBody: new Map(told.map(({ entry, agencyId }) => [entry.id, agencyId])),
  }
}

function sumOf(rows: readonly FactRow[], inTime: boolean): Quantity[] {
  return sumQuantities(
    rows.filter((row) => row.toldBy === null && row.inTime === inTime).map((row) => row.entry.quantities),
  )
}

function taskFacts(
  input: ConsolidationInput,
  task: ReportTask,
  carriers: ReportBody[],
  received: ReadonlyMap<string, Received>,
  rows: FactRow[],
): TaskFacts {
  const itemsOf = (agencyId: string) =>
    (received.get(agencyId)?.body.items ?? []).filter((item) => item.taskId === task.id)
  // A task that asks for the report itself is done by sending it.
  const reporting = input.sections.find((section) => section.ref === task.sectionRef)?.kind === 'reporting'
  const states = new Map(
    carriers.map(({ id }): [string, TaskState | null] => {
      const state = itemsOf(id).find((item) => item.role === 'lead')?.state ?? null
      return [id, state ?? (reporting && received.has(id) ? 'done' : null)]
    }),
  )
  const day = input.dates.cutOff
  const deadline = deadlineOn(task, input.year, day)
  const inState: Record<string, (id: string) => boolean> = {
    all: () => true,
    told: (id) => states.get(id) !== null,
    silent: (id) => states.get(id) === null,
    overdue: (id) => cellState(states.get(id) ?? null, deadline, day) === 'overdue',
    ...Object.fromEntries(STATES.map((state) => [state, (id: string) => states.get(id) === state])),
  }
  return {
    task,
    carriers,
    states,
    bodiesIn: (state) => carriers.filter(({ id }) => inState[state]?.(id) === true),
    rows,
    done: sumOf(rows, true),
    after: sumOf(rows, false),
    estimate: sumQuantities([...received.keys()].flatMap((id) => itemsOf(id).map((item) => item.estimate))),
  }
}

/** The bodies that a figure counts; null where the figure is a sum or its task is gone. */
export function bodiesOf(facts: Facts, figure: Mark['figure']): ReportBody[] | null {
  const { state, taskRef } = figure
  if (figure.kind !== 'bodies' || state === null) return null
  if (taskRef !== '*') return facts.byRef.get(taskRef)?.bodiesIn(state) ?? null
  const said = (body: ReportBody) => {
    const one = facts.received.get(body.id)
    if (state === 'all') return true
    if (state === 'silent') return one === undefined
    if (state === 'late') return one?.late === true
    if (isSaid(state)) return one !== undefined && SAID[state](one.body) !== ''
    return state === 'told' && one !== undefined
  }
  return facts.input.bodies.filter(said)
}

/** The entries that a sum is made of, counted or told twice, up to the cut-off. */
export function rowsBehind(
  facts: Facts,
  figure: Pick<Mark['figure'], 'taskRef' | 'measureId' | 'agencyId'>,
): FactRow[] {
  const tasks =
    figure.taskRef === '*'
      ? facts.tasks
      : [facts.byRef.get(figure.taskRef)].filter((one) => one !== undefined)
  return tasks
    .flatMap((one) => one.rows)
    .filter(
      (row) =>
        row.inTime &&
        (figure.agencyId === null || row.agencyId === figure.agencyId) &&
        (figure.measureId === null || row.entry.quantities.some((one) => one.measureId === figure.measureId)),
    )
}

/** What a figure says today; null when what it was made of is no longer there. */
export function valueOf(facts: Facts, figure: Mark['figure']): number | null {
  if (figure.kind === 'bodies') return bodiesOf(facts, figure)?.length ?? null
  const rows = rowsBehind(facts, figure)
  // A body's own paragraph says what the body did, also where another body's figure counts in the sum.
  const counted = rows.filter((row) => row.toldBy === null || figure.agencyId !== null)
  const sum = sumQuantities(counted.map((row) => row.entry.quantities))
  return sum.find((one) => one.measureId === figure.measureId)?.amount ?? null
}
