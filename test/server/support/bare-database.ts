import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '#kernel/server/database.ts'

/** A database of its own, copied from the suite's template, without a house on it. */
export interface BareDatabase {
  ownerUrl: string
  runnerUrl: string
  owner: pg.Pool
  database: Database
  close(): Promise<void>
}

export async function openBareDatabase(template = inject('template')): Promise<BareDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('ownerUrl') })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  const ownerUrl = databaseOf(inject('ownerUrl'), name)
  const runnerUrl = databaseOf(inject('runnerUrl'), name)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  owner.on('error', () => {})
  const database = openDatabase({ connectionString: runnerUrl, max: 8 })
  return {
    ownerUrl,
    runnerUrl,
    owner,
    database,
    async close() {
      await database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

/** The same URL with another database. */
export function databaseOf(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}

/** Writes `count` journal entries with values, in `transactions` transactions, as the program writes them. */
export async function fillJournal(db: pg.Pool, count: number, transactions = 1): Promise<void> {
  const each = Math.ceil(count / transactions)
  for (let start = 0; start < count; start += each)
    await db.query(
      `with made as materialized (
         select nr, (lpad(to_hex(1764000000000 + nr), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
             || '8' || substr(md5(random()::text), 1, 15))::uuid as id,
           substr(sha256(random()::text::bytea), 1, 16) as salt,
           case when nr % 3 = 0 then null else '{"note":"Sở Y tế ' || nr || '","state":"doing"}' end as before,
           '{"note":"Đã làm xong ' || nr || '","state":"done"}' as after
         from generate_series($1::int + 1, $2::int) as nr),
       written as (
         insert into journal.entry (id, at, command_id, account_id, post, agency_id, area, action, audit, record_type,
           record_id, values_digest)
         select id, timestamptz '2026-01-01' + nr * interval '1 second', gen_random_uuid(), gen_random_uuid(),
           'chuyên viên', gen_random_uuid(), 'plan', 'progress.report', 'ProgressReport', 'plan.progress',
           gen_random_uuid(), sha256(salt || convert_to(coalesce('+' || before, '-') || E'\\n+' || after, 'UTF8'))
         from made)
       insert into journal.entry_values (entry_id, salt, before, after) select id, salt, before, after from made`,
      [start, Math.min(count, start + each)],
    )
}
