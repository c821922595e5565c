import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx'
import type { Letter, LetterBlock } from '../../letter.ts'
import { addresseeIndent, letterParts, type LetterParts } from '../../rules/letter-parts.ts'
import { inSheets } from '../../rules/letter-sheets.ts'
import { layout, recipientsDrop, textWidth } from '../../rules/letter-layout.ts'
import { widthOf } from '../tinos.ts'
import { wordBlocks } from './blocks.ts'
import { evenly, shortRule, twoColumns, wordLetterhead } from './letterhead.ts'
import { halfPoints, twips, typed } from './measures.ts'
import { headingLevels, letterStyles } from './styles.ts'

const { size } = layout
const title = { size: size.title, bold: true }

/** The document as a .docx file: no macros, no signature, no seal. */
export async function writeWord(letter: Letter): Promise<Uint8Array> {
  const parts = letterParts(letter)
  const levels = headingLevels(parts.body.some((block) => block.type === 'heading' && block.level === 'part'))
  const document = new Document({
    title: parts.title,
    creator: letter.issuer.replaceAll('\n', ' '),
    lastModifiedBy: letter.issuer.replaceAll('\n', ' '),
    styles: letterStyles(levels),
    compatibility: { version: 15 },
    sections: [...bodySections(parts, levels), ...appendixSections(parts, levels)],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Levels = ReturnType<typeof headingLevels>

function bodySections(parts: LetterParts, levels: Levels): ISectionOptions[] {
  const sheets = inSheets(parts.body)
  return sheets.map(({ blocks, landscape }, i) => {
    const last = i === sheets.length - 1
    return section(parts, landscape, i === 0 ? 'first' : 'goes on', [
      ...(i === 0 ? opening(parts) : []),
      ...wordBlocks(blocks, levels, textWidth(landscape), last),
      ...(last ? [closing(parts)] : []),
    ])
  })
}

function appendixSections(parts: LetterParts, levels: Levels): ISectionOptions[] {
  return parts.appendices.map(({ label, title: name, with: note, blocks, landscape }) => {
    const width = textWidth(landscape)
    return section(parts, landscape, 'first', [
      new Paragraph({ style: 'PhuLuc', children: [new TextRun(label)] }),
      evenly(name, title, width),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: twips(layout.gap * 2) },
        children: [typed(note, { size: size.body, italic: true })],
      }),
      ...wordBlocks(blocks.map(upright), levels, width),
    ])
  })
}

// In an appendix the whole appendix is turned, not a table of it.
function upright(block: LetterBlock): LetterBlock {
  return block.type === 'table' ? { ...block, landscape: false } : block
}

function opening(parts: LetterParts): (Paragraph | Table)[] {
  const width = textWidth(false)
  return [
    wordLetterhead(parts),
    evenly(parts.kind, title, width, { title: true, before: 18 }),
    evenly(parts.subject, title, width, { title: true }),
    shortRule(parts.subject, title, width),
    new Paragraph({ spacing: { line: twips(12) } }),
    ...addressees(parts.addressees),
    ...parts.bases.map(
      (text) =>
        new Paragraph({ style: 'NoiDung', children: [typed(text, { size: size.body, italic: true })] }),
    ),
  ]
}

// Several addressees stand one a line, their dashes under the colon (phụ lục I, 9a).
function addressees(names: string[]): Paragraph[] {
  if (names.length === 0) return []
  const after = { after: twips(layout.gap * 2) }
  const only = names.length === 1 ? ` ${names[0]}` : ''
  if (only)
    return [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: after,
        children: [new TextRun(`Kính gửi:${only}`)],
      }),
    ]
  const measure = (text: string) => widthOf(text, { size: size.body })
  const { left, dash } = addresseeIndent(names, textWidth(false), measure)
  return [
    new Paragraph({ indent: { left: twips(left) }, children: [new TextRun('Kính gửi:')] }),
    ...names.map(
      (name, i) =>
        new Paragraph({
          indent: { left: twips(dash + measure('- ')), hanging: twips(measure('- ')) },
          ...(i === names.length - 1 && { spacing: after }),
          children: [new TextRun(name)],
        }),
    ),
  ]
}

function closing({ recipients, signature }: LetterParts): Table {
  const small = { size: size.recipients }
  const post = { size: size.body, bold: true }
  const signing = (text: string, room: number) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(room) },
      children: [typed(text, post)],
    })
  return twoColumns(
    [
      [
        [
          new Paragraph({
            spacing: { before: twips(recipientsDrop()) },
            children: [typed('Nơi nhận:', { size: size.recipientsHead, bold: true, italic: true })],
          }),
          ...recipients.map((text) => new Paragraph({ children: [typed(text, small)] })),
        ],
        [
          ...signature.lines.map((line, i) => signing(line, i === 0 ? layout.gap : 0)),
          signing(signature.name ?? '', layout.signing),
        ],
      ],
    ],
    true,
  )
}

function section(
  parts: LetterParts,
  landscape: boolean,
  numbering: 'first' | 'goes on',
  children: (Paragraph | Table)[],
): ISectionOptions {
  const { page, margin, running } = layout
  const footer = parts.footers.length > 0 ? wordFooter(parts.footers) : undefined
  const number = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: halfPoints(size.pageNumber), children: [PageNumber.CURRENT] })],
      }),
    ],
  })
  return {
    properties: {
      // The library swaps width and height of a turned page itself.
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          right: twips(margin.right),
          header: twips(running),
          footer: twips(running),
        },
        ...(numbering === 'first' && { pageNumbers: { start: 1 } }),
      },
      titlePage: numbering === 'first',
    },
    headers: { default: number, first: new Header({ children: [new Paragraph({})] }) },
    ...(footer && { footers: { default: footer, first: footer } }),
    children,
  }
}

function wordFooter(lines: string[]): Footer {
  return new Footer({
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [typed(line, { size: size.footer, italic: true })],
        }),
    ),
  })
}
