import { expect, test } from 'vitest'
import { scoreReading } from './score.ts'

const plan = (...tasks: [string, ...string[]][]) => ({
  tasks: tasks.map(([ref, ...lead]) => ({ ref, lead })),
})

test('a reading equal to the expectation scores one', () => {
  const one = plan(['I.1', 'Sở Y tế'], ['I.2'])
  expect(scoreReading(one, one)).toEqual({ tasks: 1, leads: 1 })
})

test('a missed task and a wrong body cost their share', () => {
  const score = scoreReading(plan(['I.1', 'Sở Y tế']), plan(['I.1', 'Công an tỉnh'], ['I.2']))
  expect(score.tasks).toBeCloseTo(2 / 3)
  expect(score.leads).toBe(0)
})

test('a plan without tasks read as one scores one', () => {
  expect(scoreReading(plan(), plan())).toEqual({ tasks: 1, leads: 1 })
})
