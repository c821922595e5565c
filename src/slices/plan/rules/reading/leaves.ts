import type { Leaf } from '../../reading.ts'
import type { Piece } from './model.ts'

/** The pieces as leaves: those of one paragraph that follow each other are one; what nobody claimed is unknown. */
export function tileLeaves(pieces: Piece[], text: string): Leaf[] {
  const leaves: Leaf[] = []
  let unit = -1
  for (const piece of pieces) {
    const blank = text.slice(piece.start, piece.end).trim() === ''
    const kind = piece.kind ?? (blank ? 'blank' : 'unknown')
    const last = leaves.at(-1)
    if (
      last &&
      unit === piece.unit &&
      last.kind === kind &&
      last.ref === piece.ref &&
      last.end === piece.start
    ) {
      last.end = piece.end
      continue
    }
    unit = piece.unit
    leaves.push({ start: piece.start, end: piece.end, kind, ref: piece.ref })
  }
  return leaves
}
