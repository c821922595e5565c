import { sql } from 'kysely'
import type { Instant } from '../civil-date.ts'
import type { Read, Tx } from './database.ts'
import { json } from './database.ts'

/** A person's unsent text under a key; null where there is none. */
export async function findDraft(
  db: Read | Tx,
  accountId: string,
  key: string,
): Promise<{ body: unknown; savedAt: Instant | null }> {
  const row = await db
    .selectFrom('kernel.draft')
    .select(['body', 'saved_at'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst()
  return { body: row?.body ?? null, savedAt: (row?.saved_at ?? null) as Instant | null }
}

/** Keeps unsent text, or throws it away when the body is null. */
export async function keepDraft(
  tx: Tx,
  accountId: string,
  key: string,
  body: unknown,
  now: Instant,
): Promise<void> {
  if (body === null) {
    await tx.deleteFrom('kernel.draft').where('account_id', '=', accountId).where('key', '=', key).execute()
    return
  }
  await tx
    .insertInto('kernel.draft')
    .values({ account_id: accountId, key, body: json(body), saved_at: now })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'key']).doUpdateSet({ body: sql`excluded.body`, saved_at: now }),
    )
    .execute()
}
