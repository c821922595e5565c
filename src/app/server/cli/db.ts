import pg from 'pg'
import { migrate, setupSql } from '#kernel/server/migrate.ts'
import { readSettings, SettingsProblem } from '#kernel/server/settings.ts'
import { openDatabase } from '#kernel/server/database.ts'
import { prepareJobs } from '#kernel/server/jobs.ts'
import { asOwner } from '../connect.ts'
import type { CliContext } from './run-cli.ts'

const ROLE = /^[a-z_][a-z0-9_]{0,62}$/

/** `db setup --sql`: what a DBA runs once. */
export function dbSetup({ words, out }: CliContext): Promise<void> {
  const name = (flag: string, otherwise: string) => {
    const given = words.value(flag) ?? otherwise
    return ROLE.test(given) ? given : otherwise
  }
  out(
    setupSql({
      database: name('database', 'mang_non'),
      owner: name('owner', 'mang_non_owner'),
      runner: name('runner', 'mang_non_app'),
    }),
  )
  return Promise.resolve()
}

/** `db migrate`: an external database is brought up to date by its owner; refused without a recent backup on record. */
export async function dbMigrate({ words, env, root, path, say }: CliContext): Promise<void> {
  const settings = readSettings(env, [], root, path('.'))
  const { databaseAdminUrl: adminUrl, databaseUrl: url } = settings
  if (adminUrl === null || url === null)
    throw new SettingsProblem('DATABASE_URL, DATABASE_ADMIN_URL: "db migrate" cần cả hai địa chỉ.')
  const runner = new pg.Client({ connectionString: url }).user ?? ''
  await asOwner(adminUrl, async (client) => {
    if (!words.flag('backup-taken')) await refuseWithoutBackup(client)
    const done = await migrate(client, root, runner)
    say(done.length === 0 ? 'Lược đồ đã đúng bản.' : `Đã chạy: ${done.join(', ')}.`)
  })
  const database = openDatabase({ connectionString: url, max: 2 })
  await prepareJobs(database).finally(() => database.close())
}

const RECENT_HOURS = 24

async function refuseWithoutBackup(client: pg.ClientBase): Promise<void> {
  const { rows: made } = await client.query<{ there: boolean }>(
    `select to_regclass('kernel.setting') is not null as there`,
  )
  if (!made[0]?.there) return
  const { rows } = await client.query<{ at: Date | string }>(
    `select changed_at as at from kernel.setting where key = 'backup.last'`,
  )
  const age = rows[0] === undefined ? Infinity : (Date.now() - new Date(rows[0].at).getTime()) / 3_600_000
  if (age > RECENT_HOURS)
    throw new SettingsProblem(
      'Chưa có bản sao lưu nào trong 24 giờ qua. Chạy "npm run -s mang-non -- backup --to TỆP" trước, hoặc thêm --backup-taken nếu đã sao lưu bằng công cụ của PostgreSQL.',
    )
}
