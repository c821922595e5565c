import type { Quantity } from '#slices/plan/model.ts'
import { documentWords as words } from '../messages/document.ts'
import type { Mark } from '../model.ts'

/** Words, or a figure with what it is made of. */
export type Piece = string | { text: string; figure: Mark['figure'] }

/** Puts pieces together and notes where the figures stand. */
export function compose(pieces: readonly Piece[]): { text: string; marks: Mark[] } {
  let text = ''
  const marks: Mark[] = []
  for (const piece of pieces) {
    const start = text.length
    text += typeof piece === 'string' ? piece : piece.text
    if (typeof piece !== 'string') marks.push({ start, end: text.length, figure: piece.figure })
  }
  return { text, marks }
}

/** Groups of pieces with a separator between them. */
export function joined(groups: readonly (readonly Piece[])[], separator: string): Piece[] {
  return groups.flatMap((group, i) => (i === 0 ? [...group] : [separator, ...group]))
}

export function countPiece(count: number, taskRef: string, state: string): Piece {
  return {
    text: words.number(count),
    figure: { kind: 'bodies', taskRef, measureId: null, state, agencyId: null },
  }
}

/** `1.046 cuộc`: a sum with its unit. */
export function sumPiece(
  { measureId, amount }: Quantity,
  unit: string,
  taskRef: string,
  agencyId: string | null,
): Exclude<Piece, string> {
  return {
    text: `${words.number(amount)} ${unit}`,
    figure: { kind: 'sum', taskRef, measureId, state: null, agencyId },
  }
}

/** Marks figures where they stand already in a text; the others come back to be put behind it. */
export function markIn(
  text: string,
  figures: readonly Exclude<Piece, string>[],
): { marks: Mark[]; absent: Exclude<Piece, string>[] } {
  const marks: Mark[] = []
  const absent: Exclude<Piece, string>[] = []
  for (const piece of figures) {
    const start = findFigure(text, piece.text, marks)
    if (start === -1) absent.push(piece)
    else marks.push({ start, end: start + piece.text.length, figure: piece.figure })
  }
  return { marks: marks.toSorted((a, b) => a.start - b.start), absent }
}

function findFigure(text: string, figure: string, taken: readonly Mark[]): number {
  for (let at = text.indexOf(figure); at !== -1; at = text.indexOf(figure, at + 1)) {
    const end = at + figure.length
    const whole =
      !/[\p{L}\p{N}.,]$/u.test(text.slice(0, at)) && !/^(?:[\p{L}\p{N}]|[.,]\d)/u.test(text.slice(end))
    if (whole && taken.every((mark) => mark.end <= at || end <= mark.start)) return at
  }
  return -1
}

/** The beginning of a text that is at most `most` long, cut after a sentence where one ends there, else after a word. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most)
  const sentence = Math.max(...['. ', '; ', '.\n'].map((end) => head.lastIndexOf(end)))
  if (sentence > most / 3) return `${head.slice(0, sentence)}.`
  const word = head.lastIndexOf(' ')
  return `${head.slice(0, word > 0 ? word : most - 1).replace(/[,;:–-]$/, '')}…`
}
