import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { PlanReading } from '../../reading.ts'
import { readPlan } from './read-plan.ts'

const path = (name: string) =>
  new URL(`../../../../../data/plans/7-KH-UBND-2025-nghe-an.${name}`, import.meta.url)

test('the plan of the province is read as it was by hand', () => {
  const expected = PlanReading.parse(JSON.parse(readFileSync(path('reading.json'), 'utf8')))
  const text = readFileSync(path('txt'), 'utf8')
  const reading = readPlan(textToExtracted(expected.source.name, text, expected.source.sha256))
  const plain = ({ warnings, programmes: _, ...rest }: PlanReading) => ({
    ...rest,
    warnings: warnings.map(({ code, ref }) => ({ code, ref })),
  })
  expect(plain(reading)).toEqual(plain(expected))
})
