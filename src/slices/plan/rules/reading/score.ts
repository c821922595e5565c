import type { PlanReading } from '../../reading.ts'

/** What is noted by hand of a plan that a reading is compared with. */
export interface Expectation {
  tasks: Pick<PlanReading['tasks'][number], 'ref' | 'lead'>[]
}

export interface Score {
  /** F1 of the tasks by their refs, 0–1. */
  tasks: number
  /** F1 of the leading bodies, as pairs of ref and name, 0–1. */
  leads: number
}

/** How well a reading finds the tasks of a plan and who leads them. */
export function scoreReading(reading: Expectation, expected: Expectation): Score {
  return { tasks: f1(refsOf(reading), refsOf(expected)), leads: f1(leadsOf(reading), leadsOf(expected)) }
}

function refsOf(one: Expectation): Set<string> {
  return new Set(one.tasks.map((task) => task.ref))
}

function leadsOf(one: Expectation): Set<string> {
  return new Set(one.tasks.flatMap((task) => task.lead.map((name) => `${task.ref}\t${name}`)))
}

function f1(found: Set<string>, expected: Set<string>): number {
  if (found.size === 0 && expected.size === 0) return 1
  let shared = 0
  for (const one of found) if (expected.has(one)) shared += 1
  return (2 * shared) / (found.size + expected.size)
}
