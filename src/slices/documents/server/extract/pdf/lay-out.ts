import { toColumns } from './columns.ts'
import { findGrids } from './grid.ts'
import { toLines, type Line } from './lines.ts'
import { findRunning } from './running.ts'
import type { Page, Piece } from './read-page.ts'
import { continueTable, piecesIn, toTable, type PdfTable } from './tables.ts'

/** A stretch of lines of one column. `whole` columns of different pages go on in one another. */
export interface Stretch {
  lines: Line[]
  whole: boolean
  page: number
  /** Of the page, in whole points, to compare pages of one format. */
  width: number
}

export interface Layout {
  /** In reading order. */
  body: (Stretch | PdfTable)[]
  notes: Stretch[]
  running: Stretch[]
}

/** Finds on each page the tables, columns, notes and running lines, and puts together tables cut by page breaks. */
export function layOut(pages: Page[]): Layout {
  const cut = pages.map(cutTables)
  const running = findRunning(cut.map(({ page, loose }) => ({ ...page, pieces: loose })))
  const bodySize = usualSize(pages)
  const layout: Layout = { body: [], notes: [], running: [] }
  for (const { page, loose, tables } of cut) {
    const stretch = (pieces: Piece[], whole: boolean): Stretch => ({
      lines: toLines(pieces, page.number),
      whole,
      page: page.number,
      width: Math.round(page.width),
    })
    const upright = loose.filter((piece) => !running.has(piece) && !piece.turned)
    const noteTop = findNotes(page, upright, tables, bodySize)
    const body = upright.filter((piece) => piece.y <= noteTop)
    const notes = upright.filter((piece) => piece.y > noteTop)
    const aside = loose.filter((piece) => running.has(piece) || piece.turned)
    const edges = [0, ...tables.map((table) => table.bottom), page.height + 1]
    for (const [index, top] of edges.slice(0, -1).entries()) {
      const bottom = tables[index]?.top ?? page.height + 1
      const between = body.filter((piece) => piece.y > top && piece.y <= bottom)
      for (const group of toColumns(between)) layout.body.push(stretch(group.pieces, group.whole))
      const table = tables[index]
      if (table !== undefined) addTable(layout, table)
    }
    if (notes.length > 0) layout.notes.push(stretch(notes, true))
    if (aside.length > 0) layout.running.push(stretch(aside, false))
  }
  return layout
}

function cutTables(page: Page): { page: Page; loose: Piece[]; tables: PdfTable[] } {
  let loose = page.pieces
  const tables: PdfTable[] = []
  for (const grid of findGrids(page.rules)) {
    const inside = new Set(piecesIn(grid, loose))
    if (inside.size === 0) continue
    tables.push(toTable(grid, [...inside], page.number))
    loose = loose.filter((piece) => !inside.has(piece))
  }
  return { page, loose, tables }
}

/** A table at the top of a page with the columns of the one that ended the page before is the same table. */
function addTable(layout: Layout, table: PdfTable): void {
  const last = layout.body.at(-1)
  if (
    last !== undefined &&
    'rows' in last &&
    last.page === table.page - 1 &&
    sameColumns(last.xs, table.xs)
  ) {
    continueTable(last, table)
  } else layout.body.push(table)
}

function sameColumns(a: number[], b: number[]): boolean {
  return a.length === b.length && a.every((x, index) => Math.abs(x - b[index]!) <= 4)
}

/** The size most letters are set in. */
function usualSize(pages: Page[]): number {
  const letters = new Map<number, number>()
  for (const { pieces } of pages) {
    for (const { size, text } of pieces) {
      const key = Math.round(size * 2) / 2
      letters.set(key, (letters.get(key) ?? 0) + text.length)
    }
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 12
}

/** Notes stand below a short rule at the left, in smaller letters or with their mark, down to the end of the page. Gives the rule's height. */
function findNotes(page: Page, pieces: Piece[], tables: PdfTable[], bodySize: number): number {
  const left = Math.min(...pieces.map((piece) => piece.x))
  const rules = page.rules.level.filter((rule) => {
    const length = rule.to - rule.from
    const below = pieces.filter((piece) => piece.y > rule.at)
    return (
      rule.at > 0.35 * page.height &&
      length > 40 &&
      length < 0.5 * page.width &&
      Math.abs(rule.from - left) < 8 &&
      below.length > 0 &&
      (below.every((piece) => piece.size < 0.93 * bodySize) || opensNote(below)) &&
      tables.every((table) => table.bottom < rule.at)
    )
  })
  return Math.min(...rules.map((rule) => rule.at), Number.POSITIVE_INFINITY)
}

function opensNote(pieces: Piece[]): boolean {
  return /^(?:\d{1,2}|[*¹²³])/.test(toLines(pieces, 0)[0]!.text)
}
