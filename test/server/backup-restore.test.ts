import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { EMBEDDED_RUNNER, prepareRunner } from '#app/server/connect.ts'
import type { Instant } from '#kernel/civil-date.ts'
import { backup, rowsOf, type BackupResult } from '#kernel/server/backup/backup.ts'
import { proveRestore } from '#kernel/server/backup/prove-restore.ts'
import { restore } from '#kernel/server/backup/restore.ts'
import { migrate, setupSql } from '#kernel/server/migrate.ts'
import { makeClock } from '#kernel/server/clock.ts'
import { makeFileStore, type FileStore } from '#kernel/server/files/file-store.ts'
import { announce } from '#kernel/server/jobs.ts'
import { openKeyRing, type KeyRing } from '#kernel/server/keys/key-ring.ts'
import { exportKeys, importKeys } from '#kernel/server/keys/recovery-sheet.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { sealAll } from '#kernel/server/seal/sealer.ts'
import { verifyJournal } from '#kernel/server/seal/verify.ts'
import { databaseOf, openBareDatabase, type BareDatabase } from './support/bare-database.ts'
import { fillJournal } from '../support/fill-journal.ts'
import { startExternalPostgres, type ExternalPostgres } from './support/external-postgres.ts'
import { ROOT } from './support/world.ts'

const AT = '2026-11-25T01:00:00.000Z' as Instant
const PASSPHRASE = 'bốn mùa măng tre'
const clock = makeClock(AT)
let folder: string
let ring: KeyRing
let files: FileStore
let source: BareDatabase
let archive: BackupResult
let external: ExternalPostgres
const made: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  ring = await openKeyRing(join(folder, 'keys'), AT)
  files = makeFileStore(join(folder, 'files'))
  external = await startExternalPostgres()
  source = await openBareDatabase()
  await fillJournal(source.owner, 2000, 7)
  const by = { accountId: makeId(), name: 'Báo cáo.txt', now: AT }
  await source.database.write(async (tx) => {
    for (const bytes of [Buffer.from('Đã mở 12 lớp.\n'), Buffer.from('dòng\n'.repeat(300_000))])
      await files.store(tx, Readable.from([bytes]), by)
    await announce(tx, 'notice', { id: by.accountId })
  })
  await source.owner.query(
    `insert into kernel.draft values ($1, 'k', $2, $3), ($1, 'l', '{"a":1.50}', 'infinity')`,
    [by.accountId, JSON.stringify({ text: 'tab\t, \\N, dòng\nmới, "nháy", 👧🏽', nothing: null }), AT],
  )
  archive = await backup({
    admin: { connectionString: source.ownerUrl },
    runner: { connectionString: source.runnerUrl },
    keyRing: ring,
    files,
    clock,
    program: '0.1.0',
    to: join(folder, 'one.backup'),
  })
})

afterAll(async () => {
  await source.close()
  for (const name of made) await ask(inject('ownerUrl'), `drop database if exists ${name} with (force)`)
  await external.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Target {
  admin: pg.ClientConfig
  runner: { role: string; connection: pg.ClientConfig }
}

/** An empty database of the embedded server, whose owner is its superuser. */
async function emptyEmbedded(): Promise<Target> {
  const name = `r_${randomBytes(6).toString('hex')}`
  made.push(name)
  await ask(inject('ownerUrl'), `create database ${name} template template0`)
  const admin = { connectionString: databaseOf(inject('ownerUrl'), name) }
  await withClient(admin, (client) => prepareRunner(client, EMBEDDED_RUNNER))
  const connection = { connectionString: databaseOf(inject('runnerUrl'), name) }
  return { admin, runner: { role: EMBEDDED_RUNNER, connection } }
}

/** An empty database as a DBA prepares it: its owner is no superuser. */
async function emptyExternal(): Promise<Target> {
  const script = setupSql({ database: 'mang_non', owner: 'mn_owner', runner: 'mn_runner' })
  const [before, after] = script.split('\\connect mang_non')
  const statements = before!
    .split(';')
    .map((statement) => statement.trim())
    .filter((text) => text !== '')
  for (const statement of statements) await ask(external.superUrl(), statement)
  await ask(external.superUrl('mang_non'), after!)
  return {
    admin: { connectionString: external.url('mn_owner', 'THAY-MAT-KHAU-1', 'mang_non') },
    runner: {
      role: 'mn_runner',
      connection: { connectionString: external.url('mn_runner', 'THAY-MAT-KHAU-2', 'mang_non') },
    },
  }
}

async function withClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  return withClient({ connectionString: url }, async (client) => (await client.query<T>(sql)).rows)
}

/** Every row of every table as text, in one order whatever the server's collation. */
function everything(connection: pg.ClientConfig): Promise<Record<string, string[]>> {
  return withClient(connection, async (client) => {
    await client.query(`set timezone = 'UTC'`)
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')
         and tablename <> 'mang_non_migration' order by 1`,
    )
    const all: Record<string, string[]> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      all[name] = rows.map(({ row }) => row).toSorted()
    }
    return all
  })
}

async function restoreInto(target: Target, from = archive.path, keys = ring, store = files) {
  return restore({ archive: from, keyRing: keys, root: ROOT, ...target, files: store, clock })
}

describe('a backup', () => {
  test('goes from the embedded database to an external one and back, row by row the same', async () => {
    const before = await everything({ connectionString: source.ownerUrl })
    delete before['kernel.setting']
    expect(rowsOf(archive)).toBeGreaterThan(4000)
    const there = await emptyExternal()
    const restored = await restoreInto(there)
    expect(restored.journal).toMatchObject({ difference: null, unsealed: 0 })
    const { 'kernel.setting': _, ...after } = await everything(there.admin)
    expect(after).toEqual(before)

    const again = await backup({
      admin: there.admin,
      runner: there.runner.connection,
      keyRing: ring,
      files,
      clock,
      program: '0.1.0',
      to: join(folder, 'back.backup'),
    })
    const home = await emptyEmbedded()
    expect((await restoreInto(home, again.path)).journal).toMatchObject({ difference: null, unsealed: 0 })
    expect({ ...(await everything(home.admin)), 'kernel.setting': [] }).toEqual({
      ...after,
      'kernel.setting': [],
    })
    // What waited to be done still waits, and the journal goes on where it stood.
    const jobs = await ask<{ task: string }>(
      home.runner.connection.connectionString!,
      'select task_identifier as task from graphile_worker.jobs',
    )
    expect(jobs.map(({ task }) => task)).toContain('notice')
    const pool = new pg.Pool({ ...home.admin, max: 2 })
    await fillJournal(pool, 10)
    await expect
      .poll(async () => {
        await sealAll(pool, ring, clock)
        return verifyJournal(home.admin, ring, { anchor: archive.seal })
      })
      .toMatchObject({ difference: null, unsealed: 0 })
    await pool.end()
  })

  test('is restored on an empty machine from the archive and the recovery sheet alone', async () => {
    const sheet = await exportKeys(ring.folder, PASSPHRASE, AT)
    const machine = await mkdtemp(join(folder, 'machine-'))
    const keys = await importKeys(join(machine, 'keys'), sheet, PASSPHRASE)
    const store = makeFileStore(join(machine, 'files'))
    const target = await emptyEmbedded()
    const restored = await restoreInto(target, archive.path, keys, store)
    expect(restored.journal.difference).toBeNull()
    const rows = await ask<{ sha: string; size: number }>(
      target.admin.connectionString!,
      `select encode(sha256, 'hex') as sha, size::int from kernel.file`,
    )
    expect(rows).toHaveLength(2)
    for (const { sha, size } of rows) expect(await readFile(store.pathOf(sha))).toHaveLength(size)
  })

  test('seals what was left over when it was made, in order of id', async () => {
    const db = await openBareDatabase()
    await fillJournal(db.owner, 30)
    const open = await db.owner.connect()
    // A transaction that was open when the backup began keeps what came after it out of the seal.
    await open.query('begin')
    await open.query('select pg_current_xact_id()')
    await fillJournal(db.owner, 40)
    const made2 = await backup({
      admin: { connectionString: db.ownerUrl },
      runner: null,
      keyRing: ring,
      files,
      clock,
      program: '0.1.0',
      to: join(folder, 'open.backup'),
    })
    await open.query('rollback')
    open.release()
    await db.close()
    const target = await emptyEmbedded()
    const restored = await restoreInto(target, made2.path)
    expect(restored.sealed).toBeGreaterThanOrEqual(40)
    expect(restored.journal).toMatchObject({ difference: null, unsealed: 0 })
    const rows = await ask<{ id: string }>(
      target.admin.connectionString!,
      `select entry_id::text as id from journal.sealed where position > ${made2.seal?.position ?? 0} order by position`,
    )
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted())
  })

  test('goes into a newer program, whose later steps then meet its rows', async () => {
    const root = await mkdtemp(join(folder, 'newer-'))
    await cp(join(ROOT, 'db/migrations'), join(root, 'db/migrations'), { recursive: true })
    await cp(join(ROOT, 'src/slices'), join(root, 'src/slices'), { recursive: true })
    await writeFile(
      join(root, 'db/migrations/9999-later.sql'),
      `create table kernel.later as select count(*)::int as drafts from kernel.draft;
       alter table kernel.file add column note text not null default 'later';`,
    )
    const target = await emptyEmbedded()
    await withClient(target.admin, (client) => migrate(client, root, EMBEDDED_RUNNER))
    await ask(target.admin.connectionString!, 'delete from kernel.later')
    const restored = await restore({ archive: archive.path, keyRing: ring, root, ...target, files, clock })
    expect(restored.journal.difference).toBeNull()
    expect(await ask(target.admin.connectionString!, 'select drafts from kernel.later')).toEqual([
      { drafts: 2 },
    ])
    const older = await emptyEmbedded()
    const newer = await backup({
      admin: target.admin,
      runner: null,
      keyRing: ring,
      files,
      clock,
      program: '0.2.0',
      to: join(folder, 'newer.backup'),
    })
    await expect(restoreInto(older, newer.path)).rejects.toMatchObject({ code: 'restore.schema' })
  })

  test('is proven beside the running system, which then knows of it; no scratch stays behind', async () => {
    const steps: string[] = []
    const proof = await proveRestore({
      archive: archive.path,
      keyRing: ring,
      root: ROOT,
      admin: { connectionString: source.ownerUrl },
      clock,
      onProgress: (line) => void steps.push(line),
    })
    expect(proof.journal.difference).toBeNull()
    expect(steps).toContain('journal.entry')
    const known = await ask<{ value: { rows: number; archive: string } }>(
      source.ownerUrl,
      `select value from kernel.setting where key = 'restore.proved'`,
    )
    expect(known[0]!.value).toMatchObject({ rows: rowsOf(archive), archive: 'one.backup' })
    expect(
      await ask(source.ownerUrl, `select from pg_database where datname like 'mang_non_proof_%'`),
    ).toEqual([])
  })
})

describe('a restore is refused with nothing touched', () => {
  const untouched = async (target: Target) =>
    expect(Object.values(await everything(target.admin)).flat()).toEqual([])

  test('into a database that holds data', async () => {
    const target = {
      admin: { connectionString: source.ownerUrl },
      runner: { role: EMBEDDED_RUNNER, connection: { connectionString: source.runnerUrl } },
    }
    await expect(restoreInto(target)).rejects.toMatchObject({ code: 'restore.not_empty' })
  })

  test('without the key it was made with, and with a wrong passphrase', async () => {
    const target = await emptyEmbedded()
    const other = await openKeyRing(join(folder, 'other'), AT)
    await expect(restoreInto(target, archive.path, other)).rejects.toMatchObject({ code: 'backup.key' })
    const sheet = await exportKeys(ring.folder, PASSPHRASE, AT)
    await expect(importKeys(join(folder, 'third'), sheet, 'bốn mùa hoa sen')).rejects.toMatchObject({
      code: 'keys.passphrase_wrong',
    })
    await untouched(target)
  })

  test('when the archive is cut, wherever', async () => {
    const target = await emptyEmbedded()
    const bytes = await readFile(archive.path)
    const cut = join(folder, 'cut.backup')
    for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 200, 65_536 + 16]) {
      await writeFile(cut, bytes.subarray(0, length))
      await expect(restoreInto(target, cut)).rejects.toMatchObject({ code: 'backup.cut' })
    }
    await writeFile(cut, 'Kế hoạch số 7/KH-UBND')
    await expect(restoreInto(target, cut)).rejects.toMatchObject({ code: 'backup.strange' })
    await expect(restoreInto(target, join(folder, 'none'))).rejects.toMatchObject({ code: 'backup.read' })
    await untouched(target)
  })

  test('when one byte of it has changed, wherever', async () => {
    const target = await emptyEmbedded()
    const bytes = await readFile(archive.path)
    const flipped = join(folder, 'flipped.backup')
    for (const at of [40, 100, 300, Math.floor(bytes.length / 2), bytes.length - 20]) {
      const copy = Buffer.from(bytes)
      copy[at]! ^= 0x04
      await writeFile(flipped, copy)
      await expect(restoreInto(target, flipped)).rejects.toMatchObject({ code: 'backup.damaged' })
    }
    await untouched(target)
  })

  test('over a file that exists already, when it is made', async () => {
    const before = await readFile(archive.path)
    const again = backup({
      admin: { connectionString: source.ownerUrl },
      runner: null,
      keyRing: ring,
      files,
      clock,
      program: '0.1.0',
      to: archive.path,
    })
    await expect(again).rejects.toMatchObject({ code: 'backup.exists' })
    expect(await readFile(archive.path)).toEqual(before)
  })
})
