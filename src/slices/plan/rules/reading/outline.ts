import { labelOf } from './labels.ts'
import { follows, type Mark } from './marks.ts'
import type { Element, Node, Unit } from './model.ts'
import { isTitleLike } from './title-like.ts'
import { isClosing } from './closing-words.ts'
import { isCapitals } from './wraps.ts'

/** The paragraphs of a part as a tree: each under the heading or item it belongs to. */
export function buildOutline(elements: Element[], kind: 'txt' | 'docx' | 'pdf'): Node {
  const root = newNode(null, null)
  const outline = new Outline(root, kind)
  const lastMarked = elements.findLastIndex((one) => one.type === 'unit' && one.mark !== null)
  let closing = false
  elements.forEach((element, at) => {
    if (element.type === 'table') {
      outline.table(element)
      return
    }
    const free = at > lastMarked
    if (!element.mark && (closing || isClosing(element.text, free))) {
      closing = true
      const node = newNode(element, root)
      node.role = 'closing'
      node.closes = true
      root.children.push(node)
      return
    }
    closing = false
    outline.add(element, elements[at + 1])
  })
  return root
}

export function newNode(unit: Unit | null, parent: Node | null): Node {
  return {
    unit,
    mark: unit?.mark ?? null,
    text: unit?.text ?? '',
    start: unit?.start ?? 0,
    parent,
    children: [],
    role: 'paragraph',
    ref: '',
    kind: 'other',
    bodies: [],
    continues: false,
    untitled: false,
    closes: false,
    intro: null,
  }
}

/** A document nests no deeper; beyond that, items stand side by side. */
const DEEPEST = 24

class Outline {
  stack: Node[]
  kind: string
  seen = new Map<string, number>()
  /** Depth of headings without a number. */
  ranks = new Map<Node, number>()

  constructor(root: Node, kind: string) {
    this.stack = [root]
    this.kind = kind
  }

  get top(): Node {
    return this.stack.at(-1) as Node
  }

  table(table: Parameters<Node['children']['push']>[0]): void {
    while (this.top.unit && (!this.top.mark || this.top.mark.order === 0) && !this.top.untitled)
      this.stack.pop()
    this.top.children.push(table)
  }

  add(unit: Unit, next: Element | undefined): void {
    const mark = unit.mark
    if (mark && !this.seen.has(mark.style)) this.seen.set(mark.style, this.seen.size)
    if (!mark) this.addBare(unit, next)
    else if (mark.order > 0) this.addNumbered(unit, mark)
    else this.addSign(unit, mark)
  }

  push(unit: Unit, depth: number): Node {
    this.stack.length = depth
    const node = newNode(unit, this.top)
    this.top.children.push(node)
    this.stack.push(node)
    return node
  }

  addNumbered(unit: Unit, mark: Mark): void {
    const same = this.stack.findLastIndex((node) => node.mark?.style === mark.style)
    if (same > 0) {
      const before = this.stack[same]?.mark as Mark
      const nested =
        mark.order === 1 &&
        before.order > 0 &&
        !follows(mark, before) &&
        this.stack.length - 1 > same &&
        /:$/u.test(this.top.text) &&
        this.stack.length < DEEPEST
      this.push(unit, nested ? this.stack.length : same)
      return
    }
    const rank = this.rankOf(mark)
    let depth = this.stack.length
    while (depth > 1 && this.depthOf(this.stack[depth - 1] as Node) >= rank) depth -= 1
    this.push(unit, depth)
  }

  depthOf(node: Node): number {
    if (node.mark) return this.rankOf(node.mark)
    return this.ranks.get(node) ?? 99
  }

  /** Which of two kinds of headings is the outer one shows in the document: it comes first. */
  rankOf(mark: Mark): number {
    const first = (style: string) => this.seen.get(style) ?? Number.POSITIVE_INFINITY
    if (mark.style === 'article' && first('article') < first('roman')) return 2.5
    if (mark.style === 'capital' && first('roman') < first('capital')) return 3.2
    if (mark.style === 'arabic)' && first('letter)') < first('arabic)')) return 7.5
    return mark.rank
  }

  addSign(unit: Unit, mark: Mark): void {
    while (this.stack.length > 1 && !this.top.mark && !this.top.untitled) this.stack.pop()
    let same = this.stack.findLastIndex(
      (node) => node.mark?.style === mark.style && node.unit?.level === unit.level,
    )
    if (same < 0 && unit.level !== null) {
      const outer = this.stack.findLastIndex(
        (node) => node.mark?.order === 0 && (node.unit?.level ?? 99) >= (unit.level ?? 0),
      )
      if (outer > 0) same = this.firstSign(outer)
    }
    if (same > 0 && this.kind === 'txt') {
      while (
        same > 0 &&
        this.isDeeper(this.stack[same]?.unit ?? null, unit) === false &&
        this.stack[same - 1]?.mark?.style === mark.style
      )
        same -= 1
      if (this.stack.length < DEEPEST && this.isDeeper(this.stack[same]?.unit ?? null, unit)) same = -1
    }
    this.push(unit, same > 0 ? same : this.stack.length)
  }

  firstSign(from: number): number {
    const level = this.stack[from]?.unit?.level
    return level === null ? -1 : from
  }

  /** True when typed further in than the other, false when further out. */
  isDeeper(other: Unit | null, unit: Unit): boolean | null {
    if (!other) return null
    if (unit.indent > other.indent + 1) return true
    return unit.indent < other.indent - 1 ? false : null
  }

  addBare(unit: Unit, next: Element | undefined): void {
    while (this.stack.length > 1 && !this.top.mark && !this.top.untitled) this.stack.pop()
    if (this.top.unit && this.top.mark?.word && this.top.text === '' && unit.text.length < 300) {
      giveTitle(this.top, unit)
      return
    }
    if (labelOf(unit.text)) {
      const node = newNode(unit, this.top)
      this.top.children.push(node)
      return
    }
    if (isBareHeading(unit) || headsList(unit, next)) {
      const inner = this.stack.some((node) => node.mark && node.mark.rank >= 4 && node.mark.rank < 7)
      const rank = isCapitals(unit.text) ? 2.9 : inner ? 6.5 : 3.95
      let depth = this.stack.length
      while (depth > 1 && this.depthOf(this.stack[depth - 1] as Node) >= rank) depth -= 1
      const heading = this.push(unit, depth)
      heading.untitled = true
      this.ranks.set(heading, rank)
      return
    }
    while (this.stack.length > 1 && this.top.mark?.order === 0) this.stack.pop()
    const owner = this.top
    const node = newNode(unit, owner)
    node.continues = owner.unit !== null && owner.mark !== null && !isTitleLike(owner.unit)
    owner.children.push(node)
    if (!node.continues) this.stack.push(node)
  }
}

/** "Chương I" stands on a line of its own, its title on the next. */
function giveTitle(node: Node, unit: Unit): void {
  const own = node.unit as Unit
  own.lines.push(...unit.lines)
  own.text = unit.text
  own.end = unit.end
  node.text = unit.text
  node.start = unit.start
}

/** A short line without a stop, right before a list of dashes, is the list's heading. */
function headsList(unit: Unit, next: Element | undefined): boolean {
  if (next?.type !== 'unit' || next.mark?.order !== 0) return false
  if ((labelOf(next.text)?.label ?? 'content') !== 'content') return false
  return (
    unit.text.length < 110 &&
    !/[.;,:!?…)]$/u.test(unit.text.replace(/\)$/u, '')) &&
    /^\p{Lu}/u.test(unit.text)
  )
}

function isBareHeading(unit: Unit): boolean {
  if (unit.text.length > 160 || /[.;,:]$/u.test(unit.text)) return false
  return (isCapitals(unit.text) && unit.text.length > 5) || unit.bold || unit.outline !== null
}
