import type { Block, Cell, Extracted } from '../model.ts'

/** Plain text as a document: every line a paragraph, lines of cells parted by tabs or bars the rows of a table. */
export function textToExtracted(name: string, source: string, sha256: string): Extracted {
  const text = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
  const lines = cutLines(text)
  const blocks: Block[] = []
  let table = -1
  let row = 0
  let inTable = false
  lines.forEach((line, at) => {
    if (isRow(lines, at)) {
      if (!inTable) [table, row] = [table + 1, 0]
      inTable = true
      const { start, end } = line
      blocks.push({ type: 'row', start, end, table, row, header: false, ruled: true, cells: cutCells(line) })
      row += 1
      return
    }
    inTable = false
    blocks.push({
      type: 'paragraph',
      start: line.start,
      end: line.end,
      place: 'body',
      madeMark: null,
      level: null,
      bold: false,
      italic: false,
      centred: false,
      indent: 0,
      outline: null,
    })
  })
  return { kind: 'txt', name, sha256, text, blocks }
}

interface TextLine {
  start: number
  end: number
  text: string
}

function cutLines(text: string): TextLine[] {
  const lines: TextLine[] = []
  for (let start = 0; start < text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop + 1
    lines.push({ start, end, text: text.slice(start, stop < 0 ? end : stop) })
    start = end
  }
  return lines
}

/** A row has at least two filled cells and a neighbour of the same cut; an indent or a letterhead is no row. */
function isRow(lines: TextLine[], at: number): boolean {
  const width = columns(lines[at]?.text ?? '')
  if (width < 2) return false
  const beside = Math.max(columns(lines[at - 1]?.text ?? ''), columns(lines[at + 1]?.text ?? ''))
  return Math.max(width, beside) >= 3 && beside >= 2
}

function columns(line: string): number {
  if (/^\s*\|.*\|\s*$/.test(line)) return line.split('|').length - 2
  return line.includes('\t') && !/^\t+[^\t]*$/.test(line) ? line.split('\t').length : 1
}

function cutCells(line: TextLine): Cell[] {
  const mark = /^\s*\|/.test(line.text) ? '|' : '\t'
  const cells: Cell[] = []
  let start = mark === '|' ? line.text.indexOf('|') + 1 : 0
  while (start <= line.text.length) {
    const stop = line.text.indexOf(mark, start)
    const end = stop < 0 ? line.text.length : stop
    const closing = stop < 0 && line.text.slice(start).trim() === '' && cells.length > 0
    if (!closing) {
      const column = cells.length
      cells.push({
        start: line.start + start,
        end: line.start + end,
        column,
        span: 1,
        merge: 'none',
        bold: false,
      })
    }
    if (stop < 0) break
    start = end + 1
  }
  return cells
}
