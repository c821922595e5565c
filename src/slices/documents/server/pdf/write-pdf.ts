import { dirname } from 'node:path'
import pdfMake from 'pdfmake'
import type { Content, ContentSection, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Letter, LetterBlock } from '../../letter.ts'
import { letterParts, type LetterParts } from '../../rules/letter-parts.ts'
import { inSheets } from '../../rules/letter-sheets.ts'
import { layout, textWidth } from '../../rules/letter-layout.ts'
import { tinos } from '../tinos.ts'
import { isShort, pdfBlocks } from './blocks.ts'
import { pdfClosing, pdfOpening } from './letterhead.ts'
import { evenly, HEADLINE, RUNNING, typed } from './measures.ts'

const { margin, page, running, size } = layout
const fonts = Object.values(tinos)

/** The document as a PDF with its fonts embedded and its headings as bookmarks: no signature, no seal. */
export async function writePdf(letter: Letter): Promise<Uint8Array> {
  const parts = letterParts(letter)
  pdfMake.setFonts({ Tinos: tinos })
  pdfMake.setUrlAccessPolicy(() => false)
  pdfMake.setLocalAccessPolicy((path) => fonts.includes(path) || fonts.some((font) => dirname(font) === path))
  const passes = { count: 0 }
  const definition: TDocumentDefinitions = {
    version: '1.7',
    language: 'vi-VN',
    displayTitle: true,
    info: { title: parts.title, author: letter.issuer.replaceAll('\n', ' ') },
    pageSize: 'A4',
    pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
    // The library leaves out the font's line gap, which Word counts.
    defaultStyle: { font: 'Tinos', fontSize: size.body, lineHeight: 2355 / 2268 },
    content: [...bodySections(parts, passes), ...appendixSections(parts, passes)],
    // A heading, or the name of a table, goes over to the next page with what it heads. A table's box
    // begins where it was tried first, so only its cells tell where it stands.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel === HEADLINE &&
      !nodes
        .getFollowingNodesOnPage()
        .some((next) => next.text !== undefined && next.headlineLevel === undefined),
  }
  return new Uint8Array(await pdfMake.createPdf(definition).getBuffer())
}

interface Passes {
  count: number
}

function bodySections(parts: LetterParts, passes: Passes): ContentSection[] {
  const numbers = numbering(passes)
  const sheets = inSheets(parts.body)
  return sheets.map(({ blocks, landscape }, i) => {
    const content = [...(i === 0 ? pdfOpening(parts) : []), ...pdfBlocks(blocks, textWidth(landscape))]
    return section(
      parts,
      landscape,
      numbers,
      i === sheets.length - 1 ? signed(content, blocks, parts) : content,
    )
  })
}

// The signature never stands alone: the last paragraph goes with it, unless it is too long to move.
function signed(content: Content[], blocks: LetterBlock[], parts: LetterParts): Content[] {
  const last = blocks.at(-1)
  const ending =
    last?.type === 'paragraph' ? last.runs : last?.type === 'list' ? (last.items.at(-1) ?? []) : []
  const held = ending.length > 0 && isShort(ending) ? content.slice(-1) : []
  return [
    ...content.slice(0, content.length - held.length),
    { unbreakable: parts.recipients.length < 40, stack: [...held, pdfClosing(parts)] },
  ]
}

function appendixSections(parts: LetterParts, passes: Passes): ContentSection[] {
  return parts.appendices.map(({ label, title, with: note, blocks, landscape }, i) => {
    const width = textWidth(landscape)
    return section(parts, landscape, numbering(passes), [
      {
        text: label,
        alignment: 'center',
        bold: true,
        outline: true,
        outlineText: `${label}. ${title}`,
        id: `appendix-${i}`,
      },
      evenly(title, { size: size.title, bold: true }, width),
      {
        ...typed(note, { size: size.body, italic: true }),
        alignment: 'center',
        margin: [0, 0, 0, layout.gap * 2],
      },
      ...pdfBlocks(blocks, width),
    ])
  })
}

/**
 * Page numbers of a run of sections, from 1 and hidden on the first page. The library lays a document out several
 * times and tells only the page of the whole: the first page seen in a pass begins the count.
 */
function numbering(passes: Passes): DynamicContent {
  let pass = 0
  let first = 1
  return (current) => {
    if (current === 1) passes.count += 1
    if (pass !== passes.count) {
      pass = passes.count
      first = current
    }
    if (current === first) return null
    return {
      text: String(current - first + 1),
      headlineLevel: RUNNING,
      fontSize: size.pageNumber,
      margin: [margin.left, running, margin.right, 0],
      alignment: 'center',
    }
  }
}

function section(
  parts: LetterParts,
  landscape: boolean,
  header: DynamicContent,
  content: Content[],
): ContentSection {
  return {
    section: content,
    pageSize: { width: page.width, height: page.height },
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [margin.left, margin.top, margin.right, margin.bottom],
    header,
    footer: () => ({
      stack: parts.footers.map((line) => ({
        ...typed(line, { size: size.footer, italic: true }),
        headlineLevel: RUNNING,
      })),
      alignment: 'center',
      margin: [
        margin.left,
        margin.bottom - running - parts.footers.length * size.footer * 1.15,
        margin.right,
        0,
      ],
    }),
  }
}
