import { statSync, unlinkSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Instant } from '../../civil-date.ts'
import type { Database } from '../database.ts'
import type { FileStore } from './file-store.ts'

/**
 * Removes files that came in before `olderThan` (by the machine's clock) and have no row: their command was refused, or
 * the machine stopped in between. Returns how many.
 */
export async function sweepOrphans(
  files: FileStore,
  database: Database,
  olderThan: Instant,
): Promise<number> {
  const before = Date.parse(olderThan)
  let swept = 0
  for (const folder of await readdir(files.folder).catch(() => [])) {
    const paths = (await readdir(join(files.folder, folder))).map((name) => join(files.folder, folder, name))
    const old = paths.filter((path) => isOlder(path, before))
    const known = await knownOf(database, old)
    // Looked at once more in the same breath: a new upload of the same bytes makes the file young again.
    for (const path of old)
      if (!known.has(path.slice(-64)) && isOlder(path, before)) {
        unlinkSync(path)
        swept++
      }
  }
  return swept
}

async function knownOf(database: Database, paths: readonly string[]): Promise<Set<string>> {
  const names = paths.map((path) => path.slice(-64)).filter((name) => /^[0-9a-f]{64}$/.test(name))
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ sha: string }>`
    select encode(sha256, 'hex') as sha from kernel.file
    where sha256 in (select decode(name, 'hex') from unnest(${names}::text[]) as name)`.execute(
    database.kysely,
  )
  return new Set(rows.map(({ sha }) => sha))
}

function isOlder(path: string, before: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && found.isFile() && found.mtimeMs < before
}
