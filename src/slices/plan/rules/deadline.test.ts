import { expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { deadlineOn, deadlinesIn } from './deadline.ts'

const yearly = { due: null, recurrence: { every: 'year', last: ['--11-30'] } }

it('lays "trước ngày 01/12 hằng năm" on 30/11 of the report year', () => {
  expect(deadlinesIn(yearly, 2026)).toEqual(['2026-11-30'])
})

it('finds a twice-yearly and a monthly rhythm inside the window, in order', () => {
  expect(
    deadlinesIn({ due: null, recurrence: { every: 'half-year', last: ['--05-31', '--11-14'] } }, 2026),
  ).toEqual(['2026-05-31', '2026-11-14'])
  expect(deadlinesIn({ due: null, recurrence: { every: 'month', last: ['---24'] } }, 2026)).toHaveLength(12)
})

it('keeps the 30th of every month in February by its last day, also in leap years', () => {
  const monthly = { due: null, recurrence: { every: 'month', last: ['---30'] } }
  expect(deadlinesIn(monthly, 2026)).toContain('2026-02-28')
  expect(deadlinesIn(monthly, 2028)).toContain('2028-02-29')
})

it('names the deadline that has passed last, else the next', () => {
  const twice = { due: null, recurrence: { every: 'half-year', last: ['--05-31', '--11-14'] } }
  expect(deadlineOn(twice, 2026, civilDate('2026-03-01'))).toBe('2026-05-31')
  expect(deadlineOn(twice, 2026, civilDate('2026-06-01'))).toBe('2026-05-31')
  expect(deadlineOn(twice, 2026, civilDate('2026-12-01'))).toBe('2026-11-14')
  expect(deadlineOn({ due: null, recurrence: null }, 2026, civilDate('2026-12-01'))).toBeNull()
})
