import { noAttributes, readLead, splitValue, type Attributes } from './attributes.ts'
import type { ReadSection, ReadTarget } from '../../reading.ts'
import { subjectBodies } from './bodies.ts'
import { owing } from './duties.ts'
import { labelsIn, type LabelledLine } from './labels.ts'
import { fold, isTable, printed, type Node, type Table } from './model.ts'
import { attributeOf } from './roles.ts'
import type { TableReading } from './tables.ts'
import { readTimes } from './times.ts'

/** A task before who and when are settled. */
export interface Draft {
  ref: string
  /** Ref of the section it stands in. */
  section: string | null
  text: string
  span: [number, number]
  own: Attributes
  /** Headings and intros above it, from the nearest out, with what is said about all under them. */
  above: Above[]
  /** Paragraph of the outline; null for a table row. */
  node: Node | null
  /** The row stands in an annex. */
  annex: boolean
}

export interface Above {
  node: Node | null
  text: string
  bodies: string[]
  attributes: Attributes
  heading: boolean
}

/** Walks an outline in the order of print: tasks get the attribute lines that hold for them. */
export class DraftWalk {
  drafts: Draft[] = []
  pending: Draft[] = []
  closedBlock = false
  owner: Node | null = null
  fresh = false
  about = new Map<Node, Attributes>()
  onTable: (table: Table, section: Node, above: Above[], owner: string) => TableReading
  annex: boolean
  sections: ReadSection[] = []
  targets: ReadTarget[] = []

  constructor(
    annex: boolean,
    onTable: (table: Table, section: Node, above: Above[], owner: string) => TableReading,
  ) {
    this.annex = annex
    this.onTable = onTable
  }

  walk(root: Node): Draft[] {
    this.visit(root)
    return this.drafts
  }

  visit(parent: Node): void {
    let intro: Node | null = null
    for (const child of parent.children) {
      if (isTable(child)) {
        const section = parent.role === 'heading' || !parent.unit ? parent : (sectionOf(parent) ?? parent)
        const read = this.onTable(child, section, this.aboveOf(parent), parent.ref)
        for (const draft of read.drafts) this.drafts.push(draft)
        for (const one of read.sections) this.sections.push(one)
        for (const one of read.targets) this.targets.push(one)
        this.pending = []
        continue
      }
      if (child.role === 'heading') intro = null
      if (child.role !== 'attribute') child.intro = intro
      this.meet(child)
      if (child.role === 'intro' && child.mark === null) intro = child
      this.visit(child)
    }
  }

  meet(node: Node): void {
    if (node.role === 'attribute') {
      node.ref =
        this.pending.length > 0 && !this.fresh
          ? (this.pending.at(-1)?.ref ?? '')
          : (this.owner?.ref ?? node.ref)
      if (attributeOf(node) && node.parent?.role !== 'attribute') this.attribute(node)
      return
    }
    if (node.role === 'heading') {
      this.sections.push(sectionFrom(node))
      this.pending = []
      this.owner = node
      this.fresh = true
      this.closedBlock = false
    } else if (node.role === 'intro') {
      if (this.closedBlock) this.pending = []
      this.closedBlock = false
      this.owner = node
      this.fresh = true
    } else if (node.role === 'task') {
      if (this.closedBlock) this.pending = []
      this.closedBlock = false
      this.fresh = false
      const draft = this.draftOf(node)
      if (node.closes) draft.own.lead = owing(draft.text)
      // What a later block says does not reach back into a section that is over.
      if (this.pending.at(-1)?.section !== draft.section) this.pending = []
      this.drafts.push(draft)
      this.pending.push(draft)
    }
  }

  attribute(node: Node): void {
    const more = node.children.map((child) => (isTable(child) || !child.unit ? '' : printed(child.unit)))
    const words = [node.unit?.text ?? '', ...more].filter((text) => text !== '').join('\n')
    const found = labelsIn(words)
    if (this.pending.length === 0 || this.fresh) {
      if (!this.owner) return
      const about = this.about.get(this.owner) ?? noAttributes()
      this.about.set(this.owner, about)
      for (const { label, value } of found) apply(about, label, value)
      return
    }
    // An item before the last that says itself who or when is not spoken of again.
    if (!this.closedBlock)
      this.pending = this.pending.filter((draft, at) => at === this.pending.length - 1 || !tellsItself(draft))
    this.closedBlock = true
    for (const draft of this.pending) for (const { label, value } of found) apply(draft.own, label, value)
  }

  draftOf(node: Node): Draft {
    const units = [node, ...details(node)]
    const text = [
      node.text,
      ...details(node).map((detail) => (detail.unit ? printed(detail.unit) : '')),
    ].join(' ')
    const end = units.reduce((last, one) => Math.max(last, one.unit?.end ?? 0), 0)
    const section = sectionOf(node)
    return {
      ref: node.ref,
      section: section?.ref ?? null,
      text,
      span: [node.start, end],
      own: noAttributes(),
      above: this.aboveOf(node),
      node,
      annex: this.annex,
    }
  }

  /** What stands above a paragraph, the nearest first: the sentence that introduces it, its intro or heading, and so on. */
  aboveOf(from: Node): Above[] {
    const above: Above[] = []
    for (let node: Node | null = from; node; node = node.parent) {
      if (node !== from || from.role === 'heading' || from.role === 'intro')
        if (node.unit) above.push(this.saidAbout(node))
      if (node.intro) above.push(this.saidAbout(node.intro))
    }
    return above
  }

  saidAbout(node: Node): Above {
    const attributes = this.about.get(node) ?? noAttributes()
    this.about.set(node, attributes)
    return { node, text: node.text, bodies: node.bodies, attributes, heading: node.role === 'heading' }
  }
}

function tellsItself(draft: Draft): boolean {
  const text = fold(draft.text)
  if (subjectBodies(text) || /[.;]\s+Thời (?:gian|hạn)[^:.;]{0,30}:/iu.test(text)) return true
  const { due, recurrence } = readTimes(text, 'sentence', 2000)
  return due !== null || (recurrence?.last.length ?? 0) > 0
}

function sectionFrom(node: Node): ReadSection {
  const title = node.text.replace(/\s*:$/u, '')
  const number = node.mark?.label ? node.mark.label : null
  return {
    ref: node.ref,
    number,
    title,
    kind: node.kind,
    parent: sectionOf(node)?.ref ?? null,
    bodies: node.bodies,
  }
}

function details(node: Node): Node[] {
  const found: Node[] = []
  for (const child of node.children) {
    if (isTable(child) || child.role !== 'detail') continue
    found.push(child, ...details(child))
  }
  return found
}

/** The heading a paragraph stands under; null at the root. */
export function sectionOf(node: Node): Node | null {
  for (let above = node.parent; above; above = above.parent) if (above.role === 'heading') return above
  return null
}

function apply(to: Attributes, label: LabelledLine['label'], value: string): void {
  if (label === 'lead') {
    const read = readLead(value)
    to.lead = [...(to.lead ?? []), ...read.lead]
    if (read.supporting.length > 0) to.supporting = [...(to.supporting ?? []), ...read.supporting]
  } else if (label === 'supporting') to.supporting = [...(to.supporting ?? []), ...splitValue(value)]
  else if (label === 'time') to.time ??= value
}
