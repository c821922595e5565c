// `npm run crash`: 50 kills at random moments of writing, of the program, its database and both. `SEED=…`, `KILLS=…`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chanceOf, seedOf } from '#test/support/chance.ts'
import { crashAndCount } from '#test/support/crash.ts'

const seed = seedOf(process.env['SEED'])
const say = (line: string) => void process.stdout.write(`${line}\n`)
say(`SEED=${seed}`)
const home = await mkdtemp(join(tmpdir(), 'mn-crash-'))
try {
  const { wrong, seal, kills, ...rest } = await crashAndCount(
    home,
    Number(process.env['KILLS'] ?? 50),
    chanceOf(seed),
    say,
  )
  for (const line of wrong) say(line)
  say(`kills ${JSON.stringify(kills)}; commands ${JSON.stringify(rest)}`)
  say(
    `seal: ${seal.entries} entries in ${seal.batches} batches, difference ${JSON.stringify(seal.difference)}`,
  )
  process.exitCode = wrong.length === 0 && seal.difference === null ? 0 : 1
} finally {
  await rm(home, { recursive: true, force: true })
}
