// `npm run bench`: every main operation beside what it is measured against, in one run. Printed, never a test.
// `ENTRIES=…` makes the journal shorter.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dayOf } from '#kernel/civil-date.ts'
import { makeClock } from '#kernel/server/clock.ts'
import { openDatabase, rowsOf, type Database } from '#kernel/server/database.ts'
import { placesOf } from '#kernel/server/embedded/folders.ts'
import { joinEmbedded, type EmbeddedLease } from '#kernel/server/embedded/join.ts'
import { findRunning } from '#kernel/server/embedded/postmaster.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { sealAll } from '#kernel/server/seal/sealer.ts'
import { verifyJournal } from '#kernel/server/seal/verify.ts'
import { extractDocument } from '#slices/documents/server/api.ts'
import { readPlan } from '#slices/plan/rules/reading/read-plan.ts'
import { scoreReading, type Expectation } from '#slices/plan/rules/reading/score.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import { gridCells } from '#slices/plan/server/queries/grid.ts'
import { writeReport } from '#slices/reports/server/api.ts'
import { factsOf } from '#slices/reports/server/queries/consolidation.ts'
import { findReport } from '#slices/reports/server/queries/reports.ts'
import { writePassages } from '#slices/reports/rules/write-passages.ts'
import { fillJournal } from '#test/support/fill-journal.ts'
import { signIn } from '#test/support/http-hand.ts'
import { startProgram, type RunningProgram } from '#test/support/program.ts'

const ENTRIES = Number(process.env['ENTRIES'] ?? 1_000_000)
const clock = makeClock(null)
const today = dayOf(clock.now())
const home = await mkdtemp(join(tmpdir(), 'mn-bench-'))

say(`${cpus().length} processors, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}`)
try {
  await start()
  const program = await startProgram(home)
  const lease = await joinEmbedded(home, () => {})
  try {
    const database = openDatabase({ connectionString: lease.adminUrl, max: 4 })
    await doors(program, database)
    await report(database)
    await database.close()
    await reading()
    await seal(lease)
  } finally {
    await program.stop()
    await lease.leave()
  }
} finally {
  await rm(home, { recursive: true, force: true })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One line: what, how long, what it may take. */
function tell(what: string, ms: number, limit: number | null, more = ''): void {
  const share = limit === null ? '' : `  ${(ms / limit).toFixed(2)} of ${Math.round(limit)} ms`
  say(`${what.padEnd(44)} ${ms.toFixed(ms < 10 ? 1 : 0).padStart(8)} ms${share}${more}`)
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = []
  for (let i = 0; i < times; i++) all.push((await timed(work)).ms)
  return all.toSorted((a, b) => a - b)[Math.floor(times / 2)]!
}

async function start(): Promise<void> {
  const first = await startProgram(home)
  tell('first start', first.ready, 120_000)
  await first.stop()
  const later = await startProgram(home)
  tell('later start', later.ready, 5_000)
  const megabytes = memoryOf(later)
  if (megabytes !== null)
    say(
      `${'memory of all, once started'.padEnd(44)} ${String(megabytes).padStart(8)} MB  ${(megabytes / 1000).toFixed(2)} of 1000 MB`,
    )
  await later.stop()
}

/** Memory of the program and of all processes of its database, what they share counted once; null where nobody tells. */
function memoryOf(program: RunningProgram): number | null {
  const database = findRunning(placesOf(home))?.pid
  try {
    const pids = readdirSync('/proc').filter((name) => {
      if (!/^\d+$/.test(name)) return false
      const parent = Number(/\) \S (\d+)/.exec(readText(`/proc/${name}/stat`))?.[1])
      return [program.pid, database].includes(Number(name)) || parent === database || parent === program.pid
    })
    const kilobytes = pids.map((pid) =>
      Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
    )
    const sum = kilobytes.reduce((all, one) => all + one, 0)
    return sum === 0 ? null : Math.round(sum / 1024)
  } catch {
    return null
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

async function doors(program: RunningProgram, database: Database): Promise<void> {
  tell('sign-in', await median(7, () => signIn(program.url, 'huy')), null)
  const huy = await signIn(program.url, 'huy')
  const plans = await huy.get<{ id: string; number: string | null; tasks: number }[]>('/api/plans')
  const { id } = plans.find((plan) => plan.number === '7/KH-UBND')!
  tell('what waits for me', await median(15, () => huy.get('/api/waiting')), null)
  tell('plan with its task list', await median(15, () => huy.get(`/api/plans/${id}`)), null)
  const year = reportYearOf(today)
  const grid = await huy.get<{ bodies: unknown[]; tasks: unknown[]; cells: unknown[] }>(
    `/api/plans/${id}/grid`,
  )
  const cells = () => database.read((db) => rowsOf(db, gridCells(id, year, today)))
  tell('grid, its bare SQL the first time', (await timed(cells)).ms, null)
  const bare = await median(15, cells)
  const whole = await median(15, () => huy.get(`/api/plans/${id}/grid`))
  tell('grid, its bare SQL', bare, null)
  tell(
    `grid over HTTP, ${grid.bodies.length} × ${grid.tasks.length}`,
    whole,
    2 * bare + 20,
    `  ${(whole / bare).toFixed(1)} × the bare SQL`,
  )
}

async function report(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>(
    `select report.id from reports.report join plan.plan on plan.id = plan_id where plan.number = '7/KH-UBND' and report.year = 2025`,
  )
  const consolidated = await timed(() =>
    database.read(async (db) => writePassages(await factsOf(db, await findReport(db, rows[0]!.id), today))),
  )
  const write = () => database.read((db) => writeReport(db, { plan: '7/KH-UBND', year: 2025, today }))
  const written = await timed(write)
  tell(
    `consolidation of ${written.value.received} of ${written.value.bodies} bodies`,
    consolidated.ms,
    5_000,
    `  ${consolidated.value.length} passages`,
  )
  tell(
    'its Word file, from the tables on',
    written.ms,
    3_000,
    `  ${Math.round(written.value.bytes.length / 1000)} kB`,
  )
}

async function reading(): Promise<void> {
  const root = new URL('../src/slices/plan/rules/reading/fixtures/', import.meta.url)
  const scores: number[] = []
  for (const name of readdirSync(root)
    .filter((one) => /^\d/.test(one))
    .toSorted()) {
    const folder = new URL(`${name}/`, root)
    const source = readdirSync(folder).find((file) => file.startsWith('source.'))!
    const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expectation
    const path = fileURLToPath(new URL(source, folder))
    const read = await timed(async () => readPlan(await extractDocument({ name: source, path })))
    const { tasks, leads } = scoreReading(read.value, expected)
    scores.push(tasks, leads)
    tell(name, read.ms, 20_000, `  F1 tasks ${tasks.toFixed(3)}, leading bodies ${leads.toFixed(3)}`)
  }
  say(
    `${'lowest F1 of all plans'.padEnd(44)} ${Math.min(...scores)
      .toFixed(3)
      .padStart(8)}     0.950 asked`,
  )
}

async function seal(lease: EmbeddedLease): Promise<void> {
  const { pool, close } = openDatabase({ connectionString: lease.adminUrl, max: 4, statement_timeout: 0 })
  try {
    const ring = await openKeyRing(join(home, 'keys'), clock.now())
    const filled = await timed(() => fillJournal(pool, ENTRIES, Math.ceil(ENTRIES / 10_000)))
    tell(`journal of ${ENTRIES} entries written`, filled.ms, null)
    tell('sealed by the sealer', (await timed(() => sealAll(pool, ring, clock))).ms, null)
    const verified = await timed(() => verifyJournal({ connectionString: lease.adminUrl }, ring))
    const { entries, difference } = verified.value
    tell(`verified, ${entries} entries`, verified.ms, 10_000, difference === null ? '  whole' : '  NOT WHOLE')
  } finally {
    await close()
  }
}
