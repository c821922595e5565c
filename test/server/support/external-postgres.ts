import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Binaries } from '#kernel/server/embedded/binaries.ts'
import { makeCluster, OWNER } from '#kernel/server/embedded/cluster.ts'
import { placesOf, prepareHome } from '#kernel/server/embedded/folders.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import { startServer, stopServer } from '#kernel/server/embedded/postmaster.ts'
import { databaseUser } from '#kernel/server/embedded/user.ts'
import { setupSql } from '#kernel/server/migrate.ts'

const OLDEST = 15

/** A PostgreSQL as a province would have it: over TCP, with passwords, and with nothing in it yet. */
export interface ExternalPostgres {
  host: string
  port: number
  version: string
  /** Where its programs came from: an installed PostgreSQL, or a second embedded one. */
  source: 'installed' | 'embedded'
  /** Superuser, as a DBA has it; by default of the database `postgres`. */
  superUrl(database?: string): string
  url(role: string, password: string, database: string): string
  stop(): Promise<void>
}

/**
 * Starts the oldest supported PostgreSQL found on the machine (15 and up), else a second embedded one over loopback.
 * Its data live in a temporary folder; `stop` removes them. Prints the version on standard error.
 */
export async function startExternalPostgres(
  binaries: Binaries | null = findInstalled(),
): Promise<ExternalPostgres> {
  const home = await mkdtemp(join(tmpdir(), 'mang-non-external-'))
  // Open for the user who runs the server to walk through; its own folder inside is private.
  await chmod(home, 0o711)
  const server = binaries ? await startInstalled(home, binaries) : await startEmbedded(home)
  process.stderr.write(`PostgreSQL ${server.version} (${binaries ? 'installed' : 'embedded'}, over TCP)\n`)
  const { host, port } = server
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${encodeURIComponent(password)}@${host}:${port}/${database}`
  return {
    host,
    port,
    version: server.version,
    source: binaries ? 'installed' : 'embedded',
    superUrl: (database = 'postgres') => url(OWNER, server.password, database),
    url,
    async stop() {
      await server.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Runs what `db setup --sql` prints, as a DBA would with psql; roles keep the passwords printed there. */
export async function prepareAsDba(
  external: ExternalPostgres,
  names: { database: string; owner: string; runner: string },
): Promise<{ ownerUrl: string; runnerUrl: string }> {
  const [before, after] = setupSql(names).split(`\\connect ${names.database}`)
  const run = async (url: string, statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  // CREATE DATABASE stands in no transaction, so the statements go one by one.
  await run(
    external.superUrl(),
    before!.split(/;\n/).filter((text) => text.trim() !== ''),
  )
  await run(external.superUrl(names.database), [after!])
  return {
    ownerUrl: external.url(names.owner, 'THAY-MAT-KHAU-1', names.database),
    runnerUrl: external.url(names.runner, 'THAY-MAT-KHAU-2', names.database),
  }
}

async function startInstalled(home: string, binaries: Binaries) {
  const places = placesOf(home)
  const user = databaseUser(places.data)
  const password = randomBytes(18).toString('base64url')
  prepareHome(places)
  await makeCluster(places, binaries, user, password)
  const running = await startServer({ places, binaries, user, loopback: { port: 0 }, say: () => {} })
  return {
    host: running.host,
    port: running.port,
    version: versionOf(binaries.postgres),
    password,
    stop: () => stopServer(running, places, binaries),
  }
}

async function startEmbedded(home: string) {
  const { host, port, version, password, leave } = await joinEmbedded(home, () => {}, { loopback: true })
  return { host, port, version, password: password ?? '', stop: leave }
}

/** The oldest PostgreSQL of the machine that we support, so that the floor is what gets tested. */
export function findInstalled(): Binaries | null {
  const folders = [
    ...versionsIn('/usr/lib/postgresql', (name) => `/usr/lib/postgresql/${name}/bin`),
    ...versionsIn('/usr', (name) => (name.startsWith('pgsql-') ? `/usr/${name}/bin` : null)),
    spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim(),
  ]
  const found = folders
    .filter((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
    .map((folder) => binariesIn(folder ?? ''))
    .filter(({ major }) => major >= OLDEST)
  return found.toSorted((a, b) => a.major - b.major)[0] ?? null
}

function versionsIn(folder: string, binOf: (name: string) => string | null): (string | null)[] {
  return existsSync(folder) ? readdirSync(folder).map(binOf) : []
}

function binariesIn(folder: string): Binaries {
  const postgres = join(folder, 'postgres')
  const major = Number.parseInt(versionOf(postgres), 10)
  return { postgres, initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl'), major }
}

/** `15.14` of "postgres (PostgreSQL) 15.14 (Debian …)". */
function versionOf(postgres: string): string {
  return /\d+(\.\d+)?/.exec(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[0] ?? '0'
}
