import type { Content, ContentText } from 'pdfmake/interfaces.js'
import type { LetterBlock, LetterHeading, Run } from '../../letter.ts'
import { headingText } from '../../rules/letter-marks.ts'
import { layout } from '../../rules/letter-layout.ts'
import { HEADLINE, typed } from './measures.ts'
import { pdfTable } from './table.ts'

/** Blocks as content of the page maker; `width` is the text's, in points. */
export function pdfBlocks(blocks: LetterBlock[], width: number): Content[] {
  return blocks.flatMap((block): Content[] => {
    switch (block.type) {
      case 'heading':
        return pdfHeading(block)
      case 'paragraph':
        return [justified(block.runs)]
      case 'list':
        return block.items.map((item) => justified([{ text: `${block.mark} ` }, ...item]))
      case 'table':
        return pdfTable(block, width)
    }
  })
}

/** A paragraph of the text: justified, its first line set in. */
export function justified(runs: Run[]): ContentText {
  return {
    text: runs.map((run) => typed(run.text, run)),
    alignment: 'justify',
    leadingIndent: layout.firstLine,
    margin: [0, 0, 0, layout.gap],
  }
}

function pdfHeading(block: LetterHeading): Content[] {
  const { above, text } = headingText(block)
  const bold = block.level !== 'letter'
  const held = { headlineLevel: HEADLINE, outline: true, outlineText: above ? `${above}. ${text}` : text }
  const centred = {
    alignment: 'center' as const,
    bold,
    margin: [0, 0, 0, layout.gap] as [number, number, number, number],
  }
  if (above) return [{ text: `${above}\n${text}`, ...held, ...centred }]
  return [{ ...justified([{ text, bold }]), ...held }]
}
