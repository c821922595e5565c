import { expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import { proposeFields } from '#slices/access/rules/propose-fields.ts'
import { dataFile } from '#test/data-file.ts'
import { ngheAn } from '#test/nghe-an.ts'
import { bodiesOfPlan, linesOf, type Printed } from './assign.ts'

const rules = ngheAn()
const day = civilDate('2025-01-06')
const today = civilDate('2026-11-24')
const reading = dataFile('plans/7-KH-UBND-2025-nghe-an.reading.json') as {
  tasks: (Omit<Printed, 'fields'> & { text: string })[]
}
const tasks: Printed[] = reading.tasks.map((task) => ({
  ...task,
  fields: proposeFields(task.text, rules.fields),
}))
const within = bodiesOfPlan(tasks, day, rules)
const lines = tasks.flatMap((task) => linesOf(task, within, day, today, rules))
const leadsOn = (on: typeof day, ref?: string) =>
  new Set(
    lines
      .filter((line) => line.role === 'lead' && (ref === undefined || line.ref === ref))
      .filter((line) => isValidOn({ validFrom: line.from, validTo: line.to }, on))
      .map((line) => line.agencyId),
  )

it('puts 7/KH-UBND on 32 bodies on its day and on 138 today', () => {
  expect(leadsOn(day).size).toBe(32)
  expect(leadsOn(today).size).toBe(138)
})

it('reaches all 130 communes for "Các địa phương" and all 138 for the yearly report', () => {
  expect(leadsOn(today, 'II.3.3').size).toBe(130)
  expect(leadsOn(today, 'II.5.1').size).toBe(138)
})

it('gives no body two lines of one task at once', () => {
  for (const task of tasks)
    for (const on of [day, civilDate('2025-03-01'), civilDate('2025-07-01'), today]) {
      const held = lines.filter(
        (line) => line.ref === task.ref && isValidOn({ validFrom: line.from, validTo: line.to }, on),
      )
      expect(new Set(held.map((line) => line.agencyId)).size).toBe(held.length)
    }
})
