import type { GridView } from '../../contract.ts'
import type { CellState } from '../../model.ts'

type Body = GridView['bodies'][number]
type Task = GridView['tasks'][number]

export interface GridCell {
  state: CellState
  line: string
  hard: boolean
  behalf: boolean
}

/** Counts over the cells of a group and a task, or of a body. */
export interface Tally {
  done: number
  doing: number
  silent: number
  overdue: number
  /** Anything but silent and overdue. */
  reported: number
  all: number
}

export interface BodyRow {
  kind: 'body'
  key: string
  body: Body
  /** By task; undefined where nothing is assigned. */
  cells: readonly (GridCell | undefined)[]
  tally: Tally
}

export interface GroupRow {
  kind: 'group'
  key: string
  /** Former district, or null for bodies of the province. */
  name: string | null
  bodies: readonly BodyRow[]
  tallies: readonly Tally[]
  tally: Tally
}

export interface GridColumn {
  /** Index of the task in the answer; the rows' cells are counted by it. */
  at: number
  task: Task
  label: string
  first: boolean
  section: GridSection
}

export interface GridSection {
  ref: string
  title: string
  number: string
  columns: number
}

export interface GridModel {
  columns: readonly GridColumn[]
  sections: readonly GridSection[]
  roots: readonly { title: string; columns: number }[]
  groups: readonly GroupRow[]
  whole: readonly Tally[]
  tally: Tally
}

export interface GridFilter {
  where: 'everyone' | 'province' | 'communes'
  attention: boolean
}

/** The answer as it is shown: bodies grouped and sorted worst first, columns that nobody has left out. */
export function gridModel(
  view: GridView,
  filter: GridFilter,
  words: { duties: string; communes: string },
): GridModel {
  const everyone = bodyRows(view)
  const rows = everyone
    .filter(
      ({ body }) =>
        filter.where === 'everyone' || (filter.where === 'communes') === (body.level === 'commune'),
    )
    .filter(
      (row) => !filter.attention || row.tally.overdue > 0 || row.cells.some((cell) => cell?.hard === true),
    )
  const used = view.tasks.map((_task, at) => rows.some((row) => row.cells[at] !== undefined))
  const { columns, sections, roots } = columnsOf(view, used, everyone, words)
  const groups = groupsOf(rows, view.tasks.length)
  return {
    columns,
    sections,
    roots,
    groups,
    whole: talliesOf(rows, view.tasks.length),
    tally: tallyOf(rows.flatMap((row) => row.cells)),
  }
}

function bodyRows(view: GridView): BodyRow[] {
  const cells = view.bodies.map((): (GridCell | undefined)[] => Array.from({ length: view.tasks.length }))
  for (const [body, task, state, line, hard, behalf] of view.cells)
    cells[body]![task] = { state, line, hard, behalf }
  return view.bodies.map((body, at) => ({
    kind: 'body',
    key: body.id,
    body,
    cells: cells[at]!,
    tally: tallyOf(cells[at]!),
  }))
}

function tallyOf(cells: readonly (GridCell | undefined)[]): Tally {
  const tally: Tally = { done: 0, doing: 0, silent: 0, overdue: 0, reported: 0, all: 0 }
  for (const cell of cells) {
    if (cell === undefined) continue
    tally.all++
    if (cell.state === 'overdue') tally.overdue++
    else if (cell.state === 'silent') tally.silent++
    else {
      tally.reported++
      if (cell.state === 'done') tally.done++
      else if (cell.state === 'under-way') tally.doing++
    }
  }
  return tally
}

function talliesOf(rows: readonly BodyRow[], tasks: number): Tally[] {
  return Array.from({ length: tasks }, (_none, at) => tallyOf(rows.map((row) => row.cells[at])))
}

const lateness = ({ overdue, reported, all }: Tally) =>
  overdue * 1000 + (all === 0 ? 0 : (1 - reported / all) * 999)
const worstFirst = (a: { tally: Tally }, b: { tally: Tally }) => lateness(b.tally) - lateness(a.tally)

function groupsOf(rows: readonly BodyRow[], tasks: number): GroupRow[] {
  const names = [...new Set(rows.map((row) => row.body.group))]
  const groups = names.map((name): GroupRow => {
    const bodies = rows.filter((row) => row.body.group === name).toSorted(worstFirst)
    return {
      kind: 'group',
      key: `group:${name ?? ''}`,
      name,
      bodies,
      tallies: talliesOf(bodies, tasks),
      tally: tallyOf(bodies.flatMap((row) => row.cells)),
    }
  })
  return groups.toSorted((a, b) => Number(b.name === null) - Number(a.name === null) || worstFirst(a, b))
}

function columnsOf(
  view: GridView,
  used: readonly boolean[],
  rows: readonly BodyRow[],
  words: { duties: string; communes: string },
): Pick<GridModel, 'columns' | 'sections' | 'roots'> {
  const known = new Map(view.sections.map((section) => [section.ref, section]))
  const columns: GridColumn[] = []
  const sections: GridSection[] = []
  const roots: { ref: string; title: string; columns: number }[] = []
  for (const [at, task] of view.tasks.entries()) {
    if (!used[at]) continue
    const ref = task.kind === 'duty' ? '' : (task.sectionRef ?? task.ref.split('.').slice(0, -1).join('.'))
    const section = known.get(ref)
    let group = sections.at(-1)
    const first = group === undefined || group.ref !== ref
    if (first) {
      group = {
        ref,
        title: section?.title ?? (task.kind === 'duty' ? words.duties : ''),
        number: section?.number ?? '',
        columns: 0,
      }
      sections.push(group)
    }
    group!.columns++
    columns.push({ at, task, label: labelOf(task, ref, columns, first), first, section: group! })
    const root = rootOf(ref, known)
    const last = roots.at(-1)
    if (last?.ref === root.ref) last.columns++
    else roots.push({ ...root, columns: 1 })
  }
  for (const section of sections)
    section.title = namedAfterBody(section, columns, rows, words) ?? section.title
  return { columns, sections, roots }
}

function rootOf(
  ref: string,
  known: Map<string, GridView['sections'][number]>,
): { ref: string; title: string } {
  let section = known.get(ref)
  while (section?.parent != null && known.has(section.parent)) section = known.get(section.parent)
  return section === undefined
    ? { ref: ref.split('.')[0]!, title: '' }
    : { ref: section.ref, title: `${section.number ?? section.ref}. ${section.title}` }
}

// II.3.2 under II.3 is "2"; its parts II.3.2#1 are "2a", "2b".
function labelOf(task: Task, section: string, before: readonly GridColumn[], first: boolean): string {
  if (task.kind === 'duty') return first ? '1' : String(Number(before.at(-1)!.label) + 1)
  const own = task.ref.startsWith(`${section}.`) ? task.ref.slice(section.length + 1) : task.ref
  return own.replace(/#(\d+)$/, (_all, part: string) => String.fromCharCode(96 + Math.min(26, Number(part))))
}

// A section that one body carries is known by the name that body has today.
function namedAfterBody(
  section: GridSection,
  columns: readonly GridColumn[],
  rows: readonly BodyRow[],
  words: { communes: string },
): string | null {
  const own = columns.filter((column) => column.section === section && column.task.kind === 'task')
  const bodies = rows
    .filter((row) => own.some((column) => row.cells[column.at] !== undefined))
    .map((row) => row.body)
  if (bodies.length === 1) return bodies[0]!.short
  return bodies.length > 1 && bodies.every((body) => body.level === 'commune') ? words.communes : null
}
