import { addTally, mostly, noTally, type CellTraits } from '../text-builder.ts'
import type { Grid, GridCell } from './grid.ts'
import { toLines, type Line } from './lines.ts'
import type { Piece } from './read-page.ts'
import { opensItem, spaceFor } from './wraps.ts'

export interface PdfTable {
  page: number
  xs: number[]
  top: number
  bottom: number
  rows: PdfRow[]
}

interface PdfRow {
  header: boolean
  cells: PdfCell[]
}

type PdfCell = CellTraits & { rows: number }

/** The pieces that lie within a grid, by the middle of their height. */
export function piecesIn(grid: Grid, pieces: Piece[]): Piece[] {
  const [left, right] = [grid.xs[0]!, grid.xs.at(-1)!]
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!]
  return pieces.filter((piece) => {
    const x = middleOf(piece)
    const y = piece.y - 0.3 * piece.size
    return x > left && x < right && y > top && y < bottom
  })
}

function middleOf(piece: Piece): number {
  return piece.turned ? piece.x : (piece.x + piece.right) / 2
}

/** The rows of a grid with the text of their cells; a cell over several rows is 'start' in its first and 'continue' below. */
export function toTable(grid: Grid, pieces: Piece[], page: number): PdfTable {
  const { xs, ys } = grid
  const lines = new Map(grid.cells.map((cell) => [cell, toLines(piecesOf(cell, grid, pieces), page)]))
  const padding = paddingOf(grid, lines)
  const rows = ys.slice(1).map((_, row): PdfRow => {
    const here = grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rows)
    const cells = here
      .toSorted((a, b) => a.column - b.column)
      .map((cell): PdfCell => {
        const first = cell.row === row
        const own = first ? lines.get(cell)! : []
        const tally = own.reduce((sum, line) => addTally(sum, line.tally), noTally)
        const sides = { left: xs[cell.column]! + padding, right: xs[cell.column + cell.columns]! - padding }
        return {
          text: joinLines(own, sides),
          column: cell.column,
          span: cell.columns,
          merge: cell.rows === 1 ? 'none' : first ? 'start' : 'continue',
          bold: mostly(tally.bold, tally),
          rows: cell.rows,
        }
      })
    return { header: false, cells }
  })
  return { page, xs, top: ys[0]!, bottom: ys.at(-1)!, rows: rows.filter(hasText) }
}

/** Rows of nothing but lines drawn twice are no rows. */
function hasText(row: PdfRow): boolean {
  return row.cells.some((cell) => cell.text !== '' || cell.merge === 'continue')
}

function piecesOf(cell: GridCell, { xs, ys }: Grid, pieces: Piece[]): Piece[] {
  const [left, right] = [xs[cell.column]!, xs[cell.column + cell.columns]!]
  const [top, bottom] = [ys[cell.row]!, ys[cell.row + cell.rows]!]
  return pieces.filter((piece) => {
    const x = middleOf(piece)
    const y = piece.y - 0.3 * piece.size
    return x > left && x <= right && y > top && y <= bottom
  })
}

/** How far letters keep from the lines: the least distance seen on the left. */
function paddingOf({ xs }: Grid, lines: Map<GridCell, Line[]>): number {
  const distances = [...lines].flatMap(([cell, own]) => own.map((line) => line.x - xs[cell.column]!))
  return Math.min(8, Math.max(1, ...(distances.length > 0 ? [Math.min(...distances)] : [])))
}

/** Wrapped lines are joined with a space, paragraphs parted with \n, as far as the widths tell. */
function joinLines(lines: Line[], sides: { left: number; right: number }): string {
  const steps = lines.slice(1).map((line, index) => line.y - lines[index]!.y)
  const pitch = steps.length === 0 ? 0 : Math.min(...steps)
  return lines.reduce((text, line, index) => {
    const above = lines[index - 1]
    if (above === undefined) return line.text
    const apart = line.y - above.y > 1.25 * pitch
    return text + (!apart && isWrapped(above, line, sides) ? ' ' : '\n') + line.text
  }, '')
}

function isWrapped(above: Line, line: Line, { left, right }: { left: number; right: number }): boolean {
  const [before, after] = [above.x - left, right - above.right]
  const room = before > 3 && Math.abs(before - after) < 4 ? before + after : after
  if (/^\p{Ll}/u.test(line.text) && !/[.;:]$/.test(above.text)) return true
  if (spaceFor(line, above) < room - 1) return false
  if (/[.;]$/.test(above.text) && /^\p{Lu}/u.test(line.text)) return false
  return !opensItem(line)
}

/** Puts together what a page break cut: repeated header rows are told, a row cut in two becomes one again. */
export function continueTable(table: PdfTable, next: PdfTable): void {
  const repeated = next.rows.findIndex((row, index) => textOf(row) !== textOf(table.rows[index]))
  const headers = repeated === -1 ? next.rows.length : repeated
  for (let index = 0; index < headers; index += 1) {
    table.rows[index]!.header = true
    next.rows[index]!.header = true
  }
  const first = next.rows[headers]
  const last = table.rows.at(-1)
  if (first !== undefined && last !== undefined) {
    if (isRest(first, last)) {
      next.rows.splice(headers, 1)
      for (const cell of first.cells) appendTo(last, cell)
    } else carryMerges(next.rows.slice(headers), first)
  }
  table.rows.push(...next.rows)
  table.page = next.page
  table.bottom = next.bottom
}

function textOf(row: PdfRow | undefined): string {
  return row === undefined ? '' : row.cells.map((cell) => cell.text).join('\t')
}

/** The rest of a row has no number of its own and goes on in the middle of a sentence. */
function isRest(row: PdfRow, last: PdfRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '')
  const sameCut = row.cells.length === last.cells.length
  return sameCut && row.cells[0]?.text === '' && filled.some((cell) => /^\p{Ll}/u.test(cell.text))
}

function appendTo(last: PdfRow, cell: PdfCell): void {
  const target = last.cells.find((each) => each.column === cell.column)
  if (target !== undefined && cell.text !== '') {
    target.text += (target.text === '' ? '' : /^\p{Ll}/u.test(cell.text) ? ' ' : '\n') + cell.text
  }
}

/** An empty cell over several rows at the top of a page is the rest of one that began on the page before. */
function carryMerges(rows: PdfRow[], first: PdfRow): void {
  for (const cell of first.cells) {
    if (cell.text !== '' || cell.rows < 2) continue
    for (const row of rows.slice(0, cell.rows)) {
      const same = row.cells.find((each) => each.column === cell.column)
      if (same !== undefined) same.merge = 'continue'
    }
  }
}
