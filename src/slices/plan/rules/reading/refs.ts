import { nodesOf, type Node } from './model.ts'

/** Gives every paragraph its ref: the numbers as printed from the outside in, what has none counted from 1. */
export function giveRefs(root: Node, prefix: string): void {
  root.ref = prefix
  refChildren(root)
}

function refChildren(parent: Node): void {
  const printed = new Set<string>()
  for (const child of nodesOf(parent)) {
    if (child.mark && child.mark.order > 0) {
      child.ref = numberedRef(child)
      printed.add(child.ref)
    }
  }
  let count = 0
  for (const child of nodesOf(parent)) {
    if (child.role === 'closing' || child.closes) child.ref = 'end'
    else if (child.mark && child.mark.order > 0) void 0
    else if (isCounted(child)) {
      count += 1
      const ref = step(parent.ref, String(count))
      child.ref = printed.has(ref) ? step(parent.ref, `-${count}`) : ref
    } else child.ref = parent.ref
  }
  for (const child of nodesOf(parent)) refChildren(child)
}

/** Bare intro sentences, attribute lines and paragraphs that go on with an item are not counted. */
function isCounted(node: Node): boolean {
  if (node.role === 'attribute' || node.continues) return false
  return !(node.role === 'intro' && node.mark === null)
}

function step(prefix: string, label: string): string {
  return prefix === '' ? label : `${prefix}.${label}`
}

function numberedRef(node: Node): string {
  const label = node.mark?.label ?? ''
  const root = rootOf(node).ref
  if (node.mark?.style === 'article') return step(root, label)
  for (let above = node.parent; above; above = above.parent) {
    const own = above.mark?.label
    if (own && label.startsWith(`${own}.`) && above.ref.endsWith(own))
      return above.ref.slice(0, -own.length) + label
  }
  return step(node.parent?.ref ?? '', label)
}

function rootOf(node: Node): Node {
  let top = node
  while (top.parent) top = top.parent
  return top
}

/** Refs are unique: the second of the same gets "~2", and what stands under it follows. Gives the second ones. */
export function makeUnique(roots: Node[], seen: Set<string>): string[] {
  const doubled: string[] = []
  const copies = new Map<string, number>()
  const visit = (node: Node) => {
    for (const child of nodesOf(node)) {
      if (ownsRef(child)) {
        const base = child.ref
        if (seen.has(base)) {
          child.ref = nextCopy(base, seen, copies)
          doubled.push(child.ref)
          refChildren(child)
        }
        seen.add(child.ref)
      }
      visit(child)
    }
  }
  for (const root of roots) visit(root)
  return doubled
}

/** The first free of "II.3~2", "II.3~3" … */
export function nextCopy(base: string, seen: Set<string>, copies: Map<string, number>): string {
  let copy = copies.get(base) ?? 2
  while (seen.has(`${base}~${copy}`)) copy += 1
  copies.set(base, copy + 1)
  return `${base}~${copy}`
}

function ownsRef(node: Node): boolean {
  if (node.role === 'closing' || node.role === 'attribute' || node.role === 'detail' || node.continues)
    return false
  return node.ref !== '' && !(node.role === 'intro' && node.mark === null)
}
