/** Vietnamese text as it is searched: no tones, no case, đ as d. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Whether every word asked for begins some word of the text, in any order: "son ky" finds "Kỳ Sơn". */
export function found(text: string, asked: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u)
  return fold(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .every((word) => words.some((candidate) => candidate.startsWith(word)))
}

/** The text cut into stretches, those that were asked for marked; for underlining. */
export function marked(text: string, asked: string): { text: string; hit: boolean }[] {
  const source = text.normalize('NFC')
  const wanted = fold(asked)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const pieces: { text: string; hit: boolean }[] = []
  // Folding keeps the number of letters of composed Vietnamese, so positions in both are the same.
  for (const match of source.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
    const piece = match[0]
    const folded = fold(piece)
    const hit = wanted.filter((word) => folded.startsWith(word)).toSorted((a, b) => b.length - a.length)[0]
    if (hit === undefined) pieces.push({ text: piece, hit: false })
    else {
      pieces.push({ text: piece.slice(0, hit.length), hit: true })
      if (piece.length > hit.length) pieces.push({ text: piece.slice(hit.length), hit: false })
    }
  }
  return joined(pieces)
}

function joined(pieces: { text: string; hit: boolean }[]): { text: string; hit: boolean }[] {
  const out: { text: string; hit: boolean }[] = []
  for (const [index, piece] of pieces.entries()) {
    // The blank between two hits is underlined with them.
    const hit =
      piece.hit || (piece.text === ' ' && pieces[index - 1]?.hit === true && pieces[index + 1]?.hit === true)
    const last = out.at(-1)
    if (last?.hit === hit) last.text += piece.text
    else out.push({ text: piece.text, hit })
  }
  return out
}
