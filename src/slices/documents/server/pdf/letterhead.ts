import type { Content, ContentColumns } from 'pdfmake/interfaces.js'
import { addresseeIndent, type LetterParts } from '../../rules/letter-parts.ts'
import { layout, mm, recipientsDrop, textWidth } from '../../rules/letter-layout.ts'
import { widthOf } from '../tinos.ts'
import { justified } from './blocks.ts'
import { centred, evenly, rule, shortRule, typed } from './measures.ts'

const { size, letterhead, gap } = layout
const issuer = { size: size.issuer, bold: true }
const motto = { size: size.motto, bold: true }
const title = { size: size.title, bold: true }

/** All that stands above the text: letterhead, name and subject, addressees, bases. */
export function pdfOpening(parts: LetterParts): Content[] {
  const width = textWidth(false)
  return [
    twoColumns(
      [
        ...(parts.parentBody ? [evenly(parts.parentBody, { size: size.issuer }, letterhead.left)] : []),
        evenly(parts.issuer, issuer, letterhead.left),
        shortRule(parts.issuer, issuer, letterhead.left),
      ],
      [
        centred(parts.motto.state, { size: size.state, bold: true }),
        centred(parts.motto.words, motto),
        rule(widthOf(parts.motto.words, motto), letterhead.right),
      ],
    ),
    twoColumns(
      [centred(parts.number, { size: size.number }, gap), ...(parts.draft ? [boxed(parts.draft)] : [])],
      [centred(parts.placeDate, { size: size.number, italic: true }, gap)],
    ),
    evenly(parts.kind, title, width, 18),
    evenly(parts.subject, title, width),
    { stack: [shortRule(parts.subject, title, width)], margin: [0, 0, 0, 14] },
    ...addressees(parts.addressees),
    ...parts.bases.map((text) => justified([{ text, italic: true }])),
  ]
}

/** Recipients beside the signature, with room for signature and seal. */
export function pdfClosing({ recipients, signature }: LetterParts): Content {
  const post = { size: size.body, bold: true }
  return twoColumns(
    [
      {
        ...typed('Nơi nhận:', { size: size.recipientsHead, bold: true, italic: true }),
        margin: [0, recipientsDrop(), 0, 0],
      },
      ...recipients.map((text) => typed(text, { size: size.recipients })),
    ],
    [
      ...signature.lines.map((line, i) => centred(line, post, i === 0 ? gap : 0)),
      centred(signature.name ?? ' ', post, layout.signing),
    ],
  )
}

function twoColumns(left: Content[], right: Content[]): ContentColumns {
  return {
    columnGap: 0,
    columns: [
      { width: letterhead.left, stack: left },
      { width: letterhead.right, stack: right },
    ],
  }
}

// Several addressees stand one a line, their dashes under the colon (phụ lục I, 9a).
function addressees(names: string[]): Content[] {
  const after = gap * 2
  if (names.length < 2)
    return names.map((name): Content => ({
      text: `Kính gửi: ${name}`,
      alignment: 'center',
      margin: [0, 0, 0, after],
    }))
  const { left, dash } = addresseeIndent(names, textWidth(false), (text) =>
    widthOf(text, { size: size.body }),
  )
  return [
    { text: 'Kính gửi:', margin: [left, 0, 0, 0] },
    {
      stack: names.map((name): Content => ({
        columns: [
          { width: 'auto', text: '- ', preserveTrailingSpaces: true },
          { width: '*', text: name.replace(/^- /, '') },
        ],
      })),
      margin: [dash, 0, 0, after],
    },
  ]
}

function boxed(text: string): Content {
  const style = { size: size.number, bold: true }
  const width = widthOf(text, style) + mm(4)
  return {
    layout: { hLineWidth: () => 0.75, vLineWidth: () => 0.75 },
    table: { widths: [width], body: [[centred(text, style)]] },
    margin: [(letterhead.left - width) / 2 - 4, gap, 0, 0],
  }
}
