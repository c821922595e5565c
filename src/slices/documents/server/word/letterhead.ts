import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { LetterParts } from '../../rules/letter-parts.ts'
import { evenLines } from '../../rules/letter-lines.ts'
import { layout, mm } from '../../rules/letter-layout.ts'
import { widthOf, type TextStyle } from '../tinos.ts'
import { noBorders, noMargins, rule, twips, typed } from './measures.ts'

const { size, letterhead } = layout

/** Issuer and number at the left, motto, place and date at the right. */
export function wordLetterhead(parts: LetterParts): Table {
  const { motto } = parts
  return twoColumns([
    [
      [
        ...(parts.parentBody ? [evenly(parts.parentBody, { size: size.issuer }, letterhead.left)] : []),
        evenly(parts.issuer, { size: size.issuer, bold: true }, letterhead.left),
        shortRule(parts.issuer, { size: size.issuer, bold: true }, letterhead.left),
      ],
      [
        centred(motto.state, { size: size.state, bold: true }),
        centred(motto.words, { size: size.motto, bold: true }),
        rule(widthOf(motto.words, { size: size.motto, bold: true }), letterhead.right),
      ],
    ],
    [
      [centred(parts.number, { size: size.number }, 6), ...(parts.draft ? [boxed(parts.draft)] : [])],
      [centred(parts.placeDate, { size: size.number, italic: true }, 6)],
    ],
  ])
}

/** A table of two columns that nobody sees: letterhead, and recipients beside the signature. */
export function twoColumns(rows: [Paragraph[], Paragraph[]][], held = false): Table {
  const widths = [twips(letterhead.left), twips(letterhead.right)]
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(letterhead.left) + twips(letterhead.right), type: WidthType.DXA },
    columnWidths: widths,
    borders: noBorders,
    margins: noMargins,
    rows: rows.map(
      (cells) =>
        new TableRow({ cantSplit: held, children: cells.map((children) => new TableCell({ children })) }),
    ),
  })
}

export function centred(text: string, style: TextStyle, before = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(before) },
    children: [typed(text, style)],
  })
}

/** Centred over lines as even as they can be, by indents alone, so that the words stay one paragraph. */
export function evenly(
  text: string,
  style: TextStyle,
  width: number,
  more: { title?: boolean; before?: number } = {},
): Paragraph {
  const side = twips(Math.max(0, (width - longest(text, style, width)) / 2 - 1))
  return new Paragraph({
    ...(more.title && { style: 'Title' }),
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: twips(more.before ?? 0) },
    children: text.split('\n').map((line, i) => typed(line, style, i > 0)),
  })
}

/** The rule under issuer and subject: a third to a half of the text above. */
export function shortRule(text: string, style: TextStyle, width: number): Paragraph {
  return rule(longest(text, style, width) * layout.ruleShare, width)
}

function longest(text: string, style: TextStyle, width: number): number {
  const measure = (line: string) => widthOf(line, style)
  return Math.max(...evenLines(text, width, measure).map(measure))
}

function boxed(text: string): Paragraph {
  const style = { size: size.number, bold: true }
  const side = twips((letterhead.left - widthOf(text, style) - mm(4)) / 2)
  const edge = { style: BorderStyle.SINGLE, size: 6, space: 2, color: '000000' }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: twips(layout.gap) },
    border: { top: edge, bottom: edge, left: edge, right: edge },
    children: [typed(text, style)],
  })
}
