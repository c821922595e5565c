import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chanceOf, seedOf } from '../support/chance.ts'
import { crashAndCount } from '../support/crash.ts'

const KILLS = 10

it(`keeps every acknowledged command over ${KILLS} kills of the program, its database and both`, async () => {
  const seed = seedOf(process.env['SEED'])
  const say = (line: string) => void process.stderr.write(`crash: ${line}\n`)
  say(`SEED=${seed}`)
  const home = await mkdtemp(join(tmpdir(), 'mn-crash-'))
  try {
    const { wrong, seal, acknowledged } = await crashAndCount(home, KILLS, chanceOf(seed), say)
    expect(wrong).toEqual([])
    expect(acknowledged).toBeGreaterThan(KILLS)
    expect(seal.difference).toBeNull()
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}, 600_000)
