import { expect, it } from 'vitest'
import { seedOf } from './support/chance.ts'
import { mutated, planSources, readOrRefuse } from './support/fuzz-reading.ts'

const RUNS = 500

it(`reads or refuses ${RUNS} changed plans, and loses no character`, async () => {
  const seed = seedOf(process.env['SEED'])
  process.stderr.write(`fuzz of readings: SEED=${seed}\n`)
  const sources = planSources()
  for (let i = 0; i < RUNS; i++) {
    const source = mutated(sources, seed + i)
    expect([seed + i, source.name, await readOrRefuse(source)]).toEqual([
      seed + i,
      source.name,
      expect.stringMatching(/^(read|refused)$/),
    ])
  }
}, 300_000)
