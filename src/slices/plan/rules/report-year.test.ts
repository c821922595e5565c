import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, civilDate } from '#kernel/civil-date.ts'
import { inWindow, reportWindow, reportYearOf } from './report-year.ts'

it('counts 15/12 to the next year and 14/12 to its own', () => {
  expect(reportYearOf(civilDate('2025-12-14'))).toBe(2025)
  expect(reportYearOf(civilDate('2025-12-15'))).toBe(2026)
  expect(reportYearOf(civilDate('2026-01-01'))).toBe(2026)
})

it('puts every day into the window of exactly its own report year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
      const day = addDays(civilDate('1990-01-01'), offset)
      const year = reportYearOf(day)
      const holding = [year - 1, year, year + 1].filter((one) => inWindow(reportWindow(one), day, day))
      expect(holding).toEqual([year])
    }),
  )
})

it('takes no event that ends before it begins or crosses the window', () => {
  const window = reportWindow(2026)
  expect(inWindow(window, civilDate('2026-03-02'), civilDate('2026-03-01'))).toBe(false)
  expect(inWindow(window, civilDate('2025-12-14'), civilDate('2025-12-16'))).toBe(false)
})
