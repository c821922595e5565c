import type { Extracted } from '#slices/documents/model.ts'
import { PlanReading, type ReadWarning, type WarningCode } from '../../reading.ts'
import { gather } from './gather.ts'
import { readHead, type Head } from './head.ts'
import { tileLeaves } from './leaves.ts'
import { readLegalBases } from './legal-bases.ts'
import { printed } from './model.ts'
import { isEmptySlot } from './open-times.ts'
import { readOutlines } from './outlines.ts'
import { programmesOf } from './programmes.ts'
import type { SettledTask, Surroundings } from './settle-task.ts'
import { readTail } from './tail.ts'
import { readElements } from './units.ts'
import { warn } from './warnings.ts'
import type { Times } from './times.ts'
import { readZones } from './zones.ts'

/** Reads a plan: every character of the document in a leaf, and what the plan asks of whom, by when. */
export function readPlan(document: Extracted): PlanReading {
  const { elements, pieces } = readElements(document)
  const parts = readZones(elements)
  const heads = parts.map((part) => (part.kind === 'annex' ? null : readHead(part.head)))
  const head = heads[0] as Head
  const tails = parts.map((part) => readTail(part.tail))
  const { outlines, doubled, refs } = readOutlines(document, parts)
  const found = gather(outlines, surroundings(head, heads), refs)
  const leaves = tileLeaves(pieces, document.text)
  const bases = heads.flatMap((one) => one?.bases ?? []).map((unit) => printed(unit))
  return PlanReading.parse({
    format: 'mang-non/plan-reading/1',
    source: {
      name: document.name,
      kind: document.kind,
      sha256: document.sha256,
      characters: document.text.length,
    },
    text: document.text,
    leaves,
    number: head.number,
    date: head.date,
    place: head.place,
    kind: head.kind,
    title: head.title,
    issuer: head.issuer,
    legalBases: readLegalBases(bases),
    sections: found.sections,
    tasks: found.settled.map((one) => one.task),
    duties: found.duties,
    targets: found.targets,
    programmes: found.settled.flatMap((one) => programmesOf(one.task.text, one.task.ref)),
    recipients: tails.flatMap((tail) => tail.recipients),
    signer: tails.find((tail) => tail.signer)?.signer ?? null,
    warnings: warnings(
      head,
      found.settled,
      [...doubled, ...found.doubled],
      leaves.some((leaf) => leaf.kind === 'unknown'),
    ),
  } satisfies PlanReading)
}

/** The year of the title, else of the date, stands in where a date prints none. */
function surroundings(head: Head, heads: (Head | null)[]): Surroundings & { date: string | null } {
  const titles = heads.map((one) => one?.title ?? '').join(' ')
  const titled = /năm\s+(20\d\d)(?!\s*[-–])/iu.exec(titles)?.[1]
  const dated = head.date?.slice(0, 4) ?? /(20\d\d)/u.exec(titles)?.[1]
  const year = titled ?? dated
  return { issuer: head.issuer, year: year ? Number(year) : null, date: head.date }
}

function warnings(head: Head, settled: SettledTask[], doubled: string[], unplaced: boolean): ReadWarning[] {
  const list: ReadWarning[] = []
  if (head.emptyNumber && head.number === null) list.push(warn('slot.number', null))
  if (head.emptyDate && head.date === null) list.push(warn('slot.date', null))
  for (const ref of doubled) list.push(warn('ref.duplicate', ref))
  for (const { task, times } of settled) {
    if (task.lead.length === 0 && task.invited.length === 0) list.push(warn('task.no_body', task.ref))
    if (times.unclear) list.push(warn(unclearCode(times), task.ref))
    if (head.date && task.due?.last && task.due.last < head.date)
      list.push(warn('due.before_document', task.ref))
  }
  if (settled.length === 0) list.push(warn('plan.no_task', null))
  if (unplaced) list.push(warn('text.unplaced', null))
  return list
}

function unclearCode(times: Times): WarningCode {
  if (times.due && times.due.from === null && times.due.last === null)
    return isEmptySlot(times.due.text) ? 'slot.due' : 'due.unclear'
  return 'recurrence.unclear'
}
