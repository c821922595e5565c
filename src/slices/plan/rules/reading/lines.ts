import type { Extracted, RowBlock } from '#slices/documents/model.ts'
import type { Line, Piece, Table, TableCell, TableRow } from './model.ts'

/** Words that stand in letterheads and signature blocks, which are printed in two columns. */
const layoutWords =
  /CỘNG\s+H[ÒO]?[ÒOA]+\s+XÃ\s+HỘI|Độc\s+lập\s*-\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN|^\s*Số\s*:|ngày\s+.{0,12}tháng\s+.{0,12}năm|Nơi\s+nhận|^\s*(?:TM|KT|TL|TUQ|Q)\.\s|^\s*(?:ỦY|UỶ)\s+BAN|^\s*UBND/u

export interface CutLines {
  flow: (Line | Table)[]
  pieces: Piece[]
}

/** The document as lines and tables in order, with the pieces that tile its text. */
export function cutLines(document: Extracted): CutLines {
  const cut: CutLines = { flow: [], pieces: [] }
  const layout = layoutTables(document)
  let at = 0
  let inTail = false
  document.blocks.forEach((block, index) => {
    if (block.start > at) addLines(cut, document.text, at, block.start, plain(index), null)
    at = block.end
    if (block.type === 'row') {
      if (layout.has(block.table)) addLayoutRow(cut, document.text, block, index)
      else addRow(cut, document.text, block)
      return
    }
    const words = document.text.slice(block.start, Math.min(block.end, block.start + 40))
    if (/^\s*-?\s*Nơi\s+nhận/iu.test(words)) inTail = true
    const columns = inTail ? 'tail' : index < 24 ? 'head' : null
    const { place, madeMark, level, bold, centred, indent, outline } = block
    const dress = { block: index, place, madeMark, level, bold, centred, indent, outline, right: false }
    addLines(cut, document.text, block.start, block.end, dress, document.kind === 'docx' ? null : columns)
  })
  if (at < document.text.length)
    addLines(cut, document.text, at, document.text.length, plain(document.blocks.length), null)
  return cut
}

type Dress = Omit<Line, 'piece' | 'text' | 'start'>

function plain(block: number): Dress {
  return {
    block,
    place: 'body',
    madeMark: null,
    level: null,
    bold: false,
    centred: false,
    indent: 0,
    outline: null,
    right: false,
  }
}

function addLines(
  cut: CutLines,
  text: string,
  from: number,
  to: number,
  dress: Dress,
  columns: 'head' | 'tail' | null,
): void {
  for (let start = from; start < to;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 || stop >= to ? to : stop + 1
    const words = text.slice(start, end).replace(/\n$/u, '')
    const gap = columns ? columnGap(words, columns) : 0
    if (gap > 0) {
      addLine(cut, start, start + gap, words.slice(0, gap), dress)
      addLine(cut, start + gap, end, words.slice(gap), { ...dress, right: true })
    } else addLine(cut, start, end, words, dress)
    start = end
  }
}

/** Where the right column of a line in two columns begins, or 0. */
function columnGap(words: string, zone: 'head' | 'tail'): number {
  const gap = /\S(?:\s{4,}|[ ]*\t\s*|\s{2,}(?=CỘNG|Độc|TM\.|KT\.|TL\.|PHÓ|CHỦ|GIÁM))(?=\S)/u.exec(words)
  if (!gap || words.length > 200) return 0
  const at = gap.index + gap[0].length
  if (zone === 'head' && !layoutWords.test(words.slice(at)) && !/^[\p{Lu}\s]+$/u.test(words.slice(at)))
    return 0
  return at
}

function addLine(cut: CutLines, start: number, end: number, words: string, dress: Dress): void {
  const piece: Piece = { start, end, kind: null, ref: null, unit: cut.pieces.length }
  cut.pieces.push(piece)
  const lead = /^\s*/u.exec(words)?.[0].length ?? 0
  const indent = dress.indent > 0 ? dress.indent : lead
  cut.flow.push({ ...dress, piece, text: words.trim(), start: start + lead, indent })
}

/** Tables that only place words side by side: letterheads, signatures, tables without borders. */
function layoutTables(document: Extracted): Set<number> {
  const layout = new Set<number>()
  const ruled = new Map<number, number>()
  const widths = new Map<number, number>()
  for (const block of document.blocks) {
    if (block.type !== 'row') continue
    widths.set(block.table, Math.max(widths.get(block.table) ?? 0, block.cells.length))
    ruled.set(block.table, (ruled.get(block.table) ?? 0) + (block.ruled ? 1 : 0))
    const words = block.cells.map((cell) => document.text.slice(cell.start, cell.end))
    if (
      block.row < 3 &&
      words.length <= 3 &&
      words.some((word) => word.split('\n').some((line) => layoutWords.test(line)))
    ) {
      layout.add(block.table)
    }
  }
  for (const [table, rows] of ruled) if (rows === 0 && (widths.get(table) ?? 0) <= 2) layout.add(table)
  return layout
}

function addLayoutRow(cut: CutLines, text: string, row: RowBlock, block: number): void {
  const cells = row.cells.length > 0 ? row.cells : []
  let at = row.start
  cells.forEach((cell, index) => {
    const next = cells[index + 1]?.start ?? row.end
    addLines(cut, text, at, next, { ...plain(block), bold: cell.bold, right: index > 0 }, null)
    at = next
  })
  if (at < row.end) addLines(cut, text, at, row.end, plain(block), null)
}

function addRow(cut: CutLines, text: string, row: RowBlock): void {
  const cells: TableCell[] = []
  let at = row.start
  row.cells.forEach((cell, index) => {
    const end = row.cells[index + 1]?.start ?? row.end
    const piece: Piece = { start: at, end, kind: 'cell', ref: null, unit: cut.pieces.length }
    cut.pieces.push(piece)
    at = end
    const words = text.slice(cell.start, cell.end)
    const lead = /^\s*/u.exec(words)?.[0].length ?? 0
    const start = cell.start + lead
    const { column, span, merge } = cell
    cells.push({ piece, text: words.trim(), start, end: start + words.trim().length, column, span, merge })
  })
  if (row.cells.length === 0)
    cut.pieces.push({ start: row.start, end: row.end, kind: 'cell', ref: null, unit: cut.pieces.length })
  const last = cut.flow.at(-1)
  const tableRow: TableRow = { cells, header: row.header }
  if (last && 'rows' in last && row.row > 0) last.rows.push(tableRow)
  else cut.flow.push({ type: 'table', rows: [tableRow] })
}
