import type { Piece } from './read-page.ts'

export interface ColumnGroup {
  pieces: Piece[]
  /** Lines over the whole width, not one of two columns. */
  whole: boolean
}

/** Pieces whose heights overlap: one line, or lines of two columns that do not share baselines. */
interface Band {
  pieces: Piece[]
  top: number
  bottom: number
  /** Stretches of the width that hold letters, from left to right. */
  filled: Span[]
  size: number
}

interface Span {
  from: number
  to: number
}

/**
 * Cuts a stretch of page into groups that are read one after the other, each of one column: a letterhead or the
 * block of recipients and signature stands in two columns, the left one is read first. Everything else is one group.
 */
export function toColumns(pieces: Piece[]): ColumnGroup[] {
  const bands = toBands(pieces)
  const groups: ColumnGroup[] = []
  let open: Piece[] = []
  for (let at = 0; at < bands.length;) {
    const region = twoColumns(bands, at)
    if (region === null) {
      open.push(...bands[at]!.pieces)
      at += 1
      continue
    }
    if (open.length > 0) groups.push({ pieces: open, whole: true })
    open = []
    const inside = bands.slice(at, at + region.length).flatMap((band) => band.pieces)
    const isLeft = (piece: Piece) => piece.x < region.middle
    for (const side of [inside.filter(isLeft), inside.filter((piece) => !isLeft(piece))]) {
      groups.push(...toColumns(side).map((group) => ({ ...group, whole: false })))
    }
    at += region.length
  }
  if (open.length > 0) groups.push({ pieces: open, whole: true })
  return groups
}

function toBands(pieces: Piece[]): Band[] {
  const bands: Band[] = []
  for (const piece of pieces.toSorted((a, b) => topOf(a) - topOf(b))) {
    const band = bands.at(-1)
    if (band !== undefined && topOf(piece) < band.bottom - 0.5) {
      band.pieces.push(piece)
      band.bottom = Math.max(band.bottom, piece.y)
      band.size = Math.max(band.size, piece.size)
    } else {
      bands.push({ pieces: [piece], top: topOf(piece), bottom: piece.y, filled: [], size: piece.size })
    }
  }
  for (const band of bands) band.filled = fill(band.pieces)
  return bands
}

/** The height of small letters: lines of one column never overlap in it, however tightly they are set. */
function topOf(piece: Piece): number {
  return piece.y - 0.62 * piece.size
}

function fill(pieces: Piece[]): Span[] {
  const spans: Span[] = []
  for (const { x, right, size } of pieces.toSorted((a, b) => a.x - b.x)) {
    const last = spans.at(-1)
    if (last !== undefined && x - last.to < 0.7 * size) last.to = Math.max(last.to, right)
    else spans.push({ from: x, to: right })
  }
  return spans
}

/**
 * The bands from `at` on that stand left and right of one empty strip, and where the strip is. Null when the band
 * there is an ordinary line. Justified lines have wide gaps too, but not below one another and not as wide.
 */
function twoColumns(bands: Band[], at: number): { length: number; middle: number } | null {
  const first = bands[at]!
  if (isLabelled(first)) return null
  const staggered = baselines(first) > 1
  let best: { length: number; middle: number; both: number } | null = null
  for (const gap of gapsOf(first)) {
    const grown = grow(bands, at, gap)
    const wide = grown.strip.to - grown.strip.from
    const enough = staggered || grown.both > 1 ? 0.8 : 2.5
    if (wide < enough * first.size) continue
    if (best === null || grown.both > best.both) {
      best = { length: grown.length, middle: (grown.strip.from + grown.strip.to) / 2, both: grown.both }
    }
  }
  return best
}

function gapsOf(band: Band): Span[] {
  return band.filled.slice(1).map((span, index) => ({ from: band.filled[index]!.to, to: span.from }))
}

function baselines(band: Band): number {
  const ys = band.pieces.map((piece) => piece.y).toSorted((a, b) => a - b)
  return ys.filter((y, index) => index === 0 || y - ys[index - 1]! > 0.3 * band.size).length
}

/** Follows the strip down. Bands on one side only belong to it between bands with both sides, and on its end on one side. */
function grow(bands: Band[], at: number, gap: Span): { length: number; strip: Span; both: number } {
  const first = bands[at]!
  const centres = [rightCentre(first, gap.to - 1)]
  const close = (before: Band, band: Band) => band.top - before.bottom < 1.6 * first.size
  // A name stands in the middle below its post; a title in the middle of the page is not of the column.
  const below = (band: Band) => {
    const centre = centres.reduce((sum, each) => sum + each, 0) / centres.length
    return Math.abs(rightCentre(band, strip.to - 1) - centre) < 2.5 * first.size
  }
  let strip = gap
  let found = { length: 1, strip, both: 1 }
  const sides: ('left' | 'right' | 'both')[] = ['both']
  for (let next = at + 1; next < bands.length; next += 1) {
    const band = bands[next]!
    const before = bands[next - 1]!
    if (band.top - before.bottom > 6 * first.size || isLabelled(band)) break
    const narrowed = narrow(strip, band.filled)
    if (narrowed === null || narrowed.to - narrowed.from < 0.8 * first.size) break
    strip = narrowed
    const middle = (strip.from + strip.to) / 2
    const left = band.filled.some((span) => span.to <= middle)
    const right = band.filled.some((span) => span.from >= middle)
    sides.push(left && right ? 'both' : left ? 'left' : 'right')
    // Below two signatures the recipients stand alone: they are read after both.
    if (!right && /^Nơi nhận/i.test(band.pieces[0]!.text)) break
    if (left && right) {
      centres.push(rightCentre(band, middle))
      found = { length: sides.length, strip, both: found.both + 1 }
    } else if (
      found.both > 1 &&
      isTail(sides.slice(found.length)) &&
      (left ? close(before, band) : below(band))
    ) {
      found = { ...found, length: sides.length, strip }
    }
  }
  return found
}

/** After the last band with both sides more of the left column may follow, then more of the right. */
function isTail(sides: string[]): boolean {
  return !sides.some((side, index) => side === 'left' && sides.slice(0, index).includes('right'))
}

function rightCentre(band: Band, from: number): number {
  const spans = band.filled.filter((span) => span.from >= from)
  return (spans[0]!.from + spans.at(-1)!.to) / 2
}

/** What is left of the strip beside the letters of a band, or null when they cross it. */
function narrow(strip: Span, filled: Span[]): Span | null {
  const middle = (strip.from + strip.to) / 2
  let { from, to } = strip
  for (const span of filled) {
    if (span.to <= from || span.from >= to) continue
    if (span.from <= from && span.to >= to) return null
    if (span.to < middle || span.from <= from) from = Math.max(from, span.to)
    else to = Math.min(to, span.from)
  }
  return to > from ? { from, to } : null
}

/** "Cơ quan chủ trì:      Sở Y tế" is one line with a tab, not two columns. */
function isLabelled(band: Band): boolean {
  if (baselines(band) > 1) return false
  const pieces = band.pieces.toSorted((a, b) => a.x - b.x)
  const gaps = pieces.slice(1).map((piece, index) => piece.x - pieces[index]!.right)
  const label = gaps.length === 0 ? undefined : pieces[gaps.indexOf(Math.max(...gaps))]
  return label !== undefined && /:\s*$/.test(label.text) && !/^Nơi nhận/i.test(pieces[0]!.text)
}
