import type { Block, Cell, ParagraphBlock, RowBlock } from '../../model.ts'
import { limits } from './limits.ts'
import { Refusal } from './refusal.ts'

type ParagraphTraits = Omit<ParagraphBlock, 'type' | 'start' | 'end'>
type RowTraits = Omit<RowBlock, 'type' | 'start' | 'end' | 'cells'>
export type CellTraits = Omit<Cell, 'start' | 'end'> & { text: string }

export interface TextBuilder {
  paragraph(text: string, traits: ParagraphTraits): void
  row(cells: CellTraits[], traits: RowTraits): void
  finish(): { text: string; blocks: Block[] }
}

/** Joins paragraphs and rows to one text and keeps where each stands. */
export function createTextBuilder(): TextBuilder {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0

  function add(text: string): number {
    parts.push(text)
    length += text.length
    if (length > limits.characters) throw new Refusal('document.too_large')
    return length
  }

  return {
    paragraph(text, traits) {
      const start = length
      blocks.push({ type: 'paragraph', start, end: add(`${cleanLine(text)}\n`), ...traits })
    },
    row(cells, traits) {
      const start = length
      const placed = cells.map(({ text, column, span, merge, bold }): Cell => {
        const from = length
        const to = add(
          text
            .split('\n')
            .map((line) => cleanLine(line).replaceAll('\t', ' '))
            .join('\n'),
        )
        add('\t')
        return { start: from, end: to, column, span, merge, bold }
      })
      blocks.push({ type: 'row', start, end: add('\n'), ...traits, cells: placed })
    },
    finish: () => ({ text: parts.join(''), blocks }),
  }
}

/**
 * A line as a reader of the page sees it: NFC, one kind of space and of hyphen inside words, nothing invisible. Some
 * writers of PDF give Ƣ for Ư, a letter Vietnamese does not have.
 */
function cleanLine(text: string): string {
  return text
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\n\r\v\f\u2028\u2029]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/(?!\t)[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll('ƣ', 'ư')
    .replaceAll('Ƣ', 'Ư')
    .normalize('NFC')
}

/** How much of a line is set in a face: counted in letters and digits. */
export interface Tally {
  letters: number
  bold: number
  italic: number
}

export const noTally: Tally = { letters: 0, bold: 0, italic: 0 }

export function addTally(a: Tally, b: Tally): Tally {
  return { letters: a.letters + b.letters, bold: a.bold + b.bold, italic: a.italic + b.italic }
}

export function tallyOf(text: string, bold: boolean, italic: boolean): Tally {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return { letters, bold: bold ? letters : 0, italic: italic ? letters : 0 }
}

/** A line counts as bold when nearly all of it is: a lead word in bold does not make a heading. */
export function mostly(part: number, tally: Tally): boolean {
  return tally.letters > 0 && part >= 0.9 * tally.letters
}
