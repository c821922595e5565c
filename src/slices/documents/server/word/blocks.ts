import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, TextRun, type Table } from 'docx'
import type { LetterBlock, LetterHeading, Run } from '../../letter.ts'
import { headingText } from '../../rules/letter-marks.ts'
import { layout } from '../../rules/letter-layout.ts'
import { twips, typed } from './measures.ts'
import { wordTable } from './table.ts'

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const

/** Blocks as Word paragraphs and tables; `width` is the text's, in points, `held` ties the last line to what follows. */
export function wordBlocks(
  blocks: LetterBlock[],
  levels: LetterHeading['level'][],
  width: number,
  held = false,
): (Paragraph | Table)[] {
  return blocks.flatMap((block, i) => {
    const keepNext = held && i === blocks.length - 1
    switch (block.type) {
      case 'heading':
        return wordHeading(block, levels)
      case 'paragraph':
        return [new Paragraph({ style: 'NoiDung', keepNext, children: wordRuns(block.runs) })]
      case 'list':
        return block.items.map(
          (item, at) =>
            new Paragraph({
              style: 'NoiDung',
              keepNext: keepNext && at === block.items.length - 1,
              children: [new TextRun(`${block.mark} `), ...wordRuns(item)],
            }),
        )
      case 'table':
        return [...wordTable(block, width), afterTable(keepNext)]
    }
  })
}

function wordHeading(block: LetterHeading, levels: LetterHeading['level'][]): Paragraph[] {
  const heading = HEADINGS[levels.indexOf(block.level)] ?? HEADINGS[0]
  const { above, text } = headingText(block)
  return [
    ...(above
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            keepNext: true,
            children: [typed(above, { bold: true })],
          }),
        ]
      : []),
    new Paragraph({ heading, children: [new TextRun(text)] }),
  ]
}

export function wordRuns(runs: Run[]): TextRun[] {
  return runs.map((run) => typed(run.text, run))
}

// Word wants a paragraph between two tables, and a page's end after a table; this one is only a gap.
function afterTable(keepNext: boolean): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: { line: twips(layout.gap), lineRule: LineRuleType.EXACT },
    run: { size: 2 },
  })
}
