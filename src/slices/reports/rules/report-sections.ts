import { letterMark } from '#slices/documents/rules/letter-marks.ts'
import { documentWords as words } from '../messages/document.ts'
import type { ConsolidationInput, PlanSection, ReportBody, ReportTask } from './consolidation-input.ts'

/** A part of the report with the tasks that are told in it. */
export interface ReportSection {
  ref: string
  /** 0: the opening, without a heading. */
  level: 0 | 1 | 2 | 3
  /** Number or letter of the heading. */
  mark: string
  title: string
  tasks: ReportTask[]
}

type SectionInput = Pick<ConsolidationInput, 'tasks' | 'sections' | 'year' | 'carriers' | 'bodies'>

/**
 * The shape of the annual report: I. directing, II. results by the plan's own sections, III. funding, IV. difficulties
 * and proposals, V. next year (official-documents §4). What the plan gives to single bodies stands together, last in II.
 */
export function reportSections(input: SectionInput): ReportSection[] {
  const { tasks, sections, year } = input
  const byRef = new Map(sections.map((section) => [section.ref, section]))
  const placeOf = (task: ReportTask): string => {
    // Difficulties are told where they were written; that nobody had any is no silence.
    if (task.kind === 'duty') return task.dutyKind === 'report-difficulties' ? 'none' : 'I'
    const kinds = lineage(task.sectionRef, byRef).map((section) => section.kind)
    if (kinds.includes('funding')) return 'III'
    return kinds.some((kind) => kind === 'organisation' || kind === 'body') ? 'organised' : 'II'
  }
  const placed = Map.groupBy(tasks, placeOf)
  const at = (place: string) => placed.get(place) ?? []
  const results = bySection(at('II'), byRef)
  const organised = bySection(at('organised'), byRef).map((part) => ({
    ...part,
    title: bodyTitle(part, input),
  }))
  return [
    { ref: 'opening', level: 0, mark: '', title: words.opening, tasks: [] },
    { ref: 'I', level: 1, mark: 'I', title: words.directing, tasks: at('I') },
    { ref: 'II', level: 1, mark: 'II', title: words.results, tasks: [] },
    ...results.map((part, i): ReportSection => ({ ...part, level: 2, mark: `${i + 1}` })),
    ...(organised.length === 0
      ? []
      : [
          {
            ref: 'II/organised',
            level: 2 as const,
            mark: `${results.length + 1}`,
            title: words.organised,
            tasks: [],
          },
        ]),
    ...organised.map((part, i): ReportSection => ({ ...part, level: 3, mark: letterMark(i + 1) })),
    { ref: 'III', level: 1, mark: 'III', title: words.funding, tasks: at('III') },
    { ref: 'IV', level: 1, mark: 'IV', title: words.difficulties, tasks: [] },
    { ref: 'V', level: 1, mark: 'V', title: words.next(year + 1), tasks: [] },
  ]
}

function bySection(tasks: readonly ReportTask[], byRef: ReadonlyMap<string, PlanSection>) {
  return [...Map.groupBy(tasks, (task) => task.sectionRef)].map(([ref, own]) => ({
    ref: `II/${ref ?? '-'}`,
    title: ref === null ? words.other : (byRef.get(ref)?.title ?? words.other),
    tasks: own,
  }))
}

const communesOnly = (bodies: readonly ReportBody[]) =>
  bodies.length > 1 && bodies.every((body) => body.level === 'commune')

/** The body that carries the tasks today, with the one that the plan printed where that has changed. */
function bodyTitle({ title, tasks }: { title: string; tasks: ReportTask[] }, input: SectionInput): string {
  const ids = new Set(tasks.map((task) => task.id))
  const carriers = new Set(input.carriers.filter((line) => ids.has(line.taskId)).map((line) => line.agencyId))
  const bodies = input.bodies.filter((one) => carriers.has(one.id))
  const name = bodies.length === 1 ? bodies[0]!.name : communesOnly(bodies) ? words.committees : title
  return name === title ? title : words.givenTo(name, title.replace(/^Đề nghị /, ''))
}

function lineage(ref: string | null, byRef: ReadonlyMap<string, PlanSection>): PlanSection[] {
  const section = ref === null ? undefined : byRef.get(ref)
  return section === undefined ? [] : [section, ...lineage(section.parent, byRef)]
}
