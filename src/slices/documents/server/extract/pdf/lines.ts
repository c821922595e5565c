import { raise } from '../symbols.ts'
import { addTally, noTally, type Tally } from '../text-builder.ts'
import type { Piece } from './read-page.ts'

/** A printed line of one column. */
export interface Line {
  page: number
  text: string
  x: number
  right: number
  y: number
  size: number
  tally: Tally
  /** Mean width of its letters, to tell what would have fitted. */
  letter: number
}

/** Pieces on one baseline become a line; what is small and raised is set as raised digits. From top to bottom. */
export function toLines(pieces: Piece[], page: number): Line[] {
  return toRows(pieces).map((row) => toLine(row, page))
}

/** Pieces grouped by baseline, each group from left to right. A raised small piece belongs to the line it hangs on. */
export function toRows(pieces: Piece[]): Piece[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = []
  // The largest letters first: they set the baselines.
  for (const piece of pieces.toSorted((a, b) => b.size - a.size || a.y - b.y)) {
    const row = rows.find(({ y, size }) =>
      piece.size < 0.8 * size
        ? piece.y > y - 0.75 * size && piece.y < y + 0.35 * size
        : Math.abs(piece.y - y) <= 0.3 * size,
    )
    if (row === undefined) rows.push({ y: piece.y, size: piece.size, pieces: [piece] })
    else row.pieces.push(piece)
  }
  return rows.toSorted((a, b) => a.y - b.y).map((row) => row.pieces.toSorted((a, b) => a.x - b.x))
}

function toLine(row: Piece[], page: number): Line {
  const size = Math.max(...row.map((piece) => piece.size))
  const y = row.find((piece) => piece.size === size)!.y
  let text = ''
  let right = row[0]!.x
  let tally = noTally
  for (const piece of row) {
    const gap = piece.x - right
    const apart = text !== '' && gap > 0.18 * size && !/\s$/.test(text) && !/^\s/.test(piece.text)
    const raised = piece.size < 0.8 * size && y - piece.y > 0.15 * size && /^[\d\s]+$/.test(piece.text)
    text += (apart ? (gap > 2.5 * size ? '\t' : ' ') : '') + (raised ? raise(piece.text) : piece.text)
    right = Math.max(right, piece.right)
    tally = addTally(tally, piece.tally)
  }
  const x = row[0]!.x
  return { page, text: text.trim(), x, right, y, size, tally, letter: (right - x) / Math.max(1, text.length) }
}
