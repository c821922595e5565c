import pg from 'pg'
import { runMigrations } from 'graphile-worker'
import type { Clock } from '../clock.ts'
import type { FileStore } from '../files/file-store.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { applySteps, migrate, pendingMigrations, readMigrations, type Migration } from '../migrate.ts'
import { sealLeftOver } from '../seal/seal-once.ts'
import { verifyJournal, type Verification } from '../seal/verify.ts'
import { copyIn, readArchive, sameSum, type ArchiveSink, type LoadedArchive } from './load-archive.ts'
import { backupProblem } from './problems.ts'
import type { Closing, JobRecord, Manifest } from './records.ts'
import { listTables, nameOf, SAME_TEXT, sumTable, type Table } from './tables.ts'
import { fileSink } from './restore-files.ts'
import { LOCKS } from '../lock-numbers.ts'

export interface RestoreOptions {
  archive: string
  keyRing: KeyRing
  /** Folder of the program, for its migrations. */
  root: string
  /** The owner's connection of the target. */
  admin: pg.ClientConfig
  /** The running role and its connection. */
  runner: { role: string; connection: pg.ClientConfig }
  files: FileStore
  clock: Clock
  onProgress?: (done: string) => void
}

export interface Restored {
  manifest: Manifest
  closing: Closing
  /** Entries that were sealed only now. */
  sealed: number
  journal: Verification
}

const LOCK = LOCKS.restore

/**
 * Restores an archive into an empty target: reads it to its end once before anything is touched, then loads and checks
 * everything in one transaction, seals what was left over and verifies the journal. Throws Problem.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { admin, runner, root, files } = options
  options.onProgress?.('Đang đọc thử bản sao lưu…')
  const archive = await readArchive(options.archive, options.keyRing)
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const kept = fileSink(files)
    const sealed = await loadInto(client, archive, options, kept.file).catch(async (error: unknown) => {
      await kept.undo()
      throw error
    })
    await migrate(client, root, runner.role)
    await client.query('analyze')
    await addJobs(runner.connection, archive.jobs)
    options.onProgress?.('Đang kiểm tra nhật ký…')
    const journal = await verifyJournal(admin, options.keyRing, { anchor: archive.closing.seal })
    return { manifest: archive.manifest, closing: archive.closing, sealed, journal }
  } finally {
    await client.end()
  }
}

/** Brings an empty database to the archive's schema and fills it, in one transaction; returns how many were sealed now. */
export async function loadInto(
  client: pg.Client,
  archive: LoadedArchive,
  options: Pick<RestoreOptions, 'archive' | 'keyRing' | 'root' | 'clock' | 'onProgress'>,
  file: ArchiveSink['file'],
): Promise<number> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
  if (!rows[0]!.mine) throw backupProblem('restore.busy')
  await prepareSchema(client, archive.manifest, options.root)
  await client.query('begin')
  try {
    await client.query(SAME_TEXT)
    const tables = new Map((await listTables(client)).map((table) => [nameOf(table), table]))
    await readArchive(options.archive, options.keyRing, {
      async table(head) {
        options.onProgress?.(nameOf(head))
        return copyIn(client, head)
      },
      ...(file === undefined ? {} : { file }),
    })
    await compare(client, archive.closing, tables)
    const sealed = await sealLeftOver(client, options.keyRing, options.clock.now())
    await client.query('commit')
    return sealed
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Refuses a target that holds rows, then brings its schema to just the steps of the archive. */
async function prepareSchema(client: pg.Client, manifest: Manifest, root: string): Promise<void> {
  const { numbered } = await readMigrations(root)
  const ours = new Map(numbered.map((step) => [step.name, step]))
  for (const { name, checksum } of manifest.steps)
    if (ours.get(name)?.checksum !== checksum) throw backupProblem('restore.schema', { step: name })
  const wanted: Migration[] = manifest.steps.map(({ name }) => ours.get(name)!)
  const waiting = await pendingMigrations(client, numbered)
  const tables = await listTables(client)
  for (const table of tables) {
    const { rows } = await client.query(`select from "${table.schema}"."${table.name}" limit 1`)
    if (rows.length > 0) throw backupProblem('restore.not_empty', { table: nameOf(table) })
  }
  const ahead = numbered.some((step) => !waiting.includes(step) && !wanted.includes(step))
  if (ahead) await dropSchema(client, tables)
  await applySteps(
    client,
    ahead ? wanted : wanted.filter((step) => waiting.some(({ name }) => name === step.name)),
  )
}

/** An empty schema that is ahead of the archive's is built anew, so that later steps meet the rows they were written for. */
async function dropSchema(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  const schemas = [...new Set(tables.map((table) => `"${table.schema}"`))]
  await client.query(`begin;
    drop schema if exists ${schemas.join(', ')} cascade;
    ${rows.map(({ name }) => `drop function if exists ${name} cascade;`).join('\n')}
    drop table public.mang_non_migration;
    commit`)
}

/** Reads back what was loaded; the same counts and sums as in the archive, or nothing stays. */
async function compare(client: pg.Client, closing: Closing, tables: Map<string, Table>): Promise<void> {
  if (closing.tables.length !== tables.size) throw backupProblem('restore.differs', { what: 'số bảng' })
  for (const sum of closing.tables) {
    const table = tables.get(sum.table)
    if (table === undefined || !sameSum(sum, await sumTable(client, table)))
      throw backupProblem('restore.differs', { what: sum.table })
  }
}

/** Waiting jobs go on waiting; they are done at least once, so twice does no harm. */
async function addJobs(connection: pg.ClientConfig, jobs: readonly JobRecord[]): Promise<void> {
  if (jobs.length === 0) return
  const pool = new pg.Pool({ ...connection, max: 1 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool })
    for (const job of jobs)
      await pool.query(
        `select graphile_worker.add_job($1, $2::json, queue_name => $3, run_at => $4::timestamptz,
           max_attempts => $5::int, job_key => $6, priority => $7::int)`,
        [job.task, JSON.stringify(job.payload), job.queue, job.runAt, job.maxAttempts, job.key, job.priority],
      )
  } finally {
    await pool.end()
  }
}
