import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { extractDocument } from '#slices/documents/server/api.ts'
import type { PlanReading } from '../../reading.ts'
import { readPlan } from './read-plan.ts'
import { scoreReading } from './score.ts'

type Expected = Partial<Omit<PlanReading, 'warnings'>> & {
  tasks: PlanReading['tasks']
  warnings: { code: string; ref: string | null }[]
  otherWarnings: { about: string; ref: string | null }[]
}

const root = new URL('./fixtures/', import.meta.url)
const plans = readdirSync(root).filter((name) => /^\d/u.test(name))

/** What binds: the words from which a time was read are not compared, white space is folded. */
function binding(task: PlanReading['tasks'][number]) {
  const { span: _span, due, recurrence, text, ...rest } = task
  return {
    ...rest,
    text: text.replace(/\s+/gu, ' ').trim(),
    due: due && { from: due.from, last: due.last },
    recurrence: recurrence && { every: recurrence.every, last: recurrence.last },
  }
}

describe.each(plans)('the plan %s', (name) => {
  const folder = new URL(`${name}/`, root)
  const source = readdirSync(folder).find((file) => file.startsWith('source.')) ?? ''
  const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected
  let reading: PlanReading
  beforeAll(async () => {
    reading = readPlan(await extractDocument({ name: source, path: fileURLToPath(new URL(source, folder)) }))
  })

  test('gives its tasks with bodies, times and references', () => {
    const read = reading
    expect(scoreReading(read, expected)).toEqual({ tasks: 1, leads: 1 })
    expect(read.tasks.map(binding)).toEqual(expected.tasks.map(binding))
  })

  test('gives its head, sections, duties and targets', () => {
    const read = reading
    for (const key of [
      'number',
      'date',
      'place',
      'kind',
      'title',
      'issuer',
      'legalBases',
      'recipients',
      'signer',
    ] as const) {
      if (key in expected) expect([key, read[key]]).toEqual([key, expected[key]])
    }
    expect(read.sections.map(({ number: _number, ...rest }) => rest)).toEqual(
      expected.sections?.map(({ ref, title, kind, parent, bodies }) => ({
        ref,
        title,
        kind,
        parent,
        bodies,
      })),
    )
    expect(read.duties.map(({ ref, kind, of }) => ({ ref, kind, of }))).toEqual(expected.duties)
    expect(read.targets.map(({ ref }) => ({ ref }))).toEqual(expected.targets)
  })

  test('warns where the plan is silent or unclear', () => {
    const read = reading
    const bodies = read.warnings.filter((warning) => warning.code === 'task.no_body')
    expect(bodies.map(({ code, ref }) => ({ code, ref }))).toEqual(expected.warnings)
    const others = read.warnings
      .filter((warning) => warning.code !== 'task.no_body')
      .map((warning) => warning.ref)
    expect(others.sort()).toEqual(expected.otherWarnings.map((warning) => warning.ref).sort())
  })
})
