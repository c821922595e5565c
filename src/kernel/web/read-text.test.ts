import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate, printDay } from '../civil-date.ts'
import { fold, found, marked } from './fold.ts'
import { readDay } from './read-day.ts'
import { diffWords } from './word-diff.ts'

const near = civilDate('2026-11-25')

describe('a typed day', () => {
  test.each([
    ['25/11', '2026-11-25'],
    ['5/1', '2027-01-05'],
    ['28/12', '2026-12-28'],
    ['25112026', '2026-11-25'],
    ['251126', '2026-11-25'],
    ['2511', '2026-11-25'],
    ['25.11.2026', '2026-11-25'],
    ['25 - 11 - 26', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    [' 1/7/2025 ', '2025-07-01'],
    ['29/2', '2028-02-29'],
  ])('%s is read', (typed, day) => {
    expect(readDay(typed, typed === '29/2' ? civilDate('2028-02-01') : near)).toBe(day)
  })

  test.each(['', '25', '31/2/2026', '25/13', 'hôm nay', '29/2/2026', '111', '1/1/1/1'])(
    '“%s” is no day',
    (typed) => {
      expect(readDay(typed, near)).toBeNull()
    },
  )

  test('every day is read back from how it is printed, and without its year near itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -180, max: 180 }), (days, off) => {
        const day = addDays(near, days)
        expect(readDay(printDay(day), near)).toBe(day)
        expect(readDay(printDay(day).replaceAll('/', ''), near)).toBe(day)
        expect(readDay(printDay(day).slice(0, 5), addDays(day, off))).toBe(day)
      }),
    )
  })
})

describe('searching without diacritics', () => {
  test('finds words in any order by their beginnings', () => {
    expect(found('Huyện Kỳ Sơn', 'son ky')).toBe(true)
    expect(found('Sở Lao động - Thương binh và Xã hội', 'lao dong tb')).toBe(false)
    expect(found('Xã Đông Hiếu', 'dong hi')).toBe(true)
    expect(found('Xã Đông Hiếu', 'ong')).toBe(false)
    expect(found('Xã Mường Lống'.normalize('NFD'), 'MƯỜNG lống')).toBe(true)
  })

  test('keeps the letters when it marks them', () => {
    const pieces = marked('12 xã từ huyện Kỳ Sơn cũ', 'ky son')
    expect(pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['Kỳ Sơn'])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, asked) => {
        expect(
          marked(text, asked)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text.normalize('NFC'))
      }),
    )
  })

  test('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('two versions of a sentence', () => {
  test('differ by the words that differ', () => {
    const { a, b } = diffWords('Có 163 trường mở lớp dạy bơi.', 'Có 158 trường mở lớp dạy bơi an toàn.')
    expect(a.filter((piece) => piece.differs).map((piece) => piece.text)).toEqual(['163', 'bơi.'])
    expect(b.filter((piece) => piece.differs).map((piece) => piece.text)).toEqual(['158', 'bơi an toàn.'])
  })

  test('lose no letter, and equal ones have no difference', () => {
    const words = fc.array(fc.constantFrom('trẻ', 'em', 'xã', ' ', '163', '\n'), { maxLength: 40 })
    fc.assert(
      fc.property(words, words, (left, right) => {
        const [one, two] = [left.join(' '), right.join(' ')]
        const { a, b } = diffWords(one, two)
        expect(a.map((piece) => piece.text).join('')).toBe(one)
        expect(b.map((piece) => piece.text).join('')).toBe(two)
        expect(diffWords(one, one).a.some((piece) => piece.differs)).toBe(false)
      }),
    )
  })
})
