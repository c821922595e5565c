import type { Block, ParagraphBlock } from '../../../model.ts'
import { createTextBuilder, mostly, type TextBuilder } from '../text-builder.ts'
import type { Layout, Stretch } from './lay-out.ts'
import type { Line } from './lines.ts'
import { goesOn, isCentred, isLong, measureOf, widen, type Measure } from './wraps.ts'

/** Writes what was found on the pages as text and blocks: body, notes, running lines. */
export function writeLayout({ body, notes, running }: Layout): { text: string; blocks: Block[] } {
  const builder = createTextBuilder()
  const measureFor = measureBody(body.filter((part) => 'lines' in part))
  let table = 0
  let above: Line | undefined
  for (const part of body) {
    if ('rows' in part) {
      for (const [row, { header, cells }] of part.rows.entries()) {
        builder.row(cells, { table, row, header, ruled: true })
      }
      table += 1
      above = undefined
    } else if (part.whole) {
      const measure = measureFor(part)
      writeLines(builder, part.lines, measure, measure.left, 'body', above)
      above = part.lines.at(-1)
    } else {
      writeLines(builder, part.lines, measureOf(part.lines, true), measureFor(part).left, 'body')
      above = undefined
    }
  }
  for (const { lines } of notes) {
    const measure = measureOf(lines, false)
    writeLines(builder, lines, measure, measure.left, 'note')
  }
  for (const part of running) {
    writeLines(builder, part.lines, measureOf(part.lines, true), measureFor(part).left, 'running')
  }
  return builder.finish()
}

function writeLines(
  builder: TextBuilder,
  lines: Line[],
  measure: Measure,
  edge: number,
  place: ParagraphBlock['place'],
  before?: Line,
): void {
  let above = before
  for (const line of lines) {
    const continues = above === undefined ? false : goesOn(above, line, measure)
    builder.paragraph(line.text, {
      place,
      madeMark: null,
      level: null,
      bold: mostly(line.tally.bold, line.tally),
      italic: mostly(line.tally.italic, line.tally),
      centred: isCentred(line, measure),
      indent: Math.max(0, Math.round((line.x - edge) * 10) / 10),
      outline: null,
      ...(continues === undefined ? {} : { continues }),
    })
    above = line
  }
}

/**
 * What is usual on a page, from its own lines where it has enough of them, else from all pages of its width:
 * an annex often has margins of its own.
 */
function measureBody(stretches: Stretch[]): (part: Stretch) => Measure {
  const whole = stretches.filter((stretch) => stretch.whole)
  const byWidth = new Map<number, Measure>()
  for (const [width, all] of Map.groupBy(whole, (stretch) => stretch.width)) {
    byWidth.set(
      width,
      measureOf(
        all.flatMap((stretch) => stretch.lines),
        false,
      ),
    )
  }
  const byPage = new Map<number, Measure>()
  for (const [page, all] of Map.groupBy(whole, (stretch) => stretch.page)) {
    const lines = all.flatMap((stretch) => stretch.lines)
    const usual = byWidth.get(all[0]!.width)!
    const own = measureOf(lines, false)
    const sameMargins = Math.abs(own.right - usual.right) < 4
    if (lines.filter(isLong).length < 8) byPage.set(page, widen(usual, lines))
    else byPage.set(page, sameMargins ? measureOf(lines, false, usual.left) : own)
  }
  return (part) => byPage.get(part.page) ?? byWidth.get(part.width) ?? measureOf(part.lines, true)
}
