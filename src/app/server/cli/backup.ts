import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backup } from '#kernel/server/backup/backup.ts'
import { proveRestore } from '#kernel/server/backup/prove-restore.ts'
import { restore } from '#kernel/server/backup/restore.ts'
import { makeClock } from '#kernel/server/clock.ts'
import { joinEmbedded } from '#kernel/server/embedded/join.ts'
import { makeFileStore } from '#kernel/server/files/file-store.ts'
import { importKeys } from '#kernel/server/keys/recovery-sheet.ts'
import { openKeyRing, readKeyRing } from '#kernel/server/keys/key-ring.ts'
import { readSettings, SettingsProblem, type Settings } from '#kernel/server/settings.ts'
import pg from 'pg'
import { asOwner, EMBEDDED_RUNNER, prepareRunner } from '../connect.ts'
import { passphrase } from './passphrase.ts'
import type { CliContext } from './run-cli.ts'
import { withHouse } from './with-house.ts'

/** `backup --to FILE`: one encrypted archive of tables and files. */
export async function makeBackup(context: CliContext): Promise<void> {
  const to = context.path(context.words.need('to'))
  const result = await withHouse(context, async ({ settings, clock, files, adminUrl, url }) =>
    backup({
      admin: { connectionString: adminUrl ?? url },
      runner: { connectionString: url },
      keyRing: await openKeyRing(settings.keys, clock.now()),
      files,
      clock,
      program: await programVersion(context.root),
      to,
      onProgress: context.say,
    }),
  )
  if (context.words.flag('json')) return context.out(JSON.stringify(result))
  context.say(`Đã sao lưu vào ${result.path}. Khóa không nằm trong đó: giữ tệp của "keys export" ở nơi khác.`)
}

async function programVersion(root: string): Promise<string> {
  return (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** `restore FILE --recovery FILE`: into an empty place, embedded or external; `--prove`: beside the running system. */
export async function restoreBackup(context: CliContext): Promise<void> {
  const archive = context.path(context.words.word(0))
  const settings = readSettings(context.env, [], context.root, context.path('.'))
  const clock = makeClock(settings.clock)
  const { root, say } = context
  if (context.words.flag('prove')) {
    const proof = await withHouse(context, async ({ adminUrl }) => {
      if (adminUrl === null)
        throw new SettingsProblem('DATABASE_ADMIN_URL: "restore --prove" cần quyền quản trị.')
      const keyRing = await openKeyRing(settings.keys, clock.now())
      return proveRestore({
        archive,
        keyRing,
        root,
        admin: { connectionString: adminUrl },
        clock,
        onProgress: say,
      })
    })
    return context.words.flag('json')
      ? context.out(JSON.stringify(proof))
      : say('Bản sao lưu khôi phục được, đã so từng bảng.')
  }
  const recovery = context.words.value('recovery')
  if (recovery !== null) {
    const sheet = await readFile(context.path(recovery))
    const secret = await passphrase(context)
    await importKeys(settings.keys, sheet, secret)
  }
  const keyRing = await readKeyRing(settings.keys)
  if (keyRing === null)
    throw new SettingsProblem(
      'Máy này chưa có khóa. Thêm --recovery TỆP (tệp của "keys export") để mở bản sao lưu.',
    )
  const files = makeFileStore(join(settings.home, 'files'))
  const result = await onTarget(settings, say, (admin, runner) =>
    restore({ archive, keyRing, root, admin, runner, files, clock, onProgress: say }),
  )
  if (context.words.flag('json')) return context.out(JSON.stringify(result))
  say('Đã khôi phục và kiểm tra nhật ký. Chạy "npm start" để mở.')
}

type Connection = pg.ClientConfig

/** The empty database to restore into: the external one of the settings, or the embedded one, made ready for its role. */
async function onTarget<T>(
  settings: Settings,
  say: (line: string) => void,
  work: (admin: Connection, runner: { role: string; connection: Connection }) => Promise<T>,
): Promise<T> {
  const { databaseUrl: url, databaseAdminUrl: adminUrl } = settings
  if (url !== null) {
    if (adminUrl === null)
      throw new SettingsProblem('DATABASE_ADMIN_URL: "restore" cần quyền của chủ cơ sở dữ liệu.')
    const role = new pg.Client({ connectionString: url }).user ?? ''
    return work({ connectionString: adminUrl }, { role, connection: { connectionString: url } })
  }
  const lease = await joinEmbedded(settings.home, say)
  try {
    await asOwner(lease.adminUrl, (client) => prepareRunner(client, EMBEDDED_RUNNER))
    const connection = { connectionString: lease.url(EMBEDDED_RUNNER, lease.password) }
    return await work({ connectionString: lease.adminUrl }, { role: EMBEDDED_RUNNER, connection })
  } finally {
    await lease.leave()
  }
}
