import { readFile, writeFile } from 'node:fs/promises'
import { exportKeys, importKeys } from '#kernel/server/keys/recovery-sheet.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { readSettings } from '#kernel/server/settings.ts'
import { json } from '#kernel/server/database.ts'
import { passphrase } from './passphrase.ts'
import type { CliContext } from './run-cli.ts'
import { withHouse } from './with-house.ts'

/** `keys export --to FILE`: the key ring under a passphrase, also as a sheet to print; that it was done is on record. */
export async function keysExport(context: CliContext): Promise<void> {
  const to = context.path(context.words.need('to'))
  const secret = await passphrase(context)
  await withHouse(context, async ({ settings, clock, database }) => {
    await openKeyRing(settings.keys, clock.now())
    const sheet = await exportKeys(settings.keys, secret, clock.now())
    await writeFile(to, sheet, { mode: 0o600, flag: 'wx' })
    const value = json({ at: clock.now() })
    await database.kysely
      .insertInto('kernel.setting')
      .values({ key: 'keys.exported', value, changed_at: clock.now() })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at: clock.now() }))
      .execute()
  })
  context.say(
    `Đã ghi khóa vào ${to}. In tệp này, cất nơi khác máy chủ; thiếu nó thì không mở được bản sao lưu.`,
  )
}

/** `keys import --from FILE`: adds the keys of an exported file or typed-in sheet to the key folder. */
export async function keysImport(context: CliContext): Promise<void> {
  const settings = readSettings(context.env, [], context.root, context.path('.'))
  const sheet = await readFile(context.path(context.words.need('from')))
  const ring = await importKeys(settings.keys, sheet, await passphrase(context))
  context.say(`Đã có ${ring.keys.length} khóa trong ${settings.keys}.`)
}
