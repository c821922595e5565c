import { sql } from 'kysely'
import { rowsOf, type Read, type Tx } from '#kernel/server/database.ts'
import { listRecorded } from '#slices/plan/server/api.ts'
import type { RecordedEntry } from '../../model.ts'

/** What a body recorded for a plan's report year and still stands; a corrected entry's event is that of its correction. */
export async function recordedOf(
  db: Read | Tx,
  of: { planId: string; year: number; agencyId: string | null },
): Promise<(RecordedEntry & { agencyId: string })[]> {
  const entries = await listRecorded(db, of)
  const events = [...new Set(entries.flatMap((entry) => entry.sameEvent ?? []))]
  const newest = events.length === 0 ? new Map<string, string>() : await newestOf(db, events)
  return entries.map((entry) => ({
    id: entry.id,
    agencyId: entry.agencyId,
    taskId: entry.taskId,
    assignmentId: entry.assignmentId,
    role: entry.role,
    state: entry.state,
    words: entry.words,
    from: entry.from,
    to: entry.to,
    quantities: entry.quantities,
    sameEvent: entry.sameEvent === null ? null : (newest.get(entry.sameEvent) ?? entry.sameEvent),
    onBehalf: entry.onBehalf,
  }))
}

async function newestOf(db: Read | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ first: string; last: string }>(
    db,
    sql<{ first: string; last: string }>`
    with recursive later as (
      select id as first, id as last, replaced_at from plan.progress where id = any(${ids}::uuid[])
      union all select later.first, next.id, next.replaced_at from later join plan.progress next on next.replaces = later.last)
    select first, last from later where replaced_at is null`,
  )
  return new Map(rows.map((row) => [row.first, row.last]))
}

/** A plan's tasks as the rules lay them out, duties last. */
export async function tasksOf(db: Read | Tx, planId: string) {
  type Row = {
    id: string
    ref: string
    sectionRef: string | null
    kind: 'task' | 'duty'
    dutyKind: string | null
    text: string
    due: { last: string | null } | null
    recurrence: { every: string | null; last: string[] } | null
  }
  return rowsOf<Row & { due: { last: never } | null }>(
    db,
    sql<Row & { due: { last: never } | null }>`
    select id, ref, section_ref as "sectionRef", kind, duty_kind as "dutyKind", text, recurrence,
      case when due_last is null then null else json_build_object('last', due_last) end as due
    from plan.task where plan_id = ${planId}::uuid and removed_at is null order by kind desc, ord`,
  )
}
