import type { Extracted } from '#slices/documents/model.ts'
import {
  PlanReading,
  type LeafKind,
  type ReadDuty,
  type ReadSection,
  type ReadTarget,
  type ReadTask,
  type ReadWarning,
} from '../../reading.ts'
import { DraftWalk, type Draft } from './drafts.ts'
import { dutyOf, isEverybodysDuty, owing } from './duties.ts'
import { readHead, type Head } from './head.ts'
import { tileLeaves } from './leaves.ts'
import { readLegalBases } from './legal-bases.ts'
import { fold, nodesOf, printed, type Node, type Role } from './model.ts'
import { readOutlines, type PartOutline } from './outlines.ts'
import { programmesOf } from './programmes.ts'
import { findSameAs } from './same-as.ts'
import { settleTask, type SettledTask, type Surroundings } from './settle-task.ts'
import { readTable } from './tables.ts'
import { readTail } from './tail.ts'
import { readElements } from './units.ts'
import { warn } from './warnings.ts'
import { readZones, type Part } from './zones.ts'

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

interface Found {
  sections: ReadSection[]
  settled: SettledTask[]
  duties: ReadDuty[]
  targets: ReadTarget[]
  doubled: string[]
}

function gather(outlines: PartOutline[], around: Surroundings, refs: Set<string>): Found {
  const found: Found = { sections: [], settled: [], duties: [], targets: [], doubled: [] }
  const unique = (ref: string) => {
    let free = ref
    for (let copy = 2; refs.has(free); copy += 1) free = `${ref}~${copy}`
    if (free !== ref) found.doubled.push(free)
    refs.add(free)
    return free
  }
  const body: ReadTask[] = []
  for (const { part, root, section } of outlines) {
    if (section) found.sections.push(section)
    const annex = part.kind === 'annex'
    const walk = new DraftWalk(annex, (table, under, above) => readTable(table, under, above, annex, unique))
    const drafts = walk.walk(root)
    const decision = part.kind === 'main' && outlines.some((one) => one.part.kind === 'enclosed')
    if (!decision) found.sections.push(...walk.sections)
    const settled = drafts
      .filter((draft) => !toDuty(draft, around, found.duties))
      .map((draft) => settleTask(draft, around))
    found.settled.push(...settled)
    gatherRest(root, found)
    claimNodes(root, part)
    const tasks = settled.map((one) => one.task)
    if (annex) findSameAs(body, tasks)
    else body.push(...tasks)
  }
  found.duties.sort((a, b) => a.span[0] - b.span[0])
  return found
}

/** An item that asks everybody for a plan of its own, or to report difficulties, is a duty. */
function toDuty(draft: Draft, around: Surroundings, duties: ReadDuty[]): boolean {
  const node = draft.node
  if (!node || draft.own.lead || draft.own.time) return false
  const headed = draft.above.some((one) => one.bodies.length > 0 || one.attributes.lead)
  const { task } = settleTask(draft, around)
  if (!isEverybodysDuty(task.text, headed, task.recurrence !== null)) return false
  node.role = 'duty'
  duties.push(dutyOf(node, owing(task.text), task.text, draft.span))
  return true
}

function gatherRest(node: Node, found: Found): void {
  for (const child of nodesOf(node)) {
    const span: [number, number] = [child.start, Math.max(child.start, child.unit?.end ?? 0)]
    if (child.role === 'duty' && !found.duties.some((duty) => duty.ref === child.ref))
      found.duties.push(dutyOf(child, owing(child.text), child.text, span))
    if (child.role === 'target') found.targets.push({ ref: child.ref, text: fold(child.text), span })
    if (child.role === 'closing') close(child, span, found)
    gatherRest(child, found)
  }
}

/** The closing paragraph is a duty when it asks somebody for something; several of them are one. */
function close(node: Node, span: [number, number], found: Found): void {
  const of = owing(node.text)
  const open = found.duties.find((duty) => duty.ref === 'end')
  node.role = of.length > 0 ? 'duty' : 'paragraph'
  if (of.length === 0) return
  if (!open) {
    found.duties.push(dutyOf(node, of, node.text, span))
    return
  }
  const both = dutyOf(node, open.of.length > 0 ? open.of : of, `${open.text} ${fold(node.text)}`, [
    open.span[0],
    span[1],
  ])
  Object.assign(open, both)
}

const leafOf: Record<Role, LeafKind> = {
  heading: 'heading',
  intro: 'intro',
  task: 'task',
  detail: 'task',
  attribute: 'attribute',
  duty: 'duty',
  target: 'target',
  paragraph: 'paragraph',
  closing: 'paragraph',
}

function claimNodes(node: Node, part: Part): void {
  for (const child of nodesOf(node)) {
    if (child.role === 'detail' || (child.role === 'attribute' && node.role === 'attribute'))
      child.ref = node.ref
    for (const line of child.unit?.lines ?? []) {
      line.piece.kind = leafOf[child.role]
      line.piece.ref = child.ref === '' ? null : child.ref
    }
    claimNodes(child, part)
  }
}

function warnings(head: Head, settled: SettledTask[], doubled: string[], unplaced: boolean): ReadWarning[] {
  const list: ReadWarning[] = []
  if (head.emptyNumber && head.number === null) list.push(warn('slot.number', null))
  if (head.emptyDate && head.date === null) list.push(warn('slot.date', null))
  for (const ref of doubled) list.push(warn('ref.duplicate', ref))
  for (const { task, times } of settled) {
    if (task.lead.length === 0 && task.invited.length === 0) list.push(warn('task.no_body', task.ref))
    if (times.unclear)
      list.push(
        warn(
          times.due?.last === null && times.due.from === null ? 'due.unclear' : 'recurrence.unclear',
          task.ref,
        ),
      )
    if (head.date && task.due?.last && task.due.last < head.date)
      list.push(warn('due.before_document', task.ref))
  }
  if (settled.length === 0) list.push(warn('plan.no_task', null))
  if (unplaced) list.push(warn('text.unplaced', null))
  return list
}
