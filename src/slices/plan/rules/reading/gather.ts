import type { LeafKind, ReadDuty, ReadSection, ReadTarget, ReadTask } from '../../reading.ts'
import { DraftWalk, type Draft } from './drafts.ts'
import { dutyOf, isEverybodysDuty, owing } from './duties.ts'
import { fold, nodesOf, type Node, type Role } from './model.ts'
import type { PartOutline } from './outlines.ts'
import { nextCopy } from './refs.ts'
import { findSameAs } from './same-as.ts'
import { settleTask, type SettledTask, type Surroundings } from './settle-task.ts'
import { readTable } from './tables.ts'

/** Items found to be duties while the tasks were gone through. */
const noted = new WeakSet<Node>()

/** Everything the outlines hold: sections, tasks, duties, targets; and every paragraph gets its leaf. */
export interface Found {
  sections: ReadSection[]
  settled: SettledTask[]
  duties: ReadDuty[]
  targets: ReadTarget[]
  doubled: string[]
}

export function gather(outlines: PartOutline[], around: Surroundings, refs: Set<string>): Found {
  const found: Found = { sections: [], settled: [], duties: [], targets: [], doubled: [] }
  const copies = new Map<string, number>()
  const unique = (ref: string) => {
    const free = refs.has(ref) ? nextCopy(ref, refs, copies) : ref
    if (free !== ref) found.doubled.push(free)
    refs.add(free)
    return free
  }
  const encloses = outlines.some((one) => one.part.kind === 'enclosed')
  const body: ReadTask[] = []
  for (const { part, root, section } of outlines) {
    if (section) found.sections.push(section)
    const annex = part.kind === 'annex'
    const walk = new DraftWalk(annex, (table, under, above, owner) =>
      readTable(table, under, above, annex, owner, unique),
    )
    const drafts = walk.walk(root)
    const decision = part.kind === 'main' && encloses
    if (!decision) add(found.sections, walk.sections)
    const settled = drafts
      .map((draft) => ({ draft, ...settleTask(draft, around) }))
      .filter((one) => !toDuty(one.draft, one.task, found.duties))
    add(found.settled, settled)
    add(found.targets, walk.targets)
    gatherRest(root, found)
    claimNodes(root)
    const tasks = settled.map((one) => one.task)
    if (annex) findSameAs(body, tasks)
    else add(body, tasks)
  }
  found.duties.sort((a, b) => a.span[0] - b.span[0])
  return found
}

function add<T>(to: T[], more: readonly T[]): void {
  for (const one of more) to.push(one)
}

/** An item that asks everybody for a plan of its own, or to report difficulties, is a duty. */
function toDuty(draft: Draft, task: ReadTask, duties: ReadDuty[]): boolean {
  const node = draft.node
  if (!node || draft.own.lead || draft.own.time) return false
  const headed = draft.above.some((one) => one.bodies.length > 0 || one.attributes.lead)
  if (!isEverybodysDuty(task.text, headed, task.recurrence !== null)) return false
  node.role = 'duty'
  noted.add(node)
  duties.push(dutyOf(node, owing(task.text), task.text, draft.span))
  return true
}

function gatherRest(node: Node, found: Found): void {
  for (const child of nodesOf(node)) {
    const span: [number, number] = [child.start, Math.max(child.start, child.unit?.end ?? 0)]
    if (child.role === 'duty' && !noted.has(child))
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

function claimNodes(node: Node): void {
  for (const child of nodesOf(node)) {
    if (child.role === 'detail' || (child.role === 'attribute' && node.role === 'attribute'))
      child.ref = node.ref
    for (const line of child.unit?.lines ?? []) {
      line.piece.kind = leafOf[child.role]
      line.piece.ref = child.ref === '' ? null : child.ref
    }
    claimNodes(child)
  }
}
