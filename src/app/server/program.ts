import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Clock } from '#kernel/server/clock.ts'
import { makeClock } from '#kernel/server/clock.ts'
import type { Instant } from '#kernel/civil-date.ts'
import { json, type Database } from '#kernel/server/database.ts'
import { makeClamav } from '#kernel/server/files/clamav.ts'
import { makeFileStore, type FileStore } from '#kernel/server/files/file-store.ts'
import { prepareJobs, startJobs } from '#kernel/server/jobs.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { startSealer } from '#kernel/server/seal/sealer.ts'
import { readSettings, SettingsProblem, type Settings } from '#kernel/server/settings.ts'
import { connect } from './connect.ts'
import { doDailyDuties } from './daily-duties.ts'
import { demonstrate } from './demonstration.ts'
import { buildHouse } from './house.ts'
import { loadCatalogues } from './load.ts'
import { plainProblem } from './plain-problem.ts'

type Say = (line: string) => void

/** Runs the server until it is told to stop; returns the exit status. What a person must know goes to standard error. */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string | undefined>,
  root: string,
): Promise<number> {
  const say: Say = (line) => void process.stderr.write(`${line}\n`)
  const stopping = stopSignal()
  try {
    const settings = readSettings(env, args, root)
    // A second start, or another program on the port, is told at once and before anything is opened.
    await refuseBusyPort(settings)
    const clock = makeClock(settings.clock)
    const connections = await connect(settings, root, say)
    const { database } = connections
    try {
      if (settings.production) {
        await refuseDemonstration(database)
        await markProduction(database, clock.now())
      }
      await prepareJobs(database)
      say('Đang nạp danh mục của tỉnh…')
      await loadCatalogues(database, root, clock.now())
      const check = settings.clamavSocket === null ? null : makeClamav(settings.clamavSocket)
      const files = makeFileStore(join(settings.home, 'files'), check)
      const accounts = settings.demonstration ? await demonstrate({ database, clock, files, root, say }) : []
      await serve({ settings, database, clock, files, root, say }, accounts, stopping)
    } finally {
      await connections.leave()
    }
    return 0
  } catch (error) {
    say(error instanceof SettingsProblem ? error.message : plainProblem(error))
    return 1
  }
}

interface Running {
  settings: Settings
  database: Database
  clock: Clock
  files: FileStore
  root: string
  say: Say
}

async function serve(running: Running, accounts: readonly string[], stopping: Promise<void>): Promise<void> {
  const { settings, database, clock, files, root, say } = running
  const app = await buildHouse({
    database,
    clock,
    files,
    root,
    trustProxy: settings.trustProxy,
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel },
    demonstration: settings.demonstration,
  })
  const sealer = startSealer({
    pool: database.pool,
    keyRing: await openKeyRing(settings.keys, clock.now()),
    clock,
    onError: (error) => app.log.error({ code: (error as { code?: string }).code }, 'sealing failed'),
  })
  const jobs = await startJobs(database, {}, () => doDailyDuties({ database, clock, files }))
  try {
    await app.listen({ port: settings.port, host: settings.host })
    const address = app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : settings.port
    say(`\nMăng Non đang chạy: http://${settings.host}:${port}`)
    for (const line of accounts) say(line)
    say('Dừng: Ctrl+C')
    await stopping
    say('Đang dừng…')
  } finally {
    await app.close()
    await jobs.stop()
    await sealer.stop()
  }
}

function refuseBusyPort({ host, port }: Settings): Promise<void> {
  return new Promise((free, busy) => {
    const probe = createServer()
    probe.once('error', busy)
    probe.listen({ host, port }, () => probe.close(() => free()))
  })
}

/** A province's system never starts with invented people and figures among the real ones. */
async function refuseDemonstration(database: Database): Promise<void> {
  const found = await database.kysely
    .selectFrom('access.account')
    .select('id')
    .where('demonstration', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (found !== undefined)
    throw new SettingsProblem(
      'Cơ sở dữ liệu này có dữ liệu trình diễn nên không chạy với --production. Dùng một cơ sở dữ liệu mới, hoặc đặt MANG_NON_HOME sang thư mục khác.',
    )
}

/** From here on nothing, not the command line either, brings the demonstration with its public password into it. */
async function markProduction(database: Database, now: Instant): Promise<void> {
  await database.kysely
    .insertInto('kernel.setting')
    .values({ key: 'house.production', value: json(true), changed_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/**
 * Resolves when the terminal or the system asks the program to stop, or when the script that started it was killed
 * (its channel closes). A signal may come twice, from the terminal and from npm; the second changes nothing.
 */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
      process.on(signal, () => done())
    process.channel?.unref()
  })
}
