import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEMAS } from '#kernel/server/migrate.ts'
import { databaseTypes } from '../../scripts/database-types.ts'
import { describeSchema } from '../../scripts/describe-schema.ts'
import { openBareDatabase, type BareDatabase } from './support/bare-database.ts'
import { ROOT } from './support/world.ts'

// What no province owns: facts and words loaded from data files, and the kernel’s own.
const CATALOGUES = new Set([
  'access.attempt',
  'access.body_group',
  'access.field_of_work',
  'journal.batch',
  'kernel.command',
  'kernel.draft',
  'kernel.file',
  'kernel.file_use',
  'kernel.setting',
  'kernel.tick',
  'plan.measure',
  'units.holiday',
  'units.legal_act',
])
const JOBS = 'graphile_worker'

let db: BareDatabase

beforeAll(async () => {
  db = await openBareDatabase()
})
afterAll(() => db.close())

/** The first column of what the database answers. */
async function ask(query: string, values: unknown[] = [SCHEMAS]): Promise<unknown[]> {
  const { rows } = await db.owner.query({ text: query, values, rowMode: 'array' })
  return (rows as unknown[][]).map((row) => row[0])
}

const OURS = `from pg_class class join pg_namespace room on room.oid = class.relnamespace
  where room.nspname = any($1)`

describe('every table', () => {
  it('says in a comment what it is for, and so does every schema', async () => {
    expect(await ask(`select count(*)::int ${OURS} and class.relkind = 'r'`)).not.toEqual([0])
    expect(
      await ask(`select class.oid::regclass::text ${OURS} and class.relkind in ('r', 'v', 'm', 'p')
        and coalesce(obj_description(class.oid, 'pg_class'), '') = ''`),
    ).toEqual([])
    expect(
      await ask(`select nspname from pg_namespace where nspname = any($1)
        and coalesce(obj_description(oid, 'pg_namespace'), '') = ''`),
    ).toEqual([])
  })

  it('finds its rows from both ends of a reference: each foreign key has an index', async () => {
    expect(
      await ask(`select conrelid::regclass || ': ' || conname from pg_constraint
        join pg_namespace room on room.oid = connamespace
        where contype = 'f' and room.nspname = any($1) and not exists (
          select from pg_index where indrelid = conrelid and indpred is null
            and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`),
    ).toEqual([])
  })

  it('keeps instants with their zone and periods that cannot be empty by mistake', async () => {
    expect(
      await ask(`select class.oid::regclass || '.' || attname ${OURS.replace('where', 'join pg_attribute on attrelid = class.oid where')}
        and class.relkind = 'r' and atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)`),
    ).toEqual([])
    expect(
      await ask(`select class.oid::regclass || '.' || attname ${OURS.replace('where', 'join pg_attribute on attrelid = class.oid where')}
        and class.relkind = 'r' and attname in ('valid', 'happened') and not attnotnull`),
    ).toEqual([])
  })

  it('has a key, and no number that only one database could give', async () => {
    expect(
      await ask(`select class.oid::regclass::text ${OURS} and class.relkind = 'r'
        and not exists (select from pg_constraint where conrelid = class.oid and contype = 'p')`),
    ).toEqual([])
    expect(await ask(`select class.oid::regclass::text ${OURS} and class.relkind = 'S'`)).toEqual([])
  })

  it('knows its province, by itself or by what it belongs to', async () => {
    const without = await ask(`with recursive owned as (
        select attrelid as table from pg_attribute where attname = 'province_code' and not attisdropped
        union select conrelid from pg_constraint join owned on confrelid = owned.table where contype = 'f')
      select class.oid::regclass::text ${OURS} and class.relkind = 'r'
        and class.oid not in (select owned.table from owned)`)
    expect(without.filter((table) => !CATALOGUES.has(String(table)))).toEqual([])
  })
})

describe('the running role', () => {
  let role: string

  beforeAll(() => {
    role = new pg.Client({ connectionString: db.runnerUrl }).user ?? ''
  })

  it('is nobody special: no superuser, past no row security, makes no roles or databases, belongs to none', async () => {
    const { rows } = await db.owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        exists (select from pg_auth_members where member = pg_roles.oid) as member
       from pg_roles where rolname = $1`,
      [role],
    )
    const no = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
    expect(rows).toEqual([{ ...no, rolreplication: false, member: false }])
  })

  it('owns nothing but the job library’s schema', async () => {
    const owned = await ask(
      `select distinct room.nspname from (
         select relnamespace as room from pg_class where relowner = $1::regrole
         union all select pronamespace from pg_proc where proowner = $1::regrole
         union all select typnamespace from pg_type where typowner = $1::regrole
         union all select oid from pg_namespace where nspowner = $1::regrole) mine
       join pg_namespace room on room.oid = mine.room where room.nspname !~ '^pg_toast'`,
      [role],
    )
    expect(owned).toEqual([JOBS])
    expect(await ask('select datname from pg_database where datdba = $1::regrole', [role])).toEqual([])
  })

  it('may on each table exactly what is meant: all but the journal is read and written, the journal grows', async () => {
    const { rows } = await db.owner.query<{ room: string; rights: string }>(
      `select distinct room.nspname as room, (
         select string_agg(word, ',') from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references',
           'trigger']) word where has_table_privilege($2, class.oid, word)) as rights
       ${OURS} and class.relkind in ('r', 'v', 'm', 'p') order by 1`,
      [SCHEMAS, role],
    )
    const meant = (room: string) => (room === 'journal' ? 'select,insert' : 'select,insert,update,delete')
    expect(rows).toEqual(SCHEMAS.toSorted().map((room) => ({ room, rights: meant(room) })))
    const elsewhere = `select class.oid::regclass::text from pg_class class
      join pg_namespace room on room.oid = class.relnamespace
      where class.relkind in ('r', 'v', 'm', 'p') and room.nspname not in ('pg_catalog', 'information_schema', $2)
        and room.nspname <> all($1) and (has_table_privilege($3, class.oid, 'select')
          or has_table_privilege($3, class.oid, 'insert, update, delete, truncate'))`
    expect(await ask(elsewhere, [SCHEMAS, JOBS, role])).toEqual(['mang_non_migration'])
    expect(
      await ask(`select has_table_privilege($1, 'public.mang_non_migration', 'insert, update, delete')`, [
        role,
      ]),
    ).toEqual([false])
  })

  it('makes nothing in any schema, and everybody else may nothing', async () => {
    const rooms = [...SCHEMAS, 'public']
    expect(
      await ask(
        `select nspname from pg_namespace where nspname = any($1) and has_schema_privilege($2, oid, 'create')`,
        [rooms, role],
      ),
    ).toEqual([])
    expect(
      await ask(
        `select class.oid::regclass::text ${OURS} and exists (select from aclexplode(class.relacl) where grantee = 0)`,
        [rooms],
      ),
    ).toEqual([])
  })

  it('erases values only through the owner’s function, which fixes where it looks', async () => {
    expect(
      await ask(`select has_function_privilege($1, 'journal.erase(uuid[])', 'execute')`, [role]),
    ).toEqual([true])
    expect(
      await ask(`select pg_proc.oid::regprocedure::text from pg_proc join pg_namespace room on room.oid = pronamespace
        where room.nspname = any($1) and prosecdef and (proconfig is null
          or not exists (select from unnest(proconfig) setting where setting like 'search_path=%')
          or exists (select from aclexplode(coalesce(proacl, acldefault('f', proowner))) where grantee = 0))`),
    ).toEqual([])
  })

  it.each([
    'update journal.entry set audit = audit',
    'delete from journal.entry',
    'truncate journal.entry_values',
    'delete from journal.entry_values',
    'update journal.batch set root = root',
    'delete from journal.sealed',
    'alter table journal.entry disable trigger all',
    'drop table plan.plan',
    'create table public.mine (a int)',
    'alter role current_user superuser',
  ])('is refused: %s', async (statement) => {
    await expect(db.database.pool.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^42/),
    })
  })
})

describe('what is written down of the schema (else: npm run db)', () => {
  it('is current in db/types.ts', async () => {
    expect(databaseTypes(db.ownerUrl)).toBe(await readFile(join(ROOT, 'db/types.ts'), 'utf8'))
  })

  it('is current in db/schema.sql', async () => {
    const client = await db.owner.connect()
    const found = await describeSchema(client).finally(() => client.release(true))
    expect(found).toBe(await readFile(join(ROOT, 'db/schema.sql'), 'utf8'))
  })
})
