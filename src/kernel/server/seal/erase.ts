import { sql } from 'kysely'
import type { Id } from '../../id.ts'
import type { Tx } from '../database.ts'
import type { Audit } from '../journal.ts'
import { makeId } from '../new-id.ts'

/** The record type of erasures; the verifier takes a missing value for erased only when one of these names its entry. */
export const ERASURE = 'journal.erasure'

/**
 * Erases the values of entries, as the law may ask, and writes that as an entry of its own, in the caller's command.
 * Digests stay, so the seal still verifies. Returns how many had values.
 */
export async function eraseValues(
  tx: Tx,
  audit: Audit,
  entries: readonly Id[],
  reason: string,
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select journal.erase(${[...entries]}::uuid[]) as gone`.execute(
    tx,
  )
  audit.add({ record: ERASURE, id: makeId(), after: { entries, reason }, sensitivity: 'inner' })
  return rows[0]!.gone
}
