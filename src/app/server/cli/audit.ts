import { readFile } from 'node:fs/promises'
import { anchor, Anchor } from '#kernel/server/seal/anchor.ts'
import { describeDifference } from '#kernel/server/seal/difference.ts'
import { sealAll } from '#kernel/server/seal/sealer.ts'
import { openKeyRing } from '#kernel/server/keys/key-ring.ts'
import { verifyJournal } from '#kernel/server/seal/verify.ts'
import { SettingsProblem } from '#kernel/server/settings.ts'
import type { CliContext } from './run-cli.ts'
import { withHouse } from './with-house.ts'

/** `audit anchor`: seals what waits and prints the newest seal, to be kept elsewhere. */
export async function auditAnchor(context: CliContext): Promise<void> {
  const newest = await withHouse(context, async ({ database, settings, clock }) => {
    await sealAll(database.pool, await openKeyRing(settings.keys, clock.now()), clock)
    return anchor(database.pool)
  })
  if (newest === null) throw new SettingsProblem('Nhật ký còn trống, chưa có dấu niêm.')
  context.out(JSON.stringify(newest, null, 2))
}

/** `audit verify [--anchor FILE]`: recomputes the whole journal and names the first entry that differs. */
export async function auditVerify(context: CliContext): Promise<void> {
  const file = context.words.value('anchor')
  const kept = file === null ? null : Anchor.parse(JSON.parse(await readFile(context.path(file), 'utf8')))
  const found = await withHouse(context, async ({ url, settings, clock }) =>
    verifyJournal({ connectionString: url }, await openKeyRing(settings.keys, clock.now()), {
      anchor: kept,
      onProgress: (done, of) => context.say(`Đã kiểm ${done} trong ${of} mục`),
    }),
  )
  if (context.words.flag('json')) context.out(JSON.stringify(found, null, 2))
  if (found.difference !== null) throw new SettingsProblem(describeDifference(found.difference, context.lang))
  if (!context.words.flag('json'))
    context.out(`Nhật ký nguyên vẹn: ${found.entries} mục, ${found.batches} lần niêm.`)
}
