import type { Numbering } from './numbering.ts'
import type { WordPackage } from './package.ts'
import { isRuled } from './borders.ts'
import { readLines, type InlineState, type Line } from './inline.ts'
import { paragraphLook, runLook, type ParagraphLook, type Style } from './styles.ts'
import { child, contents, elements, numberOf, switchOf, valueOf, type XmlNode } from './xml.ts'

export interface WordParagraph {
  type: 'paragraph'
  lines: Line[]
  mark: string | null
  level: number | null
  centred: boolean
  /** Points from the text's left edge to the start of the first and of the other lines. */
  firstIndent: number
  indent: number
  outline: number | null
}

export interface WordTable {
  type: 'table'
  ruled: boolean
  rows: WordRow[]
}

interface WordRow {
  header: boolean
  cells: WordCell[]
}

export interface WordCell {
  column: number
  span: number
  merge: 'none' | 'start' | 'continue'
  blocks: WordBlock[]
}

export type WordBlock = WordParagraph | WordTable

export interface Reading extends InlineState {
  package: WordPackage
  numbering: Numbering
}

/** The paragraphs and tables of a body, cell, note, header or text box, as the page shows them with all changes accepted. */
export function readBlocks(container: XmlNode, reading: Reading): WordBlock[] {
  const blocks: WordBlock[] = []
  let carried: Line[] = []
  for (const node of contents(container)) {
    if (node.name === 'w:tbl') blocks.push(readTable(node, reading))
    if (node.name !== 'w:p') continue
    const boxesBefore = reading.boxes
    reading.boxes = []
    const paragraph = readParagraph(node, reading, carried)
    carried = Array.isArray(paragraph) ? paragraph : []
    if (paragraph !== null && !Array.isArray(paragraph)) blocks.push(paragraph)
    const boxes = reading.boxes
    reading.boxes = boxesBefore
    for (const box of boxes) blocks.push(...readBlocks(box, reading))
  }
  return blocks
}

/** A paragraph; its lines alone when its end mark is deleted, so that they open the next one; null when all of it is hidden. */
function readParagraph(node: XmlNode, reading: Reading, carried: Line[]): WordParagraph | Line[] | null {
  const properties = child(node, 'w:pPr')
  const styleId = valueOf(properties, 'w:pStyle') ?? reading.styles.defaultParagraph
  const style = reading.styles.get(styleId, 'paragraph')
  const lines = joinLines(carried, readLines(node, style.run, reading))
  const endMark = child(properties, 'w:rPr')
  if (child(endMark, 'w:del') !== null || child(endMark, 'w:moveFrom') !== null) return lines
  if (runLook(endMark).hidden && lines.every((line) => line.text === '')) return null
  const direct = paragraphLook(properties)
  const list = listOf(direct, style, styleId, reading.numbering)
  const left = direct.left ?? list?.left ?? style.paragraph.left ?? 0
  const first = direct.firstLine ?? list?.firstLine ?? style.paragraph.firstLine ?? 0
  const outline = direct.outline ?? style.paragraph.outline ?? 9
  return {
    type: 'paragraph',
    lines: dropEmptyEnds(lines),
    mark: list?.mark ?? null,
    level: list === null || list.mark === null ? null : list.level,
    centred: (direct.align ?? style.paragraph.align) === 'center',
    firstIndent: (left + first) / 20,
    indent: left / 20,
    outline: outline > 8 ? null : outline,
  }
}

/** The list a paragraph is in, by itself or by its style, counted. The indents of whichever names the list win. */
function listOf(direct: ParagraphLook, style: Style, styleId: string | null, numbering: Numbering) {
  const numId = direct.numId ?? style.paragraph.numId
  if (numId === undefined || numId === '0') return null
  const byStyle =
    direct.numId === undefined && styleId !== null ? numbering.levelOfStyle(numId, styleId) : null
  const level = direct.level ?? byStyle ?? style.paragraph.level ?? 0
  const look = paragraphLook(numbering.level(numId, level)?.paragraph ?? null)
  const { left, firstLine } = direct.numId === undefined ? { ...look, ...style.paragraph } : look
  return { level, mark: numbering.next(numId, level), left, firstLine }
}

function joinLines(before: Line[], after: Line[]): Line[] {
  const last = before.at(-1)
  const [first, ...rest] = after
  if (last === undefined || first === undefined) return after
  const { letters, bold, italic } = last.tally
  const tally = {
    letters: letters + first.tally.letters,
    bold: bold + first.tally.bold,
    italic: italic + first.tally.italic,
  }
  return [...before.slice(0, -1), { text: last.text + first.text, tally }, ...rest]
}

/** A page break at the start or end of a paragraph makes no empty line of its own. */
function dropEmptyEnds(lines: Line[]): Line[] {
  const from = lines.findIndex((line) => line.text.trim() !== '')
  if (from === -1) return lines.slice(0, 1)
  const to = lines.findLastIndex((line) => line.text.trim() !== '')
  return lines.slice(from, to + 1)
}

function readTable(node: XmlNode, reading: Reading): WordTable {
  const rows = contents(node)
    .filter((row) => row.name === 'w:tr' && !isDropped(child(row, 'w:trPr'), 'w:del'))
    .map((row) => readRow(row, reading))
  return {
    type: 'table',
    ruled: isRuled(node, reading.styles),
    rows: rows.filter((row) => row.cells.length > 0),
  }
}

function isDropped(properties: XmlNode | null, by: string): boolean {
  return child(properties, by) !== null || (switchOf(properties, 'w:hidden') ?? false)
}

function readRow(node: XmlNode, reading: Reading): WordRow {
  const properties = child(node, 'w:trPr')
  let column = numberOf(valueOf(properties, 'w:gridBefore')) ?? 0
  const cells: WordCell[] = []
  for (const cell of contents(node)) {
    const own = child(cell, 'w:tcPr')
    if (cell.name !== 'w:tc' || isDropped(own, 'w:cellDel')) continue
    const span = Math.max(1, Math.min(numberOf(valueOf(own, 'w:gridSpan')) ?? 1, 100))
    const before = cells.at(-1)
    if (valueOf(own, 'w:hMerge') === 'continue' && before !== undefined) before.span += span
    else {
      const merge = mergeOf(own)
      // What a cell holds that a merged one above covers is not on the page.
      cells.push({ column, span, merge, blocks: merge === 'continue' ? [] : readBlocks(cell, reading) })
    }
    column += span
  }
  return { header: switchOf(properties, 'w:tblHeader') ?? false, cells }
}

function mergeOf(properties: XmlNode | null): WordCell['merge'] {
  const merge = child(properties, 'w:vMerge')
  if (merge === null) return 'none'
  return merge.attributes['val'] === 'restart' ? 'start' : 'continue'
}

/** The section's headers and footers in the order of the file: their relationship ids with their kind. */
export function runningParts(document: XmlNode): { id: string; kind: string; first: boolean }[] {
  const found: { id: string; kind: string; first: boolean }[] = []
  const look = (node: XmlNode): void => {
    if (node.name !== 'w:sectPr') return void elements(node).forEach(look)
    const titlePage = switchOf(node, 'w:titlePg') ?? false
    for (const { name, attributes } of elements(node)) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue
      const first = attributes['type'] === 'first'
      if (first && !titlePage) continue
      found.push({ id: attributes['r:id'] ?? '', kind: name, first })
    }
  }
  look(document)
  return found
}
