import { sql } from 'kysely'
import type { Instant } from '#kernel/civil-date.ts'
import type { Database } from '#kernel/server/database.ts'
import { stableId } from '#kernel/stable-id.ts'
import { loadDirectory } from '#slices/access/server/load-directory.ts'
import { loadUnits } from '#slices/units/server/load-units.ts'
import { loadMeasures } from '#slices/plan/server/load-measures.ts'
import { LOCKS } from '#kernel/server/lock-numbers.ts'

/** The account of the command line: made at set-up, cannot sign in. */
export const CLI_ACCOUNT = stableId('account:cli')

/** Loads what every house needs (units, calendar, agencies, units of measure, the account `cli`); repeatable. */
export async function loadCatalogues(database: Database, root: string, at: Instant): Promise<void> {
  await database.write(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.load})`.execute(tx)
    await loadUnits(tx, root)
    await loadDirectory(tx, root, at)
    await loadMeasures(tx, root)
    await tx
      .insertInto('access.account')
      .values({ id: CLI_ACCOUNT, login: 'cli', name: 'Dòng lệnh', kind: 'cli' })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  })
}
