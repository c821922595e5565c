import type { LetterAppendix, LetterColumn, LetterRow, LetterTable } from '#slices/documents/letter.ts'
import { documentWords as words } from '../messages/document.ts'
import { beginning } from './compose.ts'
import type { ReportBody } from './consolidation-input.ts'
import type { Facts, TaskFacts } from './facts.ts'
import { sumQuantities } from './quantities.ts'
import { unitOf } from './write-passages.ts'

const { table } = words
// So many narrow columns stand beside the names on a turned page.
const TASKS_ACROSS = 20
const MEASURES_ACROSS = 8

/** The tables behind the report: figures by task, states of every body on every task, figures by commune. */
export function reportAppendices(facts: Facts, lastYear: ReadonlyMap<string, number>): LetterAppendix[] {
  const communes = facts.input.bodies.filter((body) => body.level === 'commune')
  const offices = facts.input.bodies.filter((body) => body.level !== 'commune')
  const measures = communeMeasures(facts, communes)
  return [
    { title: table.figures, blocks: [figureTable(facts, lastYear)], landscape: true },
    ...(offices.length === 0 ? [] : [{ title: table.offices, blocks: [officeTable(facts, offices)] }]),
    ...(communes.length === 0
      ? []
      : [
          {
            title: table.communes,
            landscape: true,
            blocks: [
              { type: 'paragraph' as const, runs: [{ text: words.letterKey }] },
              ...parts(tasksOf(facts, communes), TASKS_ACROSS).map((tasks) => stateTable(communes, tasks)),
            ],
          },
        ]),
    ...(communes.length === 0 || measures.length === 0
      ? []
      : [
          {
            title: table.communeFigures,
            landscape: true,
            blocks: parts(measures, MEASURES_ACROSS).map((some) => communeTable(facts, communes, some)),
          },
        ]),
  ]
}

/** One line for each task and unit: done to the cut-off, after it, the year as estimated, the year before. */
function figureTable(facts: Facts, lastYear: ReadonlyMap<string, number>): LetterTable {
  const { dates, year } = facts.input
  const rows = facts.tasks.flatMap((one): LetterRow[] => {
    const ids = sumQuantities([one.done, one.after, one.estimate]).map((sum) => sum.measureId)
    return ids.map((id, i) => ({
      cells: [
        i === 0 ? clauseOf(one) : '',
        i === 0 ? beginning(one.task.text, 120) : '',
        unitOf(facts, id),
        amount(one.done, id),
        amount(one.after, id),
        amount(one.estimate, id),
        number(lastYear.get(`${one.task.id} ${id}`)),
      ],
    }))
  })
  return {
    type: 'table',
    columns: [
      { title: table.ref, width: 8, align: 'center' },
      { title: table.task, width: 36 },
      { title: table.measure, width: 14 },
      { title: table.done(dates.cutOff), width: 12, align: 'right' },
      { title: table.after, width: 10, align: 'right' },
      { title: table.estimate, width: 10, align: 'right' },
      { title: table.lastYear(year - 1), width: 10, align: 'right' },
    ],
    rows,
  }
}

function officeTable(facts: Facts, offices: readonly ReportBody[]): LetterTable {
  return {
    type: 'table',
    columns: [
      { title: table.ref, width: 12, align: 'center' },
      { title: table.task, width: 64 },
      { title: table.state, width: 24, align: 'center' },
    ],
    rows: offices.flatMap((body): LetterRow[] => [
      { kind: 'section', cells: [body.name] },
      ...tasksOf(facts, [body]).map((one) => ({
        cells: [clauseOf(one), beginning(one.task.text, 140), stateIn(one, body.id)],
      })),
    ]),
  }
}

// The closing duty of a plan has no clause of its own.
function clauseOf({ task }: TaskFacts): string {
  return task.ref === 'end' ? table.general : task.ref
}

function stateIn(one: TaskFacts, agencyId: string): string {
  const state = one.states.get(agencyId) ?? null
  const said = state === null ? words.silent : words.states[state]
  return isOverdue(one, agencyId) ? `${said}, ${words.overdue}` : said
}

function isOverdue(one: TaskFacts, agencyId: string): boolean {
  return one.bodiesIn('overdue').some((body) => body.id === agencyId)
}

/** Bodies down, tasks across, a letter for each state. */
function stateTable(bodies: readonly ReportBody[], tasks: readonly TaskFacts[]): LetterTable {
  const overdue = tasks.map((one) => new Set(one.bodiesIn('overdue').map((body) => body.id)))
  return {
    type: 'table',
    columns: [
      { title: table.order, width: 5, align: 'center' },
      { title: table.body, width: 20 },
      ...tasks.map((one): LetterColumn => ({
        title: clauseOf(one),
        width: 74 / tasks.length,
        align: 'center',
      })),
    ],
    rows: bodies.map((body, i) => ({
      cells: [
        `${i + 1}`,
        body.short,
        ...tasks.map((one, column) => {
          if (!one.states.has(body.id)) return ''
          if (overdue[column]!.has(body.id)) return words.letters.overdue
          return words.letters[one.states.get(body.id) ?? 'silent']
        }),
      ],
    })),
  }
}

function communeMeasures(facts: Facts, communes: readonly ReportBody[]): string[] {
  const here = new Set(communes.map((body) => body.id))
  const rows = facts.tasks.flatMap((one) => one.rows).filter((row) => row.inTime && here.has(row.agencyId))
  const used = new Set(rows.flatMap((row) => row.entry.quantities.map((one) => one.measureId)))
  return facts.input.measures.map((measure) => measure.id).filter((id) => used.has(id))
}

/** What each commune did over all its tasks; an event that another body counts is left out. */
function communeTable(
  facts: Facts,
  communes: readonly ReportBody[],
  measures: readonly string[],
): LetterTable {
  const rows = Map.groupBy(
    facts.tasks.flatMap((one) => one.rows).filter((row) => row.inTime && row.toldBy === null),
    (row) => row.agencyId,
  )
  const sums = communes.map((body) =>
    sumQuantities((rows.get(body.id) ?? []).map((row) => row.entry.quantities)),
  )
  return {
    type: 'table',
    columns: [
      { title: table.order, width: 5, align: 'center' },
      { title: table.body, width: 23 },
      ...measures.map((id): LetterColumn => ({
        title: unitOf(facts, id),
        width: 72 / measures.length,
        align: 'right',
      })),
    ],
    rows: [
      ...communes.map((body, i): LetterRow => ({
        cells: [`${i + 1}`, body.short, ...measures.map((id) => amount(sums[i]!, id))],
      })),
      { kind: 'total', cells: ['', table.sum, ...measures.map((id) => amount(sumQuantities(sums), id))] },
    ],
  }
}

function tasksOf(facts: Facts, bodies: readonly ReportBody[]): TaskFacts[] {
  return facts.tasks.filter((one) => bodies.some((body) => one.states.has(body.id)))
}

function parts<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most)
  const size = Math.ceil(list.length / count)
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size))
}

const number = (value: number | undefined) => (value === undefined ? '' : words.number(value))
const amount = (sums: readonly { measureId: string; amount: number }[], id: string) =>
  number(sums.find((sum) => sum.measureId === id)?.amount)
