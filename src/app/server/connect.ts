import pg from 'pg'
import { openDatabase, type Database } from '#kernel/server/database.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import {
  jobSchemaSql,
  migrate,
  pendingMigrations,
  readMigrations,
  MigrationProblem,
} from '#kernel/server/migrate.ts'
import type { Settings } from '#kernel/server/settings.ts'

/** The role under which the program runs in the embedded database; it owns nothing but the job library's schema. */
export const EMBEDDED_RUNNER = 'mang_non_app'

export interface Connections {
  database: Database
  /** The owner's connection: there when embedded or when DATABASE_ADMIN_URL is set. */
  adminUrl: string | null
  url: string
  embedded: boolean
  version: string
  leave(): Promise<void>
}

/**
 * Opens the database that the settings name. The embedded one is made, given its roles and migrated here; an external
 * one must have been migrated by `db migrate`. Throws EmbeddedProblem or MigrationProblem.
 */
export async function connect(
  settings: Settings,
  root: string,
  say: (line: string) => void,
): Promise<Connections> {
  return settings.databaseUrl === null
    ? connectEmbedded(settings, root, say)
    : connectExternal(settings.databaseUrl, settings.databaseAdminUrl, root)
}

async function connectEmbedded(
  settings: Settings,
  root: string,
  say: (line: string) => void,
): Promise<Connections> {
  const lease = await joinEmbedded(settings.home, say)
  try {
    await asOwner(lease.adminUrl, async (client) => {
      await prepareRunner(client, EMBEDDED_RUNNER)
      const done = await migrate(client, root, EMBEDDED_RUNNER)
      if (done.length > 0) say(`Cơ sở dữ liệu: đã chạy ${done.length} bước.`)
    })
  } catch (error) {
    await lease.leave()
    throw error
  }
  const url = lease.url(EMBEDDED_RUNNER, lease.password)
  const database = openDatabase({ connectionString: url })
  return {
    database,
    adminUrl: lease.adminUrl,
    url,
    embedded: true,
    version: lease.version,
    async leave() {
      await database.close()
      await lease.leave()
    },
  }
}

async function connectExternal(url: string, adminUrl: string | null, root: string): Promise<Connections> {
  const database = openDatabase({ connectionString: url })
  try {
    const client = await database.pool.connect()
    try {
      await refuseStrongRole(client)
      const { numbered } = await readMigrations(root)
      const waiting = await pendingMigrations(client, numbered)
      if (waiting.length > 0)
        throw new MigrationProblem(
          `Cơ sở dữ liệu còn ${waiting.length} bước chưa chạy (từ ${waiting[0]!.name}). Sao lưu rồi chạy "npm run -s mang-non -- db migrate" với DATABASE_ADMIN_URL.`,
        )
      const { rows } = await client.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      )
      return {
        database,
        adminUrl,
        url,
        embedded: false,
        version: rows[0]!.version,
        leave: () => database.close(),
      }
    } finally {
      client.release()
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The running role must not be able to pass row security or to change the schema. */
async function refuseStrongRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ strong: boolean }>(
    `select rolsuper or rolbypassrls or rolcreaterole as strong from pg_roles where rolname = current_user`,
  )
  if (rows[0]?.strong)
    throw new MigrationProblem(
      'DATABASE_URL dùng một vai trò quá mạnh (superuser hoặc vượt được bảo mật dòng). Tạo vai trò như "npm run -s mang-non -- db setup --sql" in ra.',
    )
}

/** Runs work as the owner of the schema, on a connection of its own. */
export async function asOwner<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'mang-non owner' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the running role and gives it the one schema it owns, the job library's. */
export async function prepareRunner(
  client: pg.ClientBase,
  runner: string,
  password: string | null = null,
): Promise<void> {
  const name = pg.escapeIdentifier(runner)
  const { rows } = await client.query(`select from pg_roles where rolname = $1`, [runner])
  if (rows.length === 0) {
    const secret = password === null ? '' : ` password ${pg.escapeLiteral(password)}`
    await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls${secret}`)
  }
  await client.query(jobSchemaSql(name))
  await client.query(`revoke create on schema public from public`)
}
