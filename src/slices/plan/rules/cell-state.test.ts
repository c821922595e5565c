import { expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { cellState } from './cell-state.ts'

const due = civilDate('2026-11-30')

it('is silent while nothing is reported and the last day has not passed', () => {
  expect(cellState(null, due, due)).toBe('silent')
  expect(cellState(null, null, due)).toBe('silent')
})

it('is overdue from the day after the last day, unless done or nothing arose', () => {
  const after = civilDate('2026-12-01')
  expect(cellState(null, due, after)).toBe('overdue')
  expect(cellState('under-way', due, after)).toBe('overdue')
  expect(cellState('done', due, after)).toBe('done')
  expect(cellState('nothing-arose', due, after)).toBe('nothing-arose')
})
