import { describe, expect, it } from 'vitest'
import type { LetterBlock } from '../letter.ts'
import { letterMark, markHeadings, romanMark } from './letter-marks.ts'

const heading = (level: 'part' | 'roman' | 'decimal' | 'letter', mark?: string): LetterBlock => ({
  type: 'heading',
  level,
  text: 'x',
  ...(mark ? { mark } : {}),
})
const marks = (...blocks: LetterBlock[]) =>
  markHeadings(blocks).map((block) => (block.type === 'heading' ? block.mark : '-'))

describe('numbers of headings', () => {
  it('Roman numbers count up', () => {
    expect([1, 2, 3, 4, 5, 9, 14, 40, 1994].map(romanMark)).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'V',
      'IX',
      'XIV',
      'XL',
      'MCMXCIV',
    ])
  })

  it('letters follow the Vietnamese alphabet of "điểm": a b c d đ e g', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 10, 23, 24].map(letterMark)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'đ',
      'e',
      'g',
      'k',
      'y',
      'aa',
    ])
  })

  it('each level begins anew under the heading above', () => {
    expect(
      marks(
        heading('roman'),
        heading('decimal'),
        heading('letter'),
        heading('letter'),
        heading('decimal'),
        heading('letter'),
        heading('roman'),
        heading('decimal'),
      ),
    ).toEqual(['I', '1', 'a', 'b', '2', 'a', 'II', '1'])
  })

  it('a heading that brings its mark keeps it', () => {
    expect(marks(heading('roman', 'IV'), heading('decimal', '13'))).toEqual(['IV', '13'])
  })
})
