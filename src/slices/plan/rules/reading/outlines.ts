import type { Extracted } from '#slices/documents/model.ts'
import type { ReadSection } from '../../reading.ts'
import { annexRef, readAnnexHead } from './annex.ts'
import { subjectBodies } from './bodies.ts'
import { isEnforcing } from './duties.ts'
import { nodesOf, type Node } from './model.ts'
import { buildOutline } from './outline.ts'
import { giveRefs, makeUnique } from './refs.ts'
import { settleRoles } from './roles.ts'
import type { Part } from './zones.ts'

export interface PartOutline {
  part: Part
  root: Node
  /** The annex itself, as a section. */
  section: ReadSection | null
}

/** The outlines of all parts, with roles and unique refs. */
export function readOutlines(
  document: Extracted,
  parts: Part[],
): { outlines: PartOutline[]; doubled: string[]; refs: Set<string> } {
  const enclosed = parts.some((part) => part.kind === 'enclosed')
  let annexes = 0
  const used = new Set<string>()
  const outlines = parts.map((part): PartOutline => {
    const root = buildOutline(part.body, document.kind)
    root.kind = 'content'
    if (part.kind === 'annex') {
      annexes += 1
      let ref = annexRef(part, annexes)
      for (let copy = 2; used.has(ref); copy += 1) ref = `${annexRef(part, annexes)}~${copy}`
      used.add(ref)
      root.kind = 'annex'
      const section = readAnnexHead(part, root, ref)
      settleRoles(root)
      giveRefs(root, ref)
      return { part, root, section }
    }
    settleRoles(root)
    const decision = part.kind === 'main' && enclosed
    if (decision) settleArticles(root)
    giveRefs(root, decision ? 'QĐ' : '')
    return { part, root, section: null }
  })
  const refs = new Set<string>(used)
  const doubled = makeUnique(
    outlines.map((one) => one.root),
    refs,
  )
  return { outlines, doubled, refs }
}

/** The articles of a decision give a task only where one charges a body. */
function settleArticles(node: Node): void {
  for (const child of nodesOf(node)) {
    const charged =
      /^Giao\s/u.test(child.text) && subjectBodies(child.text) !== null && !isEnforcing(child.text)
    if (child.role !== 'attribute') child.role = charged ? 'task' : 'paragraph'
    settleArticles(child)
  }
}
