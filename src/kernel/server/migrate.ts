import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { LOCKS } from './lock-numbers.ts'

/** A schema that this program cannot work with, said plainly. */
export class MigrationProblem extends Error {}

export interface Migration {
  name: string
  sql: string
  checksum: string
}

const LOCK = LOCKS.migrate

/** The numbered files of db/migrations, in order, then repeatable files (views, functions, policies) of the slices. */
export async function readMigrations(
  root: string,
): Promise<{ numbered: Migration[]; repeatable: Migration[] }> {
  const folder = join(root, 'db/migrations')
  const numbered = await readSqlFiles(folder, '')
  const slices = (await readdir(join(root, 'src/slices'))).toSorted()
  const repeatable: Migration[] = []
  for (const slice of slices)
    repeatable.push(...(await readSqlFiles(join(root, 'src/slices', slice, 'server/sql'), `${slice}/`)))
  return { numbered, repeatable }
}

async function readSqlFiles(folder: string, prefix: string): Promise<Migration[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name: prefix + name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** What has been applied to a database, and what waits. Throws MigrationProblem when the schema is newer or was changed. */
export async function pendingMigrations(
  client: pg.ClientBase,
  numbered: readonly Migration[],
): Promise<Migration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.mang_non_migration') is not null as there`,
  )
  if (!found[0]?.there) return [...numbered]
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from public.mang_non_migration where not repeatable order by name`,
  )
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const known = new Map(numbered.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new MigrationProblem(
        `Cơ sở dữ liệu đã lên bản mới hơn chương trình này (có ${name}). Dữ liệu còn nguyên. Hãy chạy bản chương trình mới hơn.`,
      )
    if (known.get(name) !== checksum)
      throw new MigrationProblem(
        `Bước ${name} đã chạy trên cơ sở dữ liệu này với nội dung khác. Dữ liệu còn nguyên. Hãy dùng đúng bản phát hành.`,
      )
  }
  return numbered.filter((migration) => !applied.has(migration.name))
}

/**
 * Brings the schema up to date as the owner: numbered steps once, repeatable files when changed, rights of the
 * running role `runner`. One at a time (advisory lock); each step in its own transaction.
 */
export async function migrate(client: pg.ClientBase, root: string, runner: string): Promise<string[]> {
  const { numbered, repeatable } = await readMigrations(root)
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const done = await applySteps(client, await pendingMigrations(client, numbered))
    const { rows } = await client.query<{ name: string; checksum: string }>(
      `select name, checksum from public.mang_non_migration where repeatable`,
    )
    const before = new Map(rows.map((row) => [row.name, row.checksum]))
    for (const file of repeatable) {
      if (done.length === 0 && before.get(file.name) === file.checksum) continue
      await apply(client, file, true)
      done.push(file.name)
    }
    await client.query(rightsOf(runner))
    return done
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

/** Applies numbered steps, each in its own transaction; a restore goes only as far as its archive. */
export async function applySteps(client: pg.ClientBase, steps: readonly Migration[]): Promise<string[]> {
  await client.query(`create table if not exists public.mang_non_migration (
    name text primary key, checksum text not null, repeatable boolean not null, applied_at timestamptz not null)`)
  await client.query(
    `comment on table public.mang_non_migration is 'Which steps of the schema have been applied'`,
  )
  for (const step of steps) await apply(client, step, false)
  return steps.map((step) => step.name)
}

async function apply(client: pg.ClientBase, step: Migration, repeatable: boolean): Promise<void> {
  await client.query('begin')
  try {
    await client.query(step.sql)
    await client.query(
      `insert into public.mang_non_migration values ($1, $2, $3, clock_timestamp())
       on conflict (name) do update set checksum = excluded.checksum, applied_at = excluded.applied_at`,
      [step.name, step.checksum, repeatable],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationProblem(`Bước ${step.name} không chạy được, đã hoàn lại: ${(error as Error).message}`)
  }
}

/** One schema a room; the running role works in these. */
export const SCHEMAS = ['kernel', 'journal', 'units', 'access', 'plan', 'reports']

/** What the running role may do: no ownership, no DDL; the journal it may only add to. */
export function rightsOf(runner: string): string {
  const role = `"${runner.replaceAll('"', '""')}"`
  return [
    ...SCHEMAS.map((schema) => `grant usage on schema ${schema} to ${role};`),
    ...SCHEMAS.filter((schema) => schema !== 'journal').map(
      (schema) => `grant select, insert, update, delete on all tables in schema ${schema} to ${role};`,
    ),
    `grant select, insert on all tables in schema journal to ${role};`,
    `grant execute on function journal.erase(uuid[]) to ${role};`,
    `grant select on public.mang_non_migration to ${role};`,
  ].join('\n')
}

/**
 * The job library's schema, owned by the running role. Its list of steps is made here as well, so that the library
 * need not create a schema, for which the running role would have to own the database.
 */
export function jobSchemaSql(role: string): string {
  return `create schema if not exists graphile_worker authorization ${role};
create table if not exists graphile_worker.migrations (
  id int primary key, ts timestamptz not null default clock_timestamp(), breaking boolean not null default false);
alter table graphile_worker.migrations owner to ${role};`
}

/** SQL that a DBA runs once as superuser: roles, database, the job library's schema that the running role owns. */
export function setupSql(names: { database: string; owner: string; runner: string }): string {
  const { database, owner, runner } = names
  return `-- Chạy một lần bằng quyền quản trị PostgreSQL (psql). Thay hai mật khẩu.
-- Chủ lược đồ được tạo cơ sở dữ liệu, để "restore --prove" khôi phục thử bên cạnh.
create role ${owner} login password 'THAY-MAT-KHAU-1' nosuperuser createdb nocreaterole nobypassrls;
create role ${runner} login password 'THAY-MAT-KHAU-2' nosuperuser nocreatedb nocreaterole nobypassrls;
create database ${database} owner ${owner} template template0 encoding 'UTF8' locale 'C.UTF-8';
\\connect ${database}
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
revoke create on schema public from public;
grant create on schema public to ${owner};
${jobSchemaSql(runner)}
-- Rồi: DATABASE_ADMIN_URL=postgres://${owner}:…@máy-chủ/${database} DATABASE_URL=postgres://${runner}:…@máy-chủ/${database} npm run -s mang-non -- db migrate
`
}
