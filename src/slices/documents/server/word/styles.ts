import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx'
import type { LetterHeading } from '../../letter.ts'
import { layout } from '../../rules/letter-layout.ts'
import { halfPoints, twips } from './measures.ts'

type Level = LetterHeading['level']

/** The levels a document uses, from the top: Word's Heading 1 is its highest, so no level is skipped. */
export function headingLevels(hasParts: boolean): Level[] {
  return hasParts ? ['part', 'roman', 'decimal', 'letter'] : ['roman', 'decimal', 'letter']
}

const first = { firstLine: twips(layout.firstLine) }
const gap = { after: twips(layout.gap) }

const headings: Record<Level, { bold: boolean; centred: boolean }> = {
  part: { bold: true, centred: true },
  roman: { bold: true, centred: false },
  decimal: { bold: true, centred: false },
  letter: { bold: false, centred: false },
}

export function letterStyles(levels: Level[]): IStylesOptions {
  const heading = (level: Level | undefined) =>
    level && {
      run: { size: halfPoints(layout.size.body), bold: headings[level].bold, color: '000000' },
      paragraph: headings[level].centred
        ? { alignment: AlignmentType.CENTER, keepNext: true, spacing: gap }
        : { alignment: AlignmentType.JUSTIFIED, keepNext: true, spacing: gap, indent: first },
    }
  const given = { heading1: heading(levels[0]), heading2: heading(levels[1]), heading3: heading(levels[2]) }
  const fourth = heading(levels[3])
  const title = {
    run: { size: halfPoints(layout.size.title), bold: true, color: '000000' },
    paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } },
  }
  return {
    default: {
      document: {
        run: {
          font: 'Times New Roman',
          size: halfPoints(layout.size.body),
          language: { value: 'vi-VN', eastAsia: 'vi-VN', bidirectional: 'vi-VN' },
        },
        paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
      },
      ...(given.heading1 && { heading1: given.heading1 }),
      ...(given.heading2 && { heading2: given.heading2 }),
      ...(given.heading3 && { heading3: given.heading3 }),
      ...(fourth && { heading4: fourth }),
      title,
    },
    paragraphStyles: [
      {
        id: 'NoiDung',
        name: 'Nội dung',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.JUSTIFIED, indent: first, spacing: gap },
      },
      {
        id: 'Bang',
        name: 'Bảng',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: halfPoints(layout.size.table) },
      },
      {
        id: 'PhuLuc',
        name: 'Phụ lục',
        basedOn: 'Normal',
        next: 'NoiDung',
        quickFormat: true,
        run: { bold: true },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, outlineLevel: 0 },
      },
    ],
  }
}
