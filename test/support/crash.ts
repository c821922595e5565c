import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { dayOf } from '#kernel/civil-date.ts'
import { makeClock } from '#kernel/server/clock.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { findRunning } from '#kernel/server/embedded/postmaster.ts'
import { placesOf } from '#kernel/server/embedded/folders.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import { makeFileStore } from '#kernel/server/files/file-store.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { sealAll } from '#kernel/server/seal/sealer.ts'
import { verifyJournal, type Verification } from '#kernel/server/seal/verify.ts'
import type { PlanView } from '#slices/plan/contract.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import type { Chance } from './chance.ts'
import { signIn, type Hand } from './http-hand.ts'
import { startProgram, type RunningProgram } from './program.ts'

interface Sent {
  commandId: string
  input: { progressId: string; words: string; evidence: { id: string; file: string }[] }
  login: string
  answer: unknown
}

export interface CrashReport {
  kills: Record<string, number>
  acknowledged: number
  unanswered: number
  /** Of those that nobody answered: done whole after all. */
  doneUnanswered: number
  /** What is lost, half done or done twice; empty is what we promise. */
  wrong: string[]
  seal: Verification
}

const KINDS = ['node', 'database', 'both'] as const
const WRITERS = ['huy', 'lan', 'minh', 'panh']

/** Writes without a pause and kills at random moments; then counts what was promised and what is there. */
export async function crashAndCount(
  home: string,
  times: number,
  chance: Chance,
  say: (line: string) => void,
): Promise<CrashReport> {
  const acknowledged: Sent[] = []
  const unanswered: Sent[] = []
  const kills: Record<string, number> = {}
  for (let round = 1; round <= times; round++) {
    const kind = KINDS[(round - 1) % KINDS.length]!
    const program = await startProgram(home)
    const before = acknowledged.length
    const writing = { goOn: true }
    const writers = await Promise.all(WRITERS.map((login) => openWriter(program, login)))
    const work = writers.map((writer) => writeOn(writer, chance, writing, acknowledged, unanswered))
    await wait(chance.upTo(1500) + 50)
    await kill(kind, home, program)
    // When only the database died, the program brings it back and goes on; it is killed in its next work.
    if (kind === 'database') await recovered(() => acknowledged.length, say)
    writing.goOn = false
    await program.kill()
    await Promise.all(work)
    kills[kind] = (kills[kind] ?? 0) + 1
    say(
      `${round}/${times} ${kind}: ${acknowledged.length - before} acknowledged, ready after ${Math.round(program.ready)} ms`,
    )
  }
  return {
    kills,
    acknowledged: acknowledged.length,
    unanswered: unanswered.length,
    ...(await count(home, acknowledged, unanswered)),
  }
}

interface Writer {
  login: string
  hand: Hand
  lines: string[]
}

async function openWriter(program: RunningProgram, login: string): Promise<Writer> {
  const hand = await signIn(program.url, login)
  const me = await hand.get<{ posts: { agencyId: string }[] }>('/api/session')
  const plans = await hand.get<{ id: string; number: string | null }[]>('/api/plans')
  const plan = plans.find((one) => one.number?.startsWith('7/') === true) ?? plans[0]!
  const { taskList } = await hand.get<PlanView>(`/api/plans/${plan.id}`)
  const own = me.posts.map((post) => post.agencyId)
  const lines = taskList
    .flatMap((task) => task.assignments)
    .filter((line) => line.role === 'lead' && own.includes(line.agencyId))
  return { login, hand, lines: lines.map((line) => line.id) }
}

async function writeOn(
  { login, hand, lines }: Writer,
  chance: Chance,
  writing: { goOn: boolean },
  acknowledged: Sent[],
  unanswered: Sent[],
): Promise<void> {
  while (writing.goOn) {
    const bytes = Buffer.from(`Biên bản ${randomBytes(chance.pick([8, 3000, 60_000])).toString('base64')}\n`)
    const file = await hand.upload('bien-ban.txt', bytes)
    if (file === null) {
      await wait(20)
      continue
    }
    const today = dayOf(makeClock(null).now())
    const input = {
      progressId: makeId(),
      assignmentId: chance.pick(lines),
      year: reportYearOf(today),
      state: 'under-way',
      words: `Đã mở lớp, ${randomBytes(6).toString('hex')}`,
      from: today,
      to: today,
      quantities: [{ measureId: 'lop', amount: 1 }],
      evidence: [{ id: makeId(), file, name: 'bien-ban.txt', showsChildren: false }],
      replaces: null,
      sameEvent: null,
      paper: null,
    }
    const sent = { commandId: makeId(), input, login }
    const answer = await hand.post('/api/progress', sent.commandId, input)
    if (answer?.status === 200) acknowledged.push({ ...sent, answer: answer.body })
    else if (answer === null || answer.status >= 500) unanswered.push({ ...sent, answer: null })
    else throw new Error(`progress refused: ${JSON.stringify(answer)}`)
  }
}

async function kill(kind: (typeof KINDS)[number], home: string, program: RunningProgram): Promise<void> {
  const database = kind === 'node' ? null : findRunning(placesOf(home))
  if (kind !== 'node' && database === null) throw new Error('no database to kill')
  if (database !== null) process.kill(database.pid, 'SIGKILL')
  if (kind !== 'database') await program.kill()
}

async function recovered(acknowledged: () => number, say: (line: string) => void): Promise<void> {
  const before = acknowledged()
  const began = performance.now()
  while (acknowledged() === before) {
    if (performance.now() - began > 60_000)
      throw new Error('the program did not recover from a killed database')
    await wait(50)
  }
  say(`  the program wrote again ${Math.round(performance.now() - began)} ms after its database was killed`)
}

/** What is there after all: asked of the tables, of the files, of the doors and of the seal. */
async function count(home: string, acknowledged: readonly Sent[], unanswered: readonly Sent[]) {
  const program = await startProgram(home)
  const lease = await joinEmbedded(home, () => {})
  const { pool, close } = openDatabase({ connectionString: lease.adminUrl, max: 2 })
  try {
    const wrong = await repeated(program, acknowledged)
    const of = (sent: Sent) => traces(pool, home, sent)
    for (const sent of acknowledged) {
      const found = await of(sent)
      if (!found.every((one) => one === 1))
        wrong.push(`acknowledged, but ${found.join(',')}: ${sent.commandId}`)
    }
    let doneUnanswered = 0
    for (const sent of unanswered) {
      const found = await of(sent)
      if (found.every((one) => one === 1)) doneUnanswered += 1
      else if (found.some((one) => one !== 0)) wrong.push(`half done ${found.join(',')}: ${sent.commandId}`)
    }
    const { rows } = await pool.query<{ id: string }>(
      `select command.id::text as id from kernel.command where answer is null
         or not exists (select from journal.entry where entry.command_id = command.id)`,
    )
    wrong.push(...rows.map(({ id }) => `a command without answer or entry: ${id}`))
    const clock = makeClock(null)
    const ring = await openKeyRing(join(home, 'keys'), clock.now())
    await program.stop()
    await sealAll(pool, ring, clock)
    return { doneUnanswered, wrong, seal: await verifyJournal({ connectionString: lease.adminUrl }, ring) }
  } finally {
    await program.stop()
    await close()
    await lease.leave()
  }
}

/** Progress row, command, journal entry, evidence row, its file's row, the file whole on disk: each once, or none. */
async function traces(pool: pg.Pool, home: string, { commandId, input }: Sent): Promise<number[]> {
  const evidence = input.evidence[0]!
  const { rows } = await pool.query<number[]>({
    rowMode: 'array',
    text: `select (select count(*) from plan.progress where id = $1 and words = $2)::int,
      (select count(*) from kernel.command where id = $3 and answer is not null)::int,
      (select count(*) from journal.entry join journal.entry_values on entry_id = entry.id
        where command_id = $3 and record_id = $1)::int,
      (select count(*) from plan.evidence where id = $4 and progress_id = $1)::int,
      (select count(*) from plan.quantity where progress_id = $1)::int`,
    values: [input.progressId, input.words, commandId, evidence.id],
  })
  const found = rows[0]!
  if (found.every((one) => one === 0)) return found
  const path = makeFileStore(join(home, 'files')).pathOf(evidence.file)
  const whole =
    existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === evidence.file
  return [...found, whole ? 1 : 0]
}

/** Every acknowledged command sent once more gets the answer that it got. */
async function repeated(program: RunningProgram, acknowledged: readonly Sent[]): Promise<string[]> {
  const hands = new Map<string, Hand>()
  for (const login of new Set(acknowledged.map((sent) => sent.login)))
    hands.set(login, await signIn(program.url, login))
  const wrong: string[] = []
  for (const { login, commandId, input, answer } of acknowledged) {
    const again = await hands.get(login)!.post('/api/progress', commandId, input)
    if (again?.status !== 200 || !isDeepStrictEqual(again.body, answer))
      wrong.push(`answered otherwise the second time (${again?.status}): ${commandId}`)
  }
  return wrong
}
