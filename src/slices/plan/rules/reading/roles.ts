import { isBodyList, subjectBodies } from './bodies.ts'
import { introduces, isAction, isDetail } from './details.ts'
import { dutyKind, isEnforcing } from './duties.ts'
import { labelOf, type LabelledLine } from './labels.ts'
import { isTable, nodesOf, type Node } from './model.ts'
import { isTitleLike } from './title-like.ts'
import { bodiesOfHeading, kindOfHeading } from './section-kinds.ts'
import { isNumericalAim } from './targets.ts'
import { readTimes } from './times.ts'
import { taskKinds } from './words/sections.ts'

/** Settles for every paragraph of an outline what it is: heading, intro, task, detail, attribute or plain words. */
export function settleRoles(root: Node): void {
  for (const child of nodesOf(root)) settle(child, null)
}

function settle(node: Node, parentKind: Node['kind'] | null): void {
  if (node.role === 'closing') {
    // A dated or periodic report is a task, also where the plan closes.
    if (isPeriodicReport(node.text)) node.role = 'task'
    return
  }
  const parent = parentKind ?? 'content'
  node.kind = parent
  const labelled = attributeOf(node)
  if (labelled && labelled.label !== 'content') {
    markAll(node, 'attribute')
    return
  }
  if (labelled) {
    node.start += node.text.length - labelled.value.length
    node.text = labelled.value
    if (labelled.value === '') node.text = node.unit?.text ?? ''
  }
  if (isHeading(node, parent)) {
    node.role = 'heading'
    setHeading(node, parentKind)
    for (const child of nodesOf(node)) settle(child, node.kind)
    return
  }
  if (!taskKinds.has(parent) && parent !== 'funding' && parent !== 'targets' && parent !== 'requirements') {
    node.role = introduces(node.text) ? 'intro' : owesPlan(node) ? 'duty' : 'paragraph'
    for (const child of nodesOf(node)) settle(child, parent)
    return
  }
  settleItem(node, parent)
}

function isPeriodicReport(text: string): boolean {
  const { recurrence } = readTimes(text, 'sentence', 2000)
  return recurrence !== null && recurrence.last.length > 0 && /báo\s+cáo/iu.test(text)
}

/** Under "Mục đích, yêu cầu" an item that names who owes a plan of its own is a duty as under "Yêu cầu". */
function owesPlan(node: Node): boolean {
  if (node.kind !== 'purpose' || !/yêu\s+cầu/iu.test(node.parent?.text ?? '')) return false
  return subjectBodies(node.text) !== null && dutyKind(node.text) !== 'other'
}

function markAll(node: Node, role: Node['role']): void {
  node.role = role
  for (const child of nodesOf(node)) markAll(child, role)
}

/** The label of an attribute line. A numbered title such as "4. Kinh phí: …" is none unless its neighbours are labelled too. */
export function attributeOf(node: Node): LabelledLine | null {
  if (!node.unit || node.untitled) return null
  const labelled = labelOf(node.unit.text)
  if (!labelled) return null
  if (!node.mark || node.mark.order === 0) {
    if (labelled.label === 'note' || labelled.label === 'product')
      return besideOthers(node) || !node.mark ? labelled : noteAlone(labelled)
    return labelled
  }
  if (node.mark.rank <= 3.5) return null
  if (
    /^(?:cơ quan|đơn vị|chủ trì|phối hợp|thời gian|thời hạn|sản phẩm)/iu.test(node.unit.text) &&
    labelled.value !== ''
  )
    return labelled
  return besideOthers(node) ? labelled : null
}

function noteAlone(labelled: LabelledLine): LabelledLine | null {
  return labelled.value.length < 200 ? labelled : null
}

const labelledUnder = new WeakMap<Node, number>()

/** Another paragraph beside this one names a body or a time. */
function besideOthers(node: Node): boolean {
  if (!node.parent) return false
  const known = labelledUnder.get(node.parent)
  const count = known ?? nodesOf(node.parent).filter((other) => namesBodyOrTime(other)).length
  if (known === undefined) labelledUnder.set(node.parent, count)
  return count > (namesBodyOrTime(node) ? 1 : 0)
}

function namesBodyOrTime(node: Node): boolean {
  const label = labelOf(node.unit?.text ?? '')?.label
  return label === 'lead' || label === 'time' || label === 'supporting'
}

function isHeading(node: Node, parent: Node['kind']): boolean {
  const unit = node.unit
  if (!unit) return false
  if (node.untitled) return true
  const mark = node.mark
  if (!mark || mark.order === 0) return false
  const inner = itemsUnder(node)
  const filled = inner.length > 0 || node.children.some(isTable)
  if (mark.rank <= 3.5)
    return (
      filled ||
      (isTitleLike(unit) && !/[.;]$/u.test(unit.text)) ||
      (mark.word !== null && unit.text.length < 120 && !/[.;]$/u.test(unit.text))
    )
  if (!filled) return isBodyList(unit.text) && !hasAttributes(node)
  const text = unit.text
  if (isBodyList(text.replace(/:$/u, '')) || bodiesOfHeading(text).length > 0) return true
  if (/[.;…]$/u.test(text)) return false
  if (/:$/u.test(text))
    return !introduces(text) && !subjectBodies(text) && text.length < 160 && !onlyDetails(node)
  if (text.length > 320) return false
  return !taskKinds.has(parent) || !isAction(text) || !onlyDetails(node) || !startsList(node)
}

/** Noun phrases under signs only are details of the numbered line above them. */
function startsList(node: Node): boolean {
  return itemsUnder(node).every((child) => child.mark?.order === 0)
}

function setHeading(node: Node, parentKind: Node['kind'] | null): void {
  const title = node.text
  node.bodies = bodiesOfHeading(title)
  const nested = nodesOf(node).filter(
    (child) => child.mark && child.mark.order > 0 && bodiesOfHeading(child.text).length > 0,
  )
  if (nested.length > 0 && /^(?:trách nhiệm|nhiệm vụ|phân công)/iu.test(title)) node.bodies = []
  if (/^(?:các|những)\s/iu.test(title) && membersSpeak(node)) node.bodies = []
  node.kind = node.bodies.length > 0 ? 'body' : kindOfHeading(title, parentKind)
}

/** Under "Các phòng thuộc Sở" most items say themselves of which it is that they speak: "a) Văn phòng Sở: …". */
function membersSpeak(node: Node): boolean {
  const items = nodesOf(node)
  const named = items.filter((item) => {
    const subject = subjectBodies(item.text)
    return subject !== null && subject.start === 0 && /^\s*:/u.test(item.text.slice(subject.end))
  })
  return named.length > 1 && named.length > items.length / 2
}

/** Items under a node: neither attributes nor paragraphs that go on with it. */
export function itemsUnder(node: Node): Node[] {
  return nodesOf(node).filter(
    (child) => !child.continues && (attributeOf(child)?.label ?? 'content') === 'content',
  )
}

function hasAttributes(node: Node): boolean {
  return nodesOf(node).some((child) => (attributeOf(child)?.label ?? 'content') !== 'content')
}

/** Items with attribute lines of their own: below them, or between them and the next. */
function ownAttributes(node: Node): boolean {
  let items = 0
  let blocks = 0
  let after = false
  for (const child of nodesOf(node)) {
    const label = attributeOf(child)?.label ?? 'content'
    if (label !== 'content') {
      if (items > 0 && !after) blocks += 1
      after = true
      continue
    }
    items += 1
    if (after && blocks > 0) return true
    after = false
    if (hasAttributes(child)) return true
  }
  return false
}

function onlyDetails(node: Node): boolean {
  const items = itemsUnder(node)
  if (items.length === 0 || ownAttributes(node) || node.children.some(isTable)) return false
  if (items.some((item) => attributeOf(item) !== null)) return false
  const details = items.filter((item) => isDetail(item.text)).length
  return details > items.length / 2
}

function settleItem(node: Node, kind: Node['kind']): void {
  const items = itemsUnder(node)
  if (items.length === 0 && !node.children.some(isTable)) {
    node.role = lonelyIntro(node) ? 'intro' : roleIn(kind, node.text)
    settleRest(node, kind)
    return
  }
  if (taskKinds.has(kind) && (isAction(node.text) || !introduces(node.text)) && onlyDetails(node)) {
    node.role = 'task'
    for (const child of nodesOf(node)) {
      if ((attributeOf(child)?.label ?? 'content') !== 'content') settle(child, kind)
      else markDetail(child)
    }
    return
  }
  node.role = 'intro'
  settleRest(node, kind)
}

/** What an item without others under it is in its part. */
function roleIn(kind: Node['kind'], text: string): Node['role'] {
  if (kind === 'targets') return isNumericalAim(text) ? 'target' : 'paragraph'
  if (kind === 'requirements') return subjectBodies(text) ? 'duty' : 'paragraph'
  if (isReferral(text) || isEnforcing(text)) return 'paragraph'
  if (kind === 'funding') return subjectBodies(text) ? 'task' : 'paragraph'
  return 'task'
}

function settleRest(node: Node, kind: Node['kind']): void {
  for (const child of nodesOf(node)) {
    if (child.continues && isReferral(child.text)) child.role = 'paragraph'
    else if (child.continues) markDetail(child)
    else settle(child, kind)
  }
}

function markDetail(node: Node): void {
  node.role = 'detail'
  for (const child of nodesOf(node)) {
    if (attributeOf(child)) markAll(child, 'attribute')
    else markDetail(child)
  }
}

/** A plain paragraph ending in a colon introduces the items beside it. */
function lonelyIntro(node: Node): boolean {
  return /:$/u.test(node.text) && (node.mark === null || node.mark.order === 0)
}

/** "(Chi tiết tại Phụ lục kèm theo)" tells nobody to do anything. */
function isReferral(text: string): boolean {
  return (
    /(?:phụ\s+lục|biểu|bảng)[^.;]{0,40}(?:kèm\s+theo|đính\s+kèm)/iu.test(text) &&
    text.length < 260 &&
    !subjectBodies(text) &&
    /^\(|chi\s+tiết|cụ\s+thể|nêu\s+tại|theo\s+phụ\s+lục|tại\s+phụ\s+lục/iu.test(text)
  )
}
