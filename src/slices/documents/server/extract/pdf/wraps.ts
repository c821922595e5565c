import type { Line } from './lines.ts'

export interface Measure {
  /** Where full lines begin and end. */
  left: number
  right: number
  /** Where first lines of paragraphs begin, if they are set in; else the same as `left`. */
  indent: number
  /** The usual distance of baselines within a paragraph, in sizes of its letters. */
  pitch: number
  /** Too few lines to trust where they end: one of two columns. */
  narrow: boolean
}

/**
 * Whether a line goes on with the paragraph of the line above: true, false, or undefined when the layout leaves it
 * open. A line above that had room for the next word ended on purpose.
 */
export function goesOn(above: Line, line: Line, measure: Measure): boolean | undefined {
  if (Math.abs(above.size - line.size) > 0.15 * line.size) return false
  const samePage = above.page === line.page
  const distance = samePage ? (line.y - above.y) / line.size / measure.pitch : 1
  if (distance > 1.5) return false
  const same = sameFace(above, line)
  const centred = isCentred(line, measure) && isSymmetric(above, measure)
  if (hasRoom(above, line, measure)) return centred && same ? undefined : false
  const middle = /^\p{Ll}/u.test(line.text) && !/[.;:]$/.test(above.text)
  if (measure.narrow) return middle ? true : opensItem(line) ? false : undefined
  if (centred) return same
  if (middle) return true
  if (!same || /:\t/.test(line.text)) return false
  const opens = opensItem(line) || (/[.;:]$/.test(above.text) && /^\p{Lu}/u.test(line.text))
  if (line.x > above.x + 0.6 * line.size) return false
  if (distance > 1.12) return opens ? false : undefined
  const setIn = measure.indent > measure.left
  if (line.x > measure.left + 0.6 * line.size && Math.abs(line.x - above.x) <= 0.6 * line.size) {
    return opens ? false : undefined
  }
  return setIn || !opens ? true : undefined
}

/** Would the first word of the line have fitted at the end of the one above? Letters differ in width: a little more is asked. */
function hasRoom(above: Line, line: Line, { right }: Measure): boolean {
  return above.right + spaceFor(line, above) < right - 1
}

export function spaceFor(line: Line, above: Line): number {
  return 0.25 * above.size + 1.2 * line.text.split(/\s/, 1)[0]!.length * line.letter
}

function isSymmetric(line: Line, { left, right }: Measure): boolean {
  return Math.abs(line.x - left - (right - line.right)) < 4
}

/** In the middle of the column, and not by the chance of a first line ending as far from the edge as it begins. */
export function isCentred(line: Line, measure: Measure): boolean {
  const before = line.x - measure.left
  if (measure.narrow) return isSymmetric(line, measure)
  return before > 0.8 * line.size && Math.abs(line.x - measure.indent) > 1.5 && isSymmetric(line, measure)
}

function sameFace(a: Line, b: Line): boolean {
  return a.tally.bold * 2 > a.tally.letters === b.tally.bold * 2 > b.tally.letters
}

/** A dash, number or letter such as opens an item of a list. */
export function opensItem({ text }: { text: string }): boolean {
  return /^(?:[-–—+•▪*●■]\s|(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s|(?:Điều|Chương|Mục|Phụ lục)\s)/u.test(
    text,
  )
}

/** What is usual in these lines of one column; `leftmost` is where others of the same page format begin. */
export function measureOf(lines: Line[], narrow: boolean, leftmost = Number.POSITIVE_INFINITY): Measure {
  const long = lines.filter(isLong)
  const some = long.length > 2 ? long : lines
  const gaps = lines
    .map((line, index) => [lines[index - 1], line] as const)
    .filter(([above, line]) => above !== undefined && above.page === line.page && line.y > above.y)
    .map(([above, line]) => (line.y - above!.y) / line.size)
  // Where first lines are set in, only the few lines that go on begin at the left.
  const left = Math.min(
    leftmost,
    share(
      lines.map((line) => line.x),
      narrow ? 0 : 0.03,
    ),
  )
  return {
    left,
    right: share(
      some.map((line) => line.right),
      narrow ? 1 : 0.9,
    ),
    indent: commonIndent(lines, left),
    pitch: gaps.length === 0 ? 1.3 : share(gaps, 0.25),
    narrow,
  }
}

export function isLong(line: Line): boolean {
  return line.tally.letters > 25
}

/** A measure for a page with few lines, some of which may reach further out. */
export function widen(measure: Measure, lines: Line[]): Measure {
  const left = Math.min(measure.left, ...lines.map((line) => line.x))
  const right = Math.max(measure.right, ...lines.map((line) => line.right))
  return { ...measure, left, right, indent: measure.indent > measure.left ? measure.indent : left }
}

/** Where the lines begin that are set in, if one in eight begins there. */
function commonIndent(lines: Line[], left: number): number {
  const starts = Map.groupBy(
    lines.filter((line) => line.x > left + 0.6 * line.size).map((line) => line.x),
    (x) => Math.round(x / 3),
  )
  const most = [...starts.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
  return most.length > 2 && most.length * 8 > lines.length
    ? most.reduce((sum, x) => sum + x, 0) / most.length
    : left
}

/** The value below which that share of the values lies. */
function share(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
