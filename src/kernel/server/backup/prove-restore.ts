import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import pg from 'pg'
import { verifyJournal, type Verification } from '../seal/verify.ts'
import { rowsOf } from './backup.ts'
import { readArchive } from './load-archive.ts'
import { backupProblem } from './problems.ts'
import type { Closing, Manifest } from './records.ts'
import { loadInto, type RestoreOptions } from './restore.ts'

export interface Proof {
  at: string
  manifest: Manifest
  closing: Closing
  journal: Verification
}

/**
 * Restores an archive into a scratch database beside the running system, compares counts and sums, verifies the
 * journal, drops the scratch, and keeps the result in the setting `restore.proved` of the running system.
 */
export async function proveRestore(
  options: Pick<RestoreOptions, 'archive' | 'keyRing' | 'root' | 'admin' | 'clock' | 'onProgress'>,
): Promise<Proof> {
  const { admin, clock } = options
  const archive = await readArchive(options.archive, options.keyRing)
  const main = new pg.Client(admin)
  await main.connect()
  const scratch = `mang_non_proof_${randomBytes(4).toString('hex')}`
  try {
    await main
      .query(`create database ${scratch} template template0 encoding 'UTF8'`)
      .catch((error: unknown) => {
        if ((error as { code?: string }).code !== '42501') throw error
        throw backupProblem('restore.right', { role: main.user ?? '' })
      })
    const connection = inDatabase(admin, main, scratch)
    const client = new pg.Client(connection)
    await client.connect()
    try {
      await loadInto(client, archive, options, undefined)
    } finally {
      await client.end()
    }
    const journal = await verifyJournal(connection, options.keyRing, { anchor: archive.closing.seal })
    const { manifest, closing } = archive
    const proof = { at: clock.now(), manifest, closing, journal }
    await main.query(
      `insert into kernel.setting (key, value, changed_at) values ('restore.proved', $1, $2)
       on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
      [
        JSON.stringify({
          at: proof.at,
          archive: basename(options.archive),
          backupAt: manifest.at,
          tables: closing.tables.length,
          rows: rowsOf(closing),
          files: closing.files,
          damaged: closing.damaged.length,
          seal: closing.seal,
          journal,
        }),
        proof.at,
      ],
    )
    return proof
  } finally {
    await main.query(`drop database if exists ${scratch} with (force)`)
    await main.end()
  }
}

/** The same server and role in another database, whether named by URL or by parts. */
function inDatabase(admin: pg.ClientConfig, main: pg.Client, database: string): pg.ClientConfig {
  if (admin.connectionString === undefined) return { ...admin, database }
  // A URL's own database would win over `database` beside it.
  const { connectionString: _, ...rest } = admin
  const { host, port, user, password } = main
  const ssl = admin.ssl ?? (main as unknown as { ssl?: pg.ClientConfig['ssl'] }).ssl
  return {
    ...rest,
    host,
    port,
    database,
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(ssl ? { ssl } : {}),
  }
}
