import { layout, textWidth } from '#slices/documents/rules/letter-layout.ts'

// Measured on Tinos 14 pt with Vietnamese text: an average letter is 0.46 em wide.
const LETTER = 0.46 * layout.size.body
const LINE = layout.size.body * 1.15
const HEAD_AND_FOOT = 460

const pageHeight = layout.page.height - layout.margin.top - layout.margin.bottom

/** How high a paragraph stands, in points. */
function heightOf(text: string): number {
  const lines = Math.ceil((text.length * LETTER + layout.firstLine) / textWidth(false))
  return lines * LINE + layout.gap
}

/** Pages that headings and paragraphs fill, with letterhead and signature; an estimate, a little too high. */
export function estimatePages(headings: readonly string[], paragraphs: readonly string[]): number {
  const height = [...headings, ...paragraphs].reduce((sum, text) => sum + heightOf(text), HEAD_AND_FOOT)
  return Math.ceil((height * 1.04) / pageHeight)
}
