import { join } from 'node:path'
import { makeClock, type Clock } from '#kernel/server/clock.ts'
import { makeFileStore, type FileStore } from '#kernel/server/files/file-store.ts'
import { prepareJobs } from '#kernel/server/jobs.ts'
import { readSettings, type Settings } from '#kernel/server/settings.ts'
import { connect, type Connections } from '../connect.ts'
import { loadPeople } from '../demonstration-people.ts'
import { loadCatalogues } from '../load.ts'
import type { CliContext } from './run-cli.ts'

export interface OpenedHouse extends Connections {
  settings: Settings
  clock: Clock
  files: FileStore
}

/** Joins the running database or starts the embedded one, ready for a command, and gives it back afterwards. */
export async function withHouse<T>(
  context: CliContext,
  work: (house: OpenedHouse) => Promise<T>,
  { demonstration = false } = {},
): Promise<T> {
  const settings = readSettings(context.env, [], context.root, context.path('.'))
  const clock = makeClock(settings.clock)
  const connections = await connect(settings, context.root, context.say)
  try {
    await prepareJobs(connections.database)
    await loadCatalogues(connections.database, context.root, clock.now())
    if (demonstration && settings.demonstration && connections.embedded)
      await loadPeople(connections.database)
    return await work({ ...connections, settings, clock, files: makeFileStore(join(settings.home, 'files')) })
  } finally {
    await connections.leave()
  }
}

/** As `withHouse`; in a demonstration its people are there too, so that the command line may do the lead's work at once. */
export function withPeopledHouse<T>(
  context: CliContext,
  work: (house: OpenedHouse) => Promise<T>,
): Promise<T> {
  return withHouse(context, work, { demonstration: true })
}
