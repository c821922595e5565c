import { hash } from 'node:crypto'
import { instantOf, type Instant } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import type { Database } from '#kernel/server/database.ts'
import { accessFaults } from '../faults.ts'

const FREE = 4
const LONGEST_S = 900
const FORGET_MS = 24 * 3_600_000

/** Seconds to wait after so many failures: none for the first four, then 2, 4, 8 … 900. */
export function waitAfter(failures: number): number {
  return failures < FREE ? 0 : Math.min(2 ** (failures - FREE + 1), LONGEST_S)
}

function keyOf(login: string, address: string): string {
  return hash('sha256', `${login}\n${address}`, 'hex')
}

/** Refuses while the wait of earlier failures, by account and address together, is not over. */
export async function refuseEarlyAttempt(
  database: Database,
  login: string,
  address: string,
  now: Instant,
): Promise<void> {
  const row = await database.aside
    .selectFrom('access.attempt')
    .select(['failures', 'last_at'])
    .where('key', '=', keyOf(login, address))
    .executeTakeFirst()
  if (row === undefined) return
  const seconds = Math.ceil((Date.parse(row.last_at) - Date.parse(now)) / 1000 + waitAfter(row.failures))
  if (seconds > 0) throw new Fault(accessFaults['sign_in.wait'], { details: { seconds } })
}

/** Remembers a failure in a transaction of its own, so that the refusal does not undo it. */
export async function countFailure(
  database: Database,
  login: string,
  address: string,
  now: Instant,
): Promise<void> {
  await database.aside
    .insertInto('access.attempt')
    .values({ key: keyOf(login, address), failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({
        failures: row('access.attempt.failures', '+', 1),
        last_at: now,
      })),
    )
    .execute()
}

export async function forgetFailures(
  database: Database,
  login: string,
  address: string,
  now: Instant,
): Promise<void> {
  await database.aside
    .deleteFrom('access.attempt')
    .where((row) =>
      row.or([
        row('key', '=', keyOf(login, address)),
        row('last_at', '<', instantOf(Date.parse(now) - FORGET_MS)),
      ]),
    )
    .execute()
}
