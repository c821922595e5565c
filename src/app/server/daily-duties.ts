import { sql } from 'kysely'
import { instantOf, type CivilDate } from '#kernel/civil-date.ts'
import type { Clock } from '#kernel/server/clock.ts'
import { runCommand } from '#kernel/server/command.ts'
import type { Database, Tx } from '#kernel/server/database.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import { sweepOrphans } from '#kernel/server/files/sweep-orphans.ts'
import type { Audit } from '#kernel/server/journal.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { stableId } from '#kernel/stable-id.ts'
import { carryLines } from '#slices/plan/server/api.ts'
import { ensureReports } from '#slices/reports/server/api.ts'
import { CLI_ACCOUNT } from './load.ts'

export interface DutyParts {
  database: Database
  clock: Clock
  files: FileStore
}

type Duty = (parts: DutyParts & { tx: Tx; audit: Audit; today: CivilDate }) => Promise<void>

/** What the program does by itself once each product day; what was missed while it was off is done once, on the next tick. */
const duties: Record<string, Duty> = {
  async 'carry-lines'({ tx, audit, today }) {
    const begun = await carryLines(tx, audit, today)
    audit.add({ record: 'plan.assignment', id: stableId('duty:carry-lines'), after: { begun } })
  },
  async 'open-reports'({ tx, audit, today, clock }) {
    const opened = await ensureReports(tx, today, { accountId: CLI_ACCOUNT, now: clock.now() })
    audit.add({
      record: 'reports.report',
      id: stableId('duty:open-reports'),
      after: { opened: opened.length },
    })
  },
  async 'sweep-files'({ audit, files, database }) {
    // By the machine's clock, like the files' own times; a day leaves every upload time to be attached.
    const swept = await sweepOrphans(files, database, instantOf(Date.now() - 24 * 3_600_000))
    audit.add({ record: 'kernel.file', id: stableId('duty:sweep-files'), after: { swept } })
  },
}

/** Does what is due today and has not been done; two programs at once do it once. */
export async function doDailyDuties(parts: DutyParts): Promise<void> {
  const { database, clock } = parts
  const today = clock.today()
  for (const [name, duty] of Object.entries(duties)) {
    const done = await database.kysely
      .selectFrom('kernel.tick')
      .select('name')
      .where('name', '=', name)
      .where('done_through', '>=', today)
      .executeTakeFirst()
    if (done !== undefined) continue
    const run = {
      id: makeId(),
      accountId: CLI_ACCOUNT,
      action: 'duty',
      audit: `Duty:${name}`,
      input: { today },
      at: clock.now(),
    }
    await runCommand(database, run, async (tx, audit) => {
      const { numAffectedRows } = await sql`
        insert into kernel.tick as tick (name, done_through) values (${name}, ${today}::date)
        on conflict (name) do update set done_through = excluded.done_through
          where tick.done_through < excluded.done_through`.execute(tx)
      if (numAffectedRows === 0n) {
        audit.add({ record: 'kernel.tick', id: stableId(`duty:${name}`), after: { already: today } })
        return
      }
      await duty({ ...parts, tx, audit, today })
    })
  }
}
