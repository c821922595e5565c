import { join } from 'node:path'
import { makeClock } from '#kernel/server/clock.ts'
import type { Database } from '#kernel/server/database.ts'
import { makeFileStore } from '#kernel/server/files/file-store.ts'
import { prepareJobs, startJobs } from '#kernel/server/jobs.ts'
import { readSettings, SettingsProblem } from '#kernel/server/settings.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { startSealer } from '#kernel/server/seal/sealer.ts'
import { doDailyDuties } from './daily-duties.ts'
import { plainProblem } from './plain-problem.ts'
import { connect } from './connect.ts'
import { demonstrate } from './demonstration.ts'
import { buildHouse } from './house.ts'
import { loadCatalogues } from './load.ts'

/** Runs the server until it is told to stop; returns the exit status. What a person must know goes to standard error. */
export async function startProgram(
  args: readonly string[],
  env: Record<string, string | undefined>,
  root: string,
): Promise<number> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  const stopping = stopSignal()
  try {
    const settings = readSettings(env, args, root)
    const clock = makeClock(settings.clock)
    const connections = await connect(settings, root, say)
    const { database } = connections
    try {
      if (settings.production) await refuseDemonstration(database)
      await prepareJobs(database)
      say('Đang nạp danh mục của tỉnh…')
      await loadCatalogues(database, root, clock.now())
      const files = makeFileStore(join(settings.home, 'files'))
      const accounts = settings.demonstration ? await demonstrate({ database, clock, files, root, say }) : []
      const app = await buildHouse({
        database,
        clock,
        files,
        root,
        trustProxy: settings.trustProxy,
        logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel },
        demonstration: settings.demonstration,
      })
      const keyRing = await openKeyRing(settings.keys, clock.now())
      const sealer = startSealer({
        pool: database.pool,
        keyRing,
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
    } finally {
      await connections.leave()
    }
    return 0
  } catch (error) {
    say(error instanceof SettingsProblem ? error.message : plainProblem(error))
    return 1
  }
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
