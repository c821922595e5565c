import { assert, integer, property as forAll, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate, type CivilDate } from '#kernel/civil-date.ts'
import { describePeriod, openDate, writtenCode, writtenDate, writtenNumber } from './words.ts'

const period = (from: string, to: string) => describePeriod(civilDate(from), civilDate(to))

describe('figures and days in documents', () => {
  it('a figure has Vietnamese separators, and a missing one is never 0', () => {
    expect(writtenNumber(1234.5)).toBe('1.234,5')
    expect(writtenNumber(12.5, 2)).toBe('12,50')
    expect(writtenNumber(0)).toBe('0')
    expect(writtenNumber(null)).toBe('chưa có số liệu')
  })

  it('a zero stands before days under 10 and before months 1 and 2 only (NĐ 30/2020)', () => {
    expect(writtenDate(civilDate('2026-01-05'))).toBe('ngày 05 tháng 01 năm 2026')
    expect(writtenDate(civilDate('2026-03-10'))).toBe('ngày 10 tháng 3 năm 2026')
    expect(writtenDate(civilDate('2026-12-01'))).toBe('ngày 01 tháng 12 năm 2026')
  })

  it('an undated paper leaves room for day and month', () => {
    expect(openDate(2026)).toMatch(/^ngày\u00a0{6}tháng\u00a0{6}năm 2026$/)
    expect(openDate()).toMatch(/năm\u00a0{8}$/)
  })

  it('numbers under 10 get a leading zero', () => {
    expect(['7', '07', '118', '12a'].map(writtenCode)).toEqual(['07', '07', '118', '12a'])
  })

  it('calendar years, halves, quarters and months go by name', () => {
    expect(period('2026-01-01', '2026-12-31')).toBe('năm 2026')
    expect(period('2026-01-01', '2026-06-30')).toBe('6 tháng đầu năm 2026')
    expect(period('2026-07-01', '2026-12-31')).toBe('6 tháng cuối năm 2026')
    expect(period('2026-10-01', '2026-12-31')).toBe('quý IV năm 2026')
    expect(period('2028-02-01', '2028-02-29')).toBe('tháng 2 năm 2028')
  })

  it('the reporting windows of NĐ 09/2019 Đ12 go by name and days', () => {
    expect(period('2025-12-15', '2026-12-14')).toBe('năm 2026 (từ ngày 15/12/2025 đến ngày 14/12/2026)')
    expect(period('2025-12-15', '2026-06-14')).toMatch(/^6 tháng đầu năm 2026 \(/)
    expect(period('2026-06-15', '2026-12-14')).toMatch(/^6 tháng cuối năm 2026 \(/)
    expect(period('2025-12-15', '2026-03-14')).toMatch(/^quý I năm 2026 \(/)
    expect(period('2026-10-15', '2026-11-14')).toMatch(/^tháng 11 năm 2026 \(/)
  })

  it('any other stretch is said by its ends', () => {
    expect(period('2025-12-15', '2026-11-20')).toBe('từ ngày 15/12/2025 đến ngày 20/11/2026')
    expect(period('2026-11-20', '2026-11-20')).toBe('ngày 20/11/2026')
    expect(() => period('2026-11-21', '2026-11-20')).toThrow(RangeError)
  })

  it('two different stretches never read alike', () => {
    const day = integer({ min: 0, max: 1200 }).map((n) => addDays(civilDate('2025-01-01'), n))
    const stretch = tuple(day, day).map(([a, b]): [CivilDate, CivilDate] => (a < b ? [a, b] : [b, a]))
    assert(
      forAll(stretch, stretch, ([a, b], [c, d]) => {
        expect(describePeriod(a, b) === describePeriod(c, d)).toBe(a === c && b === d)
      }),
    )
  })
})
