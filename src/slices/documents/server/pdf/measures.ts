import type { Content, ContentCanvas, ContentText } from 'pdfmake/interfaces.js'
import { evenLines } from '../../rules/letter-lines.ts'
import { layout } from '../../rules/letter-layout.ts'
import { widthOf, type TextStyle } from '../tinos.ts'

/** Marks what must not end a page: see `pageBreakBefore`. */
export const HEADLINE = 1

/** Marks page numbers and feet, which are no content of their page. */
export const RUNNING = 2

/** Text in the dress given and no more. */
export function typed(text: string, { size, bold, italic }: Partial<TextStyle>): ContentText {
  return {
    text,
    ...(size !== undefined && { fontSize: size }),
    ...(bold && { bold }),
    ...(italic && { italics: italic }),
  }
}

export function centred(text: string, style: TextStyle, before = 0): ContentText {
  return { ...typed(text, style), alignment: 'center', margin: [0, before, 0, 0] }
}

/** Centred over lines as even as they can be. */
export function evenly(text: string, style: TextStyle, width: number, before = 0): ContentText {
  const side = Math.max(0, (width - longest(text, style, width)) / 2 - 1)
  return { ...typed(text, style), alignment: 'center', margin: [side, before, side, 0] }
}

/** A rule of exact length (points) in the middle of its space. */
export function rule(length: number, space: number): ContentCanvas {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: layout.rule }],
    margin: [(space - length) / 2, 2, 0, 2],
  }
}

/** The rule under issuer and subject: a third to a half of the text above. */
export function shortRule(text: string, style: TextStyle, width: number): Content {
  return rule(longest(text, style, width) * layout.ruleShare, width)
}

function longest(text: string, style: TextStyle, width: number): number {
  const measure = (line: string) => widthOf(line, style)
  return Math.max(...evenLines(text, width, measure).map(measure))
}
