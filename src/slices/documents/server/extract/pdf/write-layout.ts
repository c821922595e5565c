import type { Block, ParagraphBlock } from '../../../model.ts'
import { createTextBuilder, mostly } from '../text-builder.ts'
import type { Layout, Stretch } from './lay-out.ts'
import type { Line } from './lines.ts'
import { goesOn, isCentred, measureOf, type Measure } from './wraps.ts'

/** Writes what was found on the pages as text and blocks: body, notes, running lines. */
export function writeLayout({ body, notes, running }: Layout): { text: string; blocks: Block[] } {
  const builder = createTextBuilder()
  const measures = bodyMeasures(body.filter((part) => 'lines' in part))

  function writeStretch(stretch: Stretch, before: Line | undefined, measure: Measure, place: Place): void {
    const page = measures.get(Math.round(stretch.width))
    let above = before
    for (const line of stretch.lines) {
      const continues = above === undefined ? false : goesOn(above, line, measure)
      builder.paragraph(line.text, {
        place,
        madeMark: null,
        level: null,
        bold: mostly(line.tally.bold, line.tally),
        italic: mostly(line.tally.italic, line.tally),
        centred: isCentred(line, measure),
        indent: Math.max(0, Math.round((line.x - (page ?? measure).left) * 10) / 10),
        outline: null,
        ...(continues === undefined ? {} : { continues }),
      })
      above = line
    }
  }

  let table = 0
  let above: Line | undefined
  for (const part of body) {
    if ('rows' in part) {
      for (const [row, { header, cells }] of part.rows.entries()) {
        builder.row(cells, { table, row, header, ruled: true })
      }
      table += 1
      above = undefined
    } else {
      const measure = part.whole ? measures.get(Math.round(part.width))! : measureOf(part.lines, true)
      writeStretch(part, part.whole ? above : undefined, measure, 'body')
      above = part.whole ? part.lines.at(-1) : undefined
    }
  }
  for (const part of notes) writeStretch(part, undefined, measureOf(part.lines, false), 'note')
  for (const part of running) writeStretch(part, undefined, measureOf(part.lines, true), 'running')
  return builder.finish()
}

type Place = ParagraphBlock['place']

/** What is usual in the lines over the whole width, for each width of page. */
function bodyMeasures(stretches: Stretch[]): Map<number, Measure> {
  const byWidth = Map.groupBy(stretches, (stretch) => Math.round(stretch.width))
  return new Map(
    [...byWidth].map(([width, all]) => {
      const whole = all.filter((stretch) => stretch.whole)
      return [
        width,
        measureOf(
          (whole.length > 0 ? whole : all).flatMap((stretch) => stretch.lines),
          false,
        ),
      ]
    }),
  )
}
