import type { LeafKind, SectionKind } from '../../reading.ts'
import type { Mark } from './marks.ts'

/** A stretch of the text that becomes one leaf, or a part of one. Pieces tile the text. */
export interface Piece {
  start: number
  end: number
  kind: LeafKind | null
  ref: string | null
  /** Pieces of the same unit that follow each other become one leaf. */
  unit: number
}

/** One printed line, or one half of a line printed in two columns. */
export interface Line {
  piece: Piece
  /** Its words without the line end. */
  text: string
  /** Where the words begin in the document's text. */
  start: number
  block: number
  place: 'body' | 'running' | 'note'
  bold: boolean
  centred: boolean
  indent: number
  madeMark: string | null
  level: number | null
  outline: number | null
  /** The right half of a line in two columns. */
  right: boolean
}

/** A paragraph: one line, or several that were wrapped. */
export interface Unit {
  type: 'unit'
  lines: Line[]
  mark: Mark | null
  /** Without its mark, wrapped lines joined, white space folded. */
  text: string
  /** Offsets of `text`: after the mark, before trailing white space. */
  start: number
  end: number
  bold: boolean
  centred: boolean
  indent: number
  level: number | null
  outline: number | null
}

export interface TableCell {
  piece: Piece
  text: string
  start: number
  end: number
  column: number
  span: number
  merge: 'none' | 'start' | 'continue'
}

export interface TableRow {
  cells: TableCell[]
  header: boolean
}

export interface Table {
  type: 'table'
  rows: TableRow[]
}

export type Element = Unit | Table

/** What a paragraph is in the plan. */
export type Role =
  | 'heading'
  | 'intro'
  | 'task'
  | 'detail'
  | 'attribute'
  | 'duty'
  | 'target'
  | 'paragraph'
  | 'closing'

/** A paragraph in its place of the outline; the root has no unit. */
export interface Node {
  unit: Unit | null
  mark: Mark | null
  /** The words that count: without the label "Nội dung:". */
  text: string
  /** Offset of `text` in the document. */
  start: number
  parent: Node | null
  children: (Node | Table)[]
  role: Role
  ref: string
  /** Kind of the section the node is, or stands in. */
  kind: SectionKind
  /** Bodies the heading names. */
  bodies: string[]
  /** A plain paragraph that goes on with the item above it. */
  continues: boolean
  /** A heading without a number, told by capitals or bold. */
  untitled: boolean
  /** The paragraph that closes the plan. */
  closes: boolean
  /** The plain sentence beside it that introduces it: "Sở Y tế có nhiệm vụ:". */
  intro: Node | null
}

export function isTable(one: Node | Table): one is Table {
  return 'rows' in one
}

export function nodesOf(node: Node): Node[] {
  return node.children.filter((child): child is Node => !isTable(child))
}

/** White space folded, as tasks and titles are given. */
export function fold(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** The printed words of a unit with its mark. */
export function printed(unit: Unit): string {
  return fold(unit.lines.map((line) => line.text).join(' '))
}
