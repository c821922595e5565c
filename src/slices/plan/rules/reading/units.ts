import type { Extracted } from '#slices/documents/model.ts'
import { cutLines } from './lines.ts'
import { markOf } from './marks.ts'
import { fold, type Element, type Line, type Piece, type Unit } from './model.ts'
import { isRunning, runningHeads } from './running.ts'
import { continues, wrapWidth } from './wraps.ts'

export interface Elements {
  elements: Element[]
  pieces: Piece[]
}

/** Paragraphs and tables of the document in order; page numbers, running heads, notes and blank lines are set aside. */
export function readElements(document: Extracted): Elements {
  const { flow, pieces } = cutLines(document)
  const lines = flow.filter((one): one is Line => 'piece' in one)
  setAside(lines)
  const body = lines.filter((line) => line.piece.kind === null)
  const width = document.kind === 'docx' ? Number.POSITIVE_INFINITY : wrapWidth(body)
  const elements: Element[] = []
  let open: Unit | null = null
  let broken = false
  let turned = false
  for (const one of flow) {
    if (!('piece' in one)) {
      elements.push(one)
      open = null
      continue
    }
    if (one.piece.kind === 'running') turned = true
    if (one.piece.kind === 'blank') broken = true
    if (one.piece.kind !== null) continue
    const before = open?.lines.at(-1)
    // Blank lines around a page number do not end a paragraph.
    const near = !broken || turned
    if (open && before && near && continues(before, one, width, document.kind, open.lines[0]?.text ?? '')) {
      open.lines.push(one)
    } else {
      open = newUnit(one)
      elements.push(open)
    }
    broken = false
    turned = false
  }
  for (const element of elements) if (element.type === 'unit') finish(element, document.text)
  return { elements, pieces }
}

function setAside(lines: Line[]): void {
  const heads = runningHeads(lines)
  for (const line of lines) {
    if (line.place === 'note' || /^(?:\[\d{1,2}\]|[¹²³⁴-⁹]+)\s+\S/u.test(line.text)) line.piece.kind = 'note'
    else if (/^[\s_*=.~·•…–—-]*$/u.test(line.text)) line.piece.kind = 'blank'
    else if (line.place === 'running' || isRunning(line.text) || heads.has(line)) line.piece.kind = 'running'
  }
}

function newUnit(line: Line): Unit {
  const { bold, centred, indent, level, outline } = line
  return {
    type: 'unit',
    lines: [line],
    mark: null,
    text: '',
    start: line.start,
    end: line.start,
    bold,
    centred,
    indent,
    level,
    outline,
  }
}

function finish(unit: Unit, text: string): void {
  const first = unit.lines[0] as Line
  const last = unit.lines.at(-1) as Line
  unit.mark = markOf(first.text, first.madeMark, first.level)
  // "i) …; ii) …" over several lines is a list inside a sentence.
  if (unit.mark?.label === 'i' && unit.lines.some((line) => /(?:^|[;,]\s+)ii\)/u.test(line.text)))
    unit.mark = null
  unit.start = first.start + (unit.mark?.length ?? 0)
  unit.end = last.start + last.text.length
  unit.text = fold(
    unit.lines.map((line) => text.slice(line.start, line.start + line.text.length)).join(' '),
  ).slice(foldedMark(first, unit))
  unit.text = unit.text.trim()
  for (const line of unit.lines) line.piece.unit = first.piece.unit
}

function foldedMark(first: Line, unit: Unit): number {
  return unit.mark ? fold(first.text.slice(0, unit.mark.length)).length : 0
}
