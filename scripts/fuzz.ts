// `npm run fuzz`: 10,000 changed plans and 10,000 inputs at each door of a real server. `SEED=…` shows a run again,
// `RUNS=…` makes it shorter.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedOf } from '#test/support/chance.ts'
import { fuzzDoors } from '#test/support/fuzz-doors.ts'
import { mutated, planSources, readOrRefuse } from '#test/support/fuzz-reading.ts'
import { startProgram } from '#test/support/program.ts'

const runs = Number(process.env['RUNS'] ?? 10_000)
const seed = seedOf(process.env['SEED'])
const say = (line: string) => void process.stdout.write(`${line}\n`)
say(`SEED=${seed}`)
const wrong = [...(await changedPlans()), ...(await madeUpInputs())]
for (const line of wrong) say(line)
say(wrong.length === 0 ? 'no failure' : `${wrong.length} failures`)
process.exitCode = wrong.length === 0 ? 0 : 1

async function changedPlans(): Promise<string[]> {
  const sources = planSources()
  const found: string[] = []
  const counts: Record<string, number> = {}
  for (let i = 0; i < runs; i++) {
    const source = mutated(sources, seed + i)
    const outcome = await readOrRefuse(source)
    const word = typeof outcome === 'string' ? outcome : 'wrong'
    counts[word] = (counts[word] ?? 0) + 1
    if (typeof outcome !== 'string') found.push(`SEED=${seed + i} ${source.name}: ${outcome.wrong}`)
    if ((i + 1) % 1000 === 0) say(`plans: ${i + 1} of ${runs}, ${JSON.stringify(counts)}`)
  }
  return found
}

async function madeUpInputs(): Promise<string[]> {
  const home = await mkdtemp(join(tmpdir(), 'mn-fuzz-'))
  const program = await startProgram(home)
  try {
    const logins = ['thang', 'quan', 'huy', 'giu']
    const { sent, byStatus, broken } = await fuzzDoors({ url: program.url, logins, runs, seed, onDoor: say })
    say(`doors: ${sent} sent, ${JSON.stringify(byStatus)}`)
    const alive = await fetch(`${program.url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    const failures = broken.map(({ door, status, sent: what }) => `${door} answered ${status} to ${what}`)
    return alive
      ? failures
      : [...failures, `the server did not live through it:\n${program.said().slice(-4000)}`]
  } finally {
    await program.stop()
    await rm(home, { recursive: true, force: true })
  }
}
