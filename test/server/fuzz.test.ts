import { expect, it } from 'vitest'
import { seedOf } from '../support/chance.ts'
import { fuzzDoors } from '../support/fuzz-doors.ts'
import { issueRealPlan } from './support/issue-plan.ts'
import { useWorld } from './support/world.ts'

const RUNS = 200
const world = useWorld()

it(`answers ${RUNS} made-up inputs at each door without once failing itself`, async () => {
  const seed = seedOf(process.env['SEED'])
  process.stderr.write(`fuzz of doors: SEED=${seed}\n`)
  await issueRealPlan(world.it)
  const logins = ['thang', 'quan', 'huy', 'giu']
  const { sent, byStatus, broken } = await fuzzDoors({ url: world.it.url, logins, runs: RUNS, seed })
  process.stderr.write(`fuzz of doors: ${sent} sent, ${JSON.stringify(byStatus)}\n`)
  expect(broken).toEqual([])
  expect(byStatus['200']! / sent).toBeGreaterThan(0.1)
  expect((await world.it.anyone.raw('/healthz')).status).toBe(200)
}, 600_000)
