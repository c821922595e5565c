import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { EMBEDDED_RUNNER, asOwner, prepareRunner } from '#app/server/connect.ts'
import { loadPeople } from '#app/server/demonstration-people.ts'
import { loadCatalogues } from '#app/server/load.ts'
import { makeClock } from '#kernel/server/clock.ts'
import type { Instant } from '#kernel/civil-date.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import { prepareJobs } from '#kernel/server/jobs.ts'
import { migrate } from '#kernel/server/migrate.ts'
import { prepareAsDba, startExternalPostgres } from './external-postgres.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

interface SuiteServer {
  /** Superuser, of the database `postgres`: makes and drops the databases of the tests. */
  adminUrl: string
  runner: string
  /** The running role's and the schema owner's connections to the template database. */
  runnerUrl: string
  ownerUrl: string
  template: string
  stop(): Promise<void>
}

/** One server for the suite and one template database with schema, catalogues and accounts; each test file copies it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env['MANG_NON_TEST_SERVER'] === 'external'
  const server = await (external ? openExternal() : openEmbedded())
  try {
    await asOwner(server.ownerUrl, (client) => migrate(client, ROOT, server.runner))
    const clock = process.env['MANG_NON_TEST_CLOCK'] ?? null
    const database = openDatabase({ connectionString: server.runnerUrl, max: 4 })
    await prepareJobs(database)
    await loadCatalogues(database, ROOT, makeClock(clock as Instant | null).now())
    await loadPeople(database)
    await database.close()
    project.provide('ownerUrl', server.adminUrl)
    project.provide('runnerUrl', server.runnerUrl)
    project.provide('template', server.template)
    project.provide('clock', clock)
    return server.stop
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openEmbedded(): Promise<SuiteServer> {
  const home = await mkdtemp(join(tmpdir(), 'mn-suite-'))
  const lease = await joinEmbedded(home, () => {})
  process.stderr.write(`PostgreSQL ${lease.version} (embedded)\n`)
  await asOwner(lease.adminUrl, (client) => prepareRunner(client, EMBEDDED_RUNNER))
  return {
    adminUrl: lease.url(lease.owner, lease.password, 'postgres'),
    runner: EMBEDDED_RUNNER,
    runnerUrl: lease.url(EMBEDDED_RUNNER, lease.password),
    ownerUrl: lease.adminUrl,
    template: lease.database,
    async stop() {
      await lease.leave()
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function openExternal(): Promise<SuiteServer> {
  const external = await startExternalPostgres()
  const names = { database: 'mang_non', owner: 'mang_non_owner', runner: EMBEDDED_RUNNER }
  const { ownerUrl, runnerUrl } = await prepareAsDba(external, names)
  return {
    adminUrl: external.superUrl(),
    runner: names.runner,
    runnerUrl,
    ownerUrl,
    template: names.database,
    stop: external.stop,
  }
}
