import type pg from 'pg'

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
