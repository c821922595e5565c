import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../civil-date.ts'
import { Fault, kernelFaults } from '../fault.ts'
import type { Id } from '../id.ts'
import { canonical } from './canonical.ts'
import type { Database, Tx } from './database.ts'
import { Audit, writeEntries } from './journal.ts'

export interface CommandRun {
  id: Id
  accountId: Id
  action: string
  audit: string
  input: unknown
  at: Instant
  osUser?: string
}

const AGAIN = new Set(['40001', '40P01'])

/**
 * Does a command once: rows, journal entries, announcements and the remembered answer in one transaction.
 * The same id with the same body gets the same answer; with another body, a fault. Deadlocks are tried again.
 */
export async function runCommand<T>(
  database: Database,
  run: CommandRun,
  work: (tx: Tx, audit: Audit) => Promise<T>,
): Promise<T> {
  const digest = hash('sha256', canonical([run.audit, run.input]), 'buffer')
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.write((tx) => once(tx, run, digest, work))
    } catch (error) {
      if (attempt >= 4 || !AGAIN.has((error as { code?: string }).code ?? '')) throw error
    }
  }
}

async function once<T>(
  tx: Tx,
  run: CommandRun,
  digest: Buffer,
  work: (tx: Tx, audit: Audit) => Promise<T>,
): Promise<T> {
  // A second arrival waits here until the first has committed, then finds its answer.
  const fresh = await tx
    .insertInto('kernel.command')
    .values({ id: run.id, account_id: run.accountId, audit: run.audit, digest, at: run.at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (fresh === undefined) {
    const known = await tx
      .selectFrom('kernel.command')
      .select(['account_id', 'digest', 'answer'])
      .where('id', '=', run.id)
      .executeTakeFirstOrThrow()
    if (known.account_id !== run.accountId || !digest.equals(known.digest))
      throw new Fault(kernelFaults['command.reused'])
    return known.answer as T
  }
  const audit = new Audit(run.action, run.audit)
  const answer = await work(tx, audit)
  if (audit.entries.length === 0) throw new Error(`command ${run.audit} wrote no journal entry`)
  await writeEntries(
    tx,
    audit,
    {
      accountId: run.accountId,
      commandId: run.id,
      ...(run.osUser === undefined ? {} : { osUser: run.osUser }),
    },
    run.at,
  )
  await tx
    .updateTable('kernel.command')
    .set({ answer: sql`${JSON.stringify(answer ?? null)}::jsonb` })
    .where('id', '=', run.id)
    .execute()
  return answer
}
