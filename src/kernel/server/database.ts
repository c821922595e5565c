import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '#db/types.ts'

// Days and instants reach the program as text; a JavaScript Date would move days across zones (stack, trap 5).
const asText = (value: string) => value
const asInstant = (value: string) => new Date(value).toISOString()
for (const oid of [1082, 1114]) pg.types.setTypeParser(oid, asText)
pg.types.setTypeParser(1184, asInstant)
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1700, Number)

/** A command's transaction: reads and writes. */
export type Tx = Transaction<DB>
/** What a query is given: it cannot write. */
export type Read = Pick<
  Kysely<DB>,
  'selectFrom' | 'with' | 'withRecursive' | 'selectNoFrom' | 'fn' | 'getExecutor' | 'isTransaction'
> &
  Pick<Kysely<DB>, 'executeQuery'>

export interface Database {
  kysely: Kysely<DB>
  /**
   * For what must stay although the transaction at hand fails. Its connections are its own: who holds one of the pool
   * and waited there for a second could wait for ever.
   */
  aside: Kysely<DB>
  pool: pg.Pool
  read<T>(work: (db: Read) => Promise<T>): Promise<T>
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens a pool. `connection` is what `pg` takes: a URL or host (a socket's folder), port, user, database. */
export function openDatabase(connection: pg.PoolConfig): Database {
  const pool = openPool({ max: 16, ...connection })
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const aside = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: openPool({ ...connection, max: 2 }) }),
  })
  return {
    kysely,
    aside,
    pool,
    read: (work) =>
      kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write: (work) => kysely.transaction().setIsolationLevel('read committed').execute(work),
    async close() {
      await aside.destroy()
      await kysely.destroy()
    },
  }
}

function openPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    application_name: 'mang-non',
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 15_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
    ...connection,
  })
  // A lost idle connection is reopened by the next request; without a listener it would end the program.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/** Runs raw SQL and returns its rows. */
export async function rowsOf<T>(db: Read | Tx, query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute(db as Tx)).rows
}

/** A JSON value as a parameter. */
export function json(value: unknown): RawBuilder<never> {
  return sql<never>`${JSON.stringify(value)}::jsonb`
}
