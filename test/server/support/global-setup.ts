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

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** One server for the suite and one template database with schema, catalogues and accounts; each test file copies it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'mn-suite-'))
  const lease = await joinEmbedded(home, () => {})
  const ownerUrl = lease.adminUrl
  const runnerUrl = lease.url(EMBEDDED_RUNNER, lease.password)
  process.stderr.write(`PostgreSQL ${lease.version} (embedded)\n`)
  await asOwner(ownerUrl, async (client) => {
    await prepareRunner(client, EMBEDDED_RUNNER)
    await migrate(client, ROOT, EMBEDDED_RUNNER)
  })
  const clock = process.env['MANG_NON_TEST_CLOCK'] ?? null
  const database = openDatabase({ connectionString: runnerUrl, max: 4 })
  await prepareJobs(database)
  await loadCatalogues(database, ROOT, makeClock(clock as Instant | null).now())
  await loadPeople(database)
  await database.close()
  const database0 = 'postgres'
  project.provide('ownerUrl', lease.url(lease.owner, lease.password, database0))
  project.provide('runnerUrl', runnerUrl)
  project.provide('template', lease.database)
  project.provide('clock', clock)
  return async () => {
    await lease.leave()
    await rm(home, { recursive: true, force: true })
  }
}
