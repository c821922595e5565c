import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx'
import type { TextStyle } from '../tinos.ts'
import { layout } from '../../rules/letter-layout.ts'

/** Word's twentieths of a point. */
export function twips(points: number): number {
  return Math.round(points * 20)
}

/** Word's half points of type size. */
export function halfPoints(points: number): number {
  return Math.round(points * 2)
}

/** A rule of exact length in the middle of its space, in points: the border of an empty line, which no printer moves. */
export function rule(length: number, space: number): Paragraph {
  const side = twips((space - length) / 2)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: twips(space) - side - twips(length) },
    spacing: { before: twips(2), line: twips(2), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: layout.rule * 8, space: 0, color: '000000' } },
    run: { size: 2 },
  })
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
export const noMargins = { top: 0, bottom: 0, left: 0, right: 0 }

/** A run in the dress given and no more, so that styles keep their say. */
export function typed(text: string, { size, bold, italic }: Partial<TextStyle>, onNewLine = false): TextRun {
  return new TextRun({
    text,
    ...(size !== undefined && { size: halfPoints(size) }),
    ...(bold && { bold }),
    ...(italic && { italics: italic }),
    ...(onNewLine && { break: 1 }),
  })
}
