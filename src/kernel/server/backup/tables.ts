import { createHash, type Hash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { TableHead, TableSum } from './records.ts'

/** A table with the query that reads it in the order of its key. */
export interface Table extends TableHead {
  query: string
}

/** Text of dates, bytes and numbers looks the same on every server and in every session. */
export const SAME_TEXT = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local search_path = pg_catalog;
  set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`

const OWN = `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and n.nspname not like 'pg_%'
  and c.oid <> coalesce(to_regclass('public.mang_non_migration'), 0)
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/**
 * All tables of the program, those first that others refer to; without columns that the database computes. The job
 * library's own schema and the list of applied steps are not among them.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<TableHead & { oid: string; key: string[] | null }>(
    `select c.oid::text, n.nspname as schema, c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
          order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and ${OWN} order by 2, 3`,
  )
  const refers = await client.query<{ from: string; to: string }>(
    `select conrelid::text as from, confrelid::text as to from (
       select conrelid::oid, confrelid::oid from pg_constraint where contype = 'f' and conrelid <> confrelid) as f`,
  )
  const placed: typeof rows = []
  while (placed.length < rows.length) {
    const ready = rows.filter(
      (row) =>
        !placed.includes(row) &&
        refers.rows.every(({ from, to }) => from !== row.oid || placed.some((other) => other.oid === to)),
    )
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    placed.push(...ready)
  }
  return placed.map(({ schema, name, columns, key }) => {
    const list = columns.map((column) => `"${column}"`).join(', ')
    const order = key?.join(', ') ?? `t::text collate "C"`
    return {
      schema,
      name,
      columns,
      query: `select ${list} from "${schema}"."${name}" as t order by ${order}`,
    }
  })
}

export function nameOf(table: Pick<TableHead, 'schema' | 'name'>): string {
  return `${table.schema}.${table.name}`
}

/** Streams a table's rows as COPY text. */
export function copyOut(client: pg.ClientBase, table: Table): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy (${table.query}) to stdout`)) as AsyncIterable<Buffer>
}

/** Counts rows and sums the bytes of COPY text as it passes: each row is one line. */
export class TableSummer {
  private rows = 0
  private readonly hash: Hash = createHash('sha256')
  private readonly table: string

  constructor(table: string) {
    this.table = table
  }

  add(bytes: Buffer): void {
    this.hash.update(bytes)
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) this.rows++
  }

  sum(): TableSum {
    return { table: this.table, rows: this.rows, sha256: this.hash.digest('hex') }
  }
}

/** Reads a table once more and sums it. */
export async function sumTable(client: pg.ClientBase, table: Table): Promise<TableSum> {
  const summer = new TableSummer(nameOf(table))
  for await (const bytes of copyOut(client, table)) summer.add(bytes)
  return summer.sum()
}
