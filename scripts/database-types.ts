import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SCHEMAS } from '#kernel/server/migrate.ts'

const CODEGEN = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

/** What db/types.ts has to say of a migrated database. */
export function databaseTypes(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'types-'))
  const out = join(folder, 'types.ts')
  const options = {
    url,
    dialect: 'postgres',
    'out-file': out,
    'include-pattern': `(${SCHEMAS.join('|')}).*`,
    'date-parser': 'string',
    'numeric-parser': 'number',
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  try {
    execFileSync(process.execPath, [CODEGEN, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
    // Instants come as text and whole numbers as numbers: database.ts sets the parsers.
    return readFileSync(out, 'utf8')
      .replace(/^export type Timestamp = .*$/m, 'export type Timestamp = ColumnType<string, string, string>;')
      .replace(
        /^export type Int8 = .*$/m,
        'export type Int8 = ColumnType<number, number | bigint | string, number | bigint | string>;',
      )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
