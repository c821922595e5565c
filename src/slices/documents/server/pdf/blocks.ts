import type { Content, ContentText } from 'pdfmake/interfaces.js'
import type { LetterBlock, LetterHeading, LetterList, LetterParagraph, Run } from '../../letter.ts'
import { headingText } from '../../rules/letter-marks.ts'
import { layout } from '../../rules/letter-layout.ts'
import { HEADLINE, typed } from './measures.ts'
import { pdfTable } from './table.ts'

/** Blocks as content of the page maker; `width` is the text's, in points. */
export function pdfBlocks(blocks: LetterBlock[], width: number): Content[] {
  const content: Content[] = []
  let headings: ContentText[] = []
  for (const block of blocks) {
    if (block.type === 'heading') {
      headings.push(pdfHeading(block))
      continue
    }
    const [first, ...rest] =
      block.type === 'table' ? pdfTable(block, width) : paragraphsOf(block).map((runs) => justified(runs))
    if (first === undefined) continue
    content.push(
      ...under(headings, first, block.type !== 'table' && isShort(paragraphsOf(block)[0] ?? [])),
      ...rest,
    )
    headings = []
  }
  return [...content, ...headings]
}

/** Few enough letters to go over to the next page as a whole. */
export function isShort(runs: Run[]): boolean {
  return runs.reduce((sum, { text }) => sum + text.length, 0) < 1500
}

function paragraphsOf(block: LetterParagraph | LetterList): Run[][] {
  return block.type === 'paragraph'
    ? [block.runs]
    : block.items.map((item) => [{ text: `${block.mark} ` }, ...item])
}

// Headings hold to a short paragraph by a block that does not break. Before a table or a long paragraph they are told
// to turn the page instead, for which the library lays out the whole document once more: dear, so only there.
function under(headings: ContentText[], first: Content, short: boolean): Content[] {
  if (headings.length === 0) return [first]
  if (!short) return [...headings.map((heading) => ({ ...heading, headlineLevel: HEADLINE })), first]
  return [{ unbreakable: true, stack: [...headings, first] }]
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

function pdfHeading(block: LetterHeading): ContentText {
  const { above, text } = headingText(block)
  const bold = block.level !== 'letter'
  const bookmark = { outline: true, outlineText: above ? `${above}. ${text}` : text }
  if (!above) return { ...justified([{ text, bold }]), ...bookmark }
  return { text: `${above}\n${text}`, ...bookmark, alignment: 'center', bold, margin: [0, 0, 0, layout.gap] }
}
