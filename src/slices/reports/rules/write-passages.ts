import { documentWords as words } from '../messages/document.ts'
import type { ContributionItem, Mark } from '../model.ts'
import { beginning, compose, countPiece, joined, markIn, sumPiece, type Piece } from './compose.ts'
import { isSaid, SAID, STATES, type Received, type ReportBody, type Said } from './consolidation-input.ts'
import type { Facts, TaskFacts } from './facts.ts'
import { estimatePages } from './fit-pages.ts'
import { sumQuantities } from './quantities.ts'
import { reportSections, type ReportSection } from './report-sections.ts'

/** A paragraph of the draft with its source and the traces of its figures. */
export interface FreshPassage {
  sectionRef: string
  kind: 'summary' | 'body' | 'picked'
  taskRef: string
  agencyId: string | null
  sendingId: string | null
  text: string
  marks: Mark[]
  shortened: boolean
}

/** More bodies than this carry a task: one paragraph for all of them. */
export const MANY = 5
/** The first draft's body stays under 15 pages. */
export const PAGES = 14
const CAPS = [12_000, 3000, 2000, 1500, 1200, 900, 700, 550, 450, 350, 250, 180, 120]

/** The consolidated draft: a paragraph for each body, or one for all where more than five carry a task. */
export function writePassages(facts: Facts): FreshPassage[] {
  const sections = reportSections(facts.input)
  const headings = sections.map((section) => section.title)
  for (const cap of CAPS) {
    const passages = sections.flatMap((section) => sectionPassages(facts, section, cap))
    const pages = estimatePages(
      headings,
      passages.map((passage) => passage.text),
    )
    if (pages <= PAGES || cap === CAPS.at(-1)) return passages
  }
  return []
}

function sectionPassages(facts: Facts, section: ReportSection, cap: number): FreshPassage[] {
  const told = section.tasks.map((task) => facts.byRef.get(task.ref)!)
  const few = told.filter((one) => one.carriers.length <= MANY)
  const at = (taskRef: string, pieces: Piece[]): FreshPassage => ({
    sectionRef: section.ref,
    kind: 'summary',
    taskRef,
    agencyId: null,
    sendingId: null,
    shortened: false,
    ...compose(pieces),
  })
  const missing = missingPieces(few)
  return [
    ...(section.ref === 'opening' ? [at('#opening', openingPieces(facts))] : []),
    ...told.flatMap((one) =>
      one.carriers.length > MANY
        ? [at(one.task.ref, summaryPieces(facts, one))]
        : one.carriers.flatMap((body) => bodyPassage(facts, section.ref, one.task.ref, body, cap) ?? []),
    ),
    ...(missing.length === 0 ? [] : [at('#missing', missing)]),
    ...(section.ref === 'III' ? spent(facts).map((pieces) => at('#spent', pieces)) : []),
    ...saidIn(section.ref).flatMap((said) => saidPassages(facts, section.ref, said, cap, at)),
  ]
}

function saidIn(ref: string): Said[] {
  if (ref === 'III') return ['#funding']
  if (ref === 'IV') return ['#difficulties', '#proposals']
  return ref === 'V' ? ['#next'] : []
}

export function nounFor(bodies: readonly ReportBody[]): string {
  if (bodies.every((body) => body.level === 'commune')) return words.communes
  return bodies.every((body) => body.level === 'province') ? words.offices : words.both
}

const names = (bodies: readonly ReportBody[]) => bodies.map((body) => body.short).join(', ')

function openingPieces(facts: Facts): Piece[] {
  const { bodies, dates } = facts.input
  const silent = bodies.filter((body) => !facts.received.has(body.id))
  const late = [...facts.received.values()].filter((one) => one.late).length
  const noun = nounFor(bodies)
  return [
    words.openReceived,
    countPiece(bodies.length - silent.length, '*', 'told'),
    '/',
    countPiece(bodies.length, '*', 'all'),
    ` ${noun}`,
    ...(late === 0 ? [] : ['; ', countPiece(late, '*', 'late'), words.openLate]),
    '. ',
    ...(silent.length === 0
      ? []
      : [
          words.openSilent,
          ...(silent.length <= MANY
            ? [names(silent)]
            : [countPiece(silent.length, '*', 'silent'), ` ${nounFor(silent)}`]),
          '. ',
        ]),
    words.counted(dates.windowFrom, dates.cutOff),
  ]
}

/** `Tổ chức … (mục II.3.7): có 119/130 xã, phường báo cáo: 84 nơi hoàn thành, …; tổng cộng 1.046 cuộc. Chưa báo cáo: …` */
function summaryPieces(facts: Facts, one: TaskFacts): Piece[] {
  const { ref } = one.task
  const told = one.bodiesIn('told')
  const states = STATES.map((state) => ({ state, count: one.bodiesIn(state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }): Piece[] => [
      countPiece(count, ref, state),
      ` ${words.places} ${words.states[state]}`,
    ])
  const sums = one.done.map((sum): Piece[] => [sumPiece(sum, unitOf(facts, sum.measureId), ref, null)])
  const tail: Piece[][] = []
  const overdue = one.bodiesIn('overdue')
  const silent = one.bodiesIn('silent').filter((body) => !overdue.includes(body))
  if (overdue.length > 0) tail.push(whoPieces(words.overdueNames(''), overdue, ref, 'overdue'))
  // Who is overdue and silent is named once, as overdue.
  if (silent.length > 0)
    tail.push(
      overdue.length === 0
        ? whoPieces(words.missing(''), silent, ref, 'silent')
        : [
            words.missing(
              silent.length <= MANY ? names(silent) : `${words.number(silent.length)} ${nounFor(silent)}`,
            ),
          ],
    )
  return [
    `${beginning(one.task.text, 150).replace(/[.;]$/, '')} (mục ${ref}): `,
    ...(told.length === 0
      ? [words.noneReported.toLowerCase()]
      : [
          `${words.have.toLowerCase()} `,
          countPiece(told.length, ref, 'told'),
          '/',
          countPiece(one.carriers.length, ref, 'all'),
          ` ${nounFor(one.carriers)} ${words.reported}: `,
          ...joined(states, ', '),
          ...(sums.length === 0 ? [] : [`; ${words.total} `, ...joined(sums, ', ')]),
        ]),
    ...tail.flatMap((pieces) => ['. ', ...pieces]),
    '.',
  ]
}

/** By name up to five, else their number. */
function whoPieces(lead: string, bodies: readonly ReportBody[], ref: string, state: string): Piece[] {
  return bodies.length <= MANY
    ? [lead + names(bodies)]
    : [lead, countPiece(bodies.length, ref, state), ` ${nounFor(bodies)}`]
}

function missingPieces(few: readonly TaskFacts[]): Piece[] {
  const list = (state: string, but?: string) =>
    few.flatMap((one) =>
      one
        .bodiesIn(state)
        .filter((body) => but === undefined || !one.bodiesIn(but).includes(body))
        .map((body) => ({ body, ref: one.task.ref })),
    )
  const say = (found: { body: ReportBody; ref: string }[]) =>
    [...Map.groupBy(found, ({ body }) => body.short)]
      .map(([short, own]) => `${short} (${own.map(({ ref }) => ref).join(', ')})`)
      .join('; ')
  const overdue = say(list('overdue'))
  const silent = say(list('silent', 'overdue'))
  return [
    ...(overdue === '' ? [] : [`${words.overdueNames(overdue)}.`]),
    ...(overdue === '' || silent === '' ? [] : [' ']),
    ...(silent === '' ? [] : [`${words.missing(silent)}.`]),
  ]
}

/** A body's own paragraph on a task, or what it says beside its tasks; null where it wrote nothing. */
export function bodyPassage(
  facts: Facts,
  sectionRef: string,
  taskRef: string,
  body: ReportBody,
  cap: number,
  kind: 'body' | 'picked' = 'body',
): FreshPassage | null {
  const one = facts.received.get(body.id)
  if (one === undefined) return null
  const { said, figures } = isSaid(taskRef)
    ? { said: SAID[taskRef](one.body).trim(), figures: [] }
    : onTask(facts, taskRef, one)
  if (said === '') return null
  const lead = `${body.name}: `
  const text = lead + beginning(said, cap)
  const { marks, absent } = markIn(text, figures)
  const tail = compose(
    absent.length === 0
      ? []
      : [
          ' (',
          ...joined(
            absent.map((piece) => [piece]),
            ', ',
          ),
          ').',
        ],
  )
  const head = tail.text === '' ? text : text.replace(/[.;]$/, '')
  return {
    sectionRef,
    kind,
    taskRef,
    agencyId: body.id,
    sendingId: one.sendingId,
    text: head + tail.text,
    marks: [
      ...marks,
      ...tail.marks.map((mark) => ({
        ...mark,
        start: mark.start + head.length,
        end: mark.end + head.length,
      })),
    ],
    shortened: said.length > cap,
  }
}

function onTask(facts: Facts, taskRef: string, one: Received) {
  const task = facts.byRef.get(taskRef)
  const items: ContributionItem[] = one.body.items.filter((item) => item.taskId === task?.task.id)
  const said = items
    .map((item) => item.words.trim())
    .filter((text) => text !== '')
    .join(' ')
  const own = (task?.rows ?? []).filter((row) => row.agencyId === one.agencyId && row.inTime)
  const figures = sumQuantities(own.map((row) => row.entry.quantities)).map((sum) =>
    sumPiece(sum, unitOf(facts, sum.measureId), taskRef, one.agencyId),
  )
  const state = items.find((item) => item.role === 'lead')?.state ?? null
  const plain = state === 'not-started' || state === 'nothing-arose' ? `${words.states[state]}. ` : ''
  return { said: said === '' ? '' : plain + said, figures }
}

function spent(facts: Facts): Piece[][] {
  const money = facts.done.find((sum) => sum.measureId === 'trieu-dong')
  if (money === undefined) return []
  return [[words.spent, sumPiece(money, unitOf(facts, money.measureId), '*', null), '.']]
}

function saidPassages(
  facts: Facts,
  sectionRef: string,
  said: Said,
  cap: number,
  at: (taskRef: string, pieces: Piece[]) => FreshPassage,
): FreshPassage[] {
  const bodies = facts.input.bodies.filter((body) => {
    const one = facts.received.get(body.id)
    return one !== undefined && SAID[said](one.body).trim() !== ''
  })
  if (bodies.length > MANY)
    return [
      at(said, [
        `${words.have} `,
        countPiece(bodies.length, '*', said),
        ` ${nounFor(bodies)} ${words.said[said]}.`,
      ]),
    ]
  return bodies.flatMap((body) => bodyPassage(facts, sectionRef, said, body, cap) ?? [])
}

export function unitOf(facts: Facts, measureId: string): string {
  return facts.input.measures.find((measure) => measure.id === measureId)?.vi ?? measureId
}
