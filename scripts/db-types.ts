// Writes db/types.ts and db/schema.sql from a database that all migrations have just made.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const url = process.argv[2]
if (url === undefined) throw new Error('usage: node scripts/db-types.ts postgres://…')
const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}db/types.ts`
execFileSync(
  `${root}node_modules/.bin/kysely-codegen`,
  ['--url', url, '--dialect', 'postgres', '--out-file', out, '--include-pattern', '(kernel|journal|units|access|plan|reports).*', '--date-parser', 'string', '--numeric-parser', 'number'],
  { stdio: ['ignore', 'ignore', 'inherit'] },
)
// Instants come as text and whole numbers as numbers: database.ts sets the parsers.
const types = readFileSync(out, 'utf8')
  .replace(/^export type Timestamp = .*$/m, 'export type Timestamp = ColumnType<string, string, string>;')
  .replace(
    /^export type Int8 = .*$/m,
    'export type Int8 = ColumnType<number, number | bigint | string, number | bigint | string>;',
  )
writeFileSync(out, types)
