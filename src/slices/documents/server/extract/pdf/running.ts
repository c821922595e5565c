import type { Piece, Page } from './read-page.ts'
import { toRows } from './lines.ts'

/**
 * The pieces that run from page to page: numbers of pages, and lines that stand at the same place on half of the
 * pages or more with the same words. Only the outermost two lines of a page are looked at, in its outer fifths.
 */
export function findRunning(pages: Page[]): Set<Piece> {
  const edges = pages.flatMap((page) =>
    edgeRows(page).map((edge) => ({ page, ...edge, key: keyOf(edge.row) })),
  )
  const count = new Map<string, Set<number>>()
  for (const { page, key } of edges) count.set(key, (count.get(key) ?? new Set()).add(page.number))
  const running = new Set<Piece>()
  for (const { row, key, inMargin } of edges) {
    const onPages = count.get(key)!.size
    if (inMargin || isPageNumber(textOf(row)) || (onPages > 1 && onPages * 2 >= pages.length)) {
      for (const piece of row) running.add(piece)
    }
  }
  return running
}

/** A row in the margin stands alone in the outermost part of the page, well apart from its neighbour. */
function edgeRows(page: Page): { row: Piece[]; inMargin: boolean }[] {
  const rows = toRows(page.pieces.filter((piece) => !piece.turned))
  const y = (row: Piece[] | undefined) => row?.[0]?.y ?? page.height / 2
  const apart = (a: number, b: number) =>
    Math.abs(y(rows.at(a)) - y(rows.at(b))) > 2 * (rows.at(a)?.[0]?.size ?? 0)
  return rows
    .map((row, index) => ({
      row,
      fromEdge: Math.min(index, rows.length - 1 - index),
      inMargin:
        (index === 0 && y(row) < 0.062 * page.height && apart(0, 1)) ||
        (index === rows.length - 1 && y(row) > 0.935 * page.height && apart(-1, -2)),
    }))
    .filter(
      ({ row, fromEdge }) => fromEdge < 2 && (y(row) < 0.13 * page.height || y(row) > 0.87 * page.height),
    )
}

function textOf(row: Piece[]): string {
  return row
    .map((piece) => piece.text)
    .join(' ')
    .trim()
}

/** The same line of running text has the same words, whatever number it carries, at the same height. */
function keyOf(row: Piece[]): string {
  return `${Math.round(row[0]!.y / 6)} ${textOf(row).replace(/\d+/g, '#')}`
}

function isPageNumber(text: string): boolean {
  return /^(?:[-–—\s]*)(?:trang\s*|page\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?(?:[-–—\s]*)$/i.test(text)
}
