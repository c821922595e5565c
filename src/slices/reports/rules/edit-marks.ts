import type { Mark } from '../model.ts'

interface Token {
  text: string
  start: number
}

// A figure with its separators is one token, so that 84 inside 1.840 is another thing than 84.
const TOKENS = /\d+(?:[.,]\d+)*|\p{L}+|\s+|[^\d\p{L}\s]/gu
// Above this many differing tokens on both sides the comparison would take too long; the marks there are cut.
const MOST = 4_000_000

/**
 * Where marks stand after a text was edited by hand. A mark lives on where its figure was left as it was; a figure
 * that was changed or deleted loses its trace.
 */
export function marksAfterEdit(before: string, after: string, marks: readonly Mark[]): Mark[] {
  const old = tokensOf(before)
  const fresh = tokensOf(after)
  const placeOf = align(old, fresh)
  return marks.flatMap((mark) => {
    const first = old.findIndex((token) => token.start === mark.start)
    const last = old.findIndex((token) => token.start + token.text.length === mark.end)
    const at = first === -1 ? undefined : placeOf[first]
    if (last < first || at === undefined) return []
    for (let i = first; i <= last; i++) if (placeOf[i] !== at + i - first) return []
    const start = fresh[at]!.start
    return [{ ...mark, start, end: start + mark.end - mark.start }]
  })
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKENS)].map((match) => ({ text: match[0], start: match.index }))
}

/** For each old token the new one that it became: common beginning and end, between them the longest common part. */
function align(old: readonly Token[], fresh: readonly Token[]): (number | undefined)[] {
  const place: (number | undefined)[] = old.map(() => undefined)
  const same = (i: number, j: number) => old[i]!.text === fresh[j]!.text
  let head = 0
  while (head < old.length && head < fresh.length && same(head, head)) place[head] = head++
  let tail = 0
  const left = () => Math.min(old.length, fresh.length) - head - tail
  while (left() > 0 && same(old.length - 1 - tail, fresh.length - 1 - tail)) {
    place[old.length - 1 - tail] = fresh.length - 1 - tail
    tail++
  }
  const rows = old.length - head - tail
  const columns = fresh.length - head - tail
  if (rows * columns === 0 || rows * columns > MOST) return place
  const lengths = new Uint16Array((rows + 1) * (columns + 1))
  const at = (i: number, j: number) => i * (columns + 1) + j
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[at(i, j)] = same(head + i, head + j)
        ? lengths[at(i + 1, j + 1)]! + 1
        : Math.max(lengths[at(i + 1, j)]!, lengths[at(i, j + 1)]!)
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (same(head + i, head + j)) place[head + i++] = head + j++
    else if (lengths[at(i + 1, j)]! >= lengths[at(i, j + 1)]!) i++
    else j++
  }
  return place
}

/**
 * Brings the figures of a text that still have their trace up to date. `say` gives the new text of a figure, or null to
 * leave it as it stands.
 */
export function refreshFigures(
  text: string,
  marks: readonly Mark[],
  say: (mark: Mark, standing: string) => string | null,
): { text: string; marks: Mark[] } {
  let done = 0
  let fresh = ''
  const moved = marks
    .toSorted((a, b) => a.start - b.start)
    .map((mark) => {
      fresh += text.slice(done, mark.start)
      const standing = text.slice(mark.start, mark.end)
      const start = fresh.length
      fresh += say(mark, standing) ?? standing
      done = mark.end
      return { ...mark, start, end: fresh.length }
    })
  return { text: fresh + text.slice(done), marks: moved }
}
