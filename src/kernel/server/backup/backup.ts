import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import pg from 'pg'
import type { Clock } from '../clock.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { anchor } from '../seal/anchor.ts'
import { sealAll } from '../seal/sealer.ts'
import type { FileStore } from '../files/file-store.ts'
import { toRecord, type Closing, type JobRecord, type Manifest } from './records.ts'
import { writeSealedFile } from './sealed-file.ts'
import { copyOut, listTables, nameOf, SAME_TEXT, TableSummer } from './tables.ts'

export interface BackupOptions {
  /** The owner's connection; it reads every row. */
  admin: pg.ClientConfig
  /** The running role's, which owns the job library's schema; null leaves waiting jobs out. */
  runner: pg.ClientConfig | null
  keyRing: KeyRing
  files: FileStore
  clock: Clock
  /** Version of the program. */
  program: string
  to: string
  onProgress?: (done: string) => void
}

export interface BackupResult extends Closing {
  path: string
  bytes: number
  at: string
}

/**
 * Writes one encrypted archive: every table as it stood in one instant, the files that it names, waiting jobs, and the
 * newest seal at its end. Memory does not grow with the data. What was done is kept in the setting `backup.last`.
 */
export async function backup(options: BackupOptions): Promise<BackupResult> {
  const { admin, keyRing, clock, to } = options
  const at = clock.now()
  const pool = new pg.Pool({ ...admin, max: 2 })
  pool.on('error', () => {})
  try {
    await sealAll(pool, keyRing, clock)
    const client = await pool.connect()
    let closing: Closing | null = null
    let bytes = 0
    try {
      await client.query('begin isolation level repeatable read read only')
      await client.query(SAME_TEXT)
      const records = archive(client, options, at, (end) => void (closing = end))
      bytes = await writeSealedFile(to, keyRing, records)
    } finally {
      client.release(true)
    }
    const result = { ...closing!, path: to, bytes, at }
    await pool.query(
      `insert into kernel.setting (key, value, changed_at) values ('backup.last', $1, $2)
       on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
      [JSON.stringify({ at, bytes, rows: rowsOf(result), files: result.files, seal: result.seal }), at],
    )
    return result
  } finally {
    await pool.end()
  }
}

export function rowsOf(closing: Pick<Closing, 'tables'>): number {
  return closing.tables.reduce((sum, table) => sum + table.rows, 0)
}

async function* archive(
  client: pg.ClientBase,
  options: BackupOptions,
  at: Manifest['at'],
  onEnd: (closing: Closing) => void,
): AsyncGenerator<Buffer> {
  const closing: Closing = { tables: [], files: 0, damaged: [], jobs: 0, seal: null }
  const { rows: steps } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from public.mang_non_migration where not repeatable order by name collate "C"`,
  )
  const { rows: server } = await client.query<{ version: string; snapshot: string }>(
    `select current_setting('server_version') as version, pg_export_snapshot() as snapshot`,
  )
  const { version, snapshot } = server[0]!
  yield toRecord('manifest', {
    format: 1,
    program: options.program,
    at,
    server: version,
    steps,
  } satisfies Manifest)
  for (const table of await listTables(client)) {
    const summer = new TableSummer(nameOf(table))
    yield toRecord('table', { schema: table.schema, name: table.name, columns: table.columns })
    for await (const bytes of copyOut(client, table)) {
      summer.add(bytes)
      yield toRecord('data', bytes)
    }
    const sum = summer.sum()
    closing.tables.push(sum)
    options.onProgress?.(`${sum.table}: ${sum.rows}`)
  }
  for await (const file of namedFiles(client)) {
    yield toRecord('file', file)
    const whole = yield* fileBytes(options.files, file)
    yield toRecord('fileEnd', { whole })
    closing.files++
    if (!whole) closing.damaged.push(file.sha256)
    if (closing.files % 100 === 0) options.onProgress?.(`tệp: ${closing.files}`)
  }
  for (const job of await waitingJobs(options.runner, snapshot)) {
    yield toRecord('job', job)
    closing.jobs++
  }
  closing.seal = await anchor(client)
  yield toRecord('closing', closing)
  onEnd(closing)
}

async function* namedFiles(client: pg.ClientBase): AsyncGenerator<{ sha256: string; size: number }> {
  for (let after = ''; ;) {
    const { rows } = await client.query<{ sha256: string; size: string }>(
      `select encode(sha256, 'hex') as sha256, size::text from kernel.file
       where sha256 > decode($1, 'hex') order by file.sha256 limit 1000`,
      [after],
    )
    for (const row of rows) yield { sha256: row.sha256, size: Number(row.size) }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.sha256
  }
}

/** A file's bytes as records; false when the store no longer has it as it was. */
async function* fileBytes(
  files: FileStore,
  file: { sha256: string; size: number },
): AsyncGenerator<Buffer, boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(files.pathOf(file.sha256)) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      yield toRecord('data', chunk)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return false
  }
  return hash.digest('hex') === file.sha256
}

async function waitingJobs(runner: pg.ClientConfig | null, snapshot: string): Promise<JobRecord[]> {
  if (runner === null) return []
  const client = new pg.Client(runner)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set transaction snapshot '${snapshot}'`)
    const { rows: there } = await client.query<{ there: boolean }>(
      `select to_regclass('graphile_worker._private_jobs') is not null as there`,
    )
    if (!there[0]!.there) return []
    const { rows } = await client.query<JobRecord>(
      `select task.identifier as task, job.payload, queue.queue_name as queue, to_json(job.run_at) #>> '{}' as "runAt",
         job.max_attempts::int as "maxAttempts", job.key, job.priority::int
       from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
       where job.attempts < job.max_attempts and task.identifier <> 'tick' order by job.id`,
    )
    return rows
  } finally {
    await client.end()
  }
}
