import { sql } from 'kysely'
import { civilDate, type CivilDate } from '#kernel/civil-date.ts'
import { Fault } from '#kernel/fault.ts'
import type { Id } from '#kernel/id.ts'
import { json, type Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { proposeFields } from '#slices/access/rules/propose-fields.ts'
import { getDirectory, type LiveDirectory } from '#slices/access/server/api.ts'
import { planFaults } from '../../faults.ts'
import type { PlanReading, ReadTask } from '../../reading.ts'
import { bodiesOfPlan, linesOf, type Line, type Printed } from '../../rules/assign.ts'
import { planGate } from '../relations.ts'

type Context = Pick<WriteContext, 'db' | 'by' | 'today' | 'audit'>

/** Keeps a plan as it was read, as a draft: sections, tasks, and the bodies of its day with their successors. */
export async function savePlan(
  context: Context,
  planId: Id,
  reading: PlanReading,
  source: { kind: 'docx' | 'txt' | 'pdf' | 'xlsx' | 'typed'; sha256: Buffer | null; name: string | null },
): Promise<void> {
  const { db, by, today, audit } = context
  audit.actingAs(planGate.require('plan.import', by))
  if (reading.tasks.length === 0) throw new Fault(planFaults['plan.no_task'])
  await refuseTwice(db, reading)
  const { text, ...rest } = reading
  await db
    .insertInto('plan.plan')
    .values({
      id: planId,
      number: reading.number,
      kind: reading.kind ?? 'Kế hoạch',
      title: reading.title ?? '',
      issuer: reading.issuer,
      place: reading.place,
      document_day: reading.date,
      source_name: source.name,
      source_kind: source.kind,
      source_sha256: source.sha256,
      source_text: text,
      reading: json(rest),
    })
    .execute()
  if (reading.sections.length > 0)
    await db
      .insertInto('plan.section')
      .values(
        reading.sections.map((section, ord) => ({
          plan_id: planId,
          ref: section.ref,
          number: section.number,
          title: section.title,
          kind: section.kind,
          parent: section.parent,
          ord,
        })),
      )
      .execute()
  const live = await getDirectory(db)
  const ids = await saveTasks(db, planId, reading.tasks, live)
  await saveLines(db, planId, linesOfReading(reading, live, today), ids, live)
  audit.add({
    record: 'plan.plan',
    id: planId,
    after: { number: reading.number, date: reading.date, title: reading.title, tasks: reading.tasks.length },
  })
}

async function refuseTwice(db: Tx, reading: PlanReading): Promise<void> {
  if (reading.number === null) return
  const twin = await db
    .selectFrom('plan.plan')
    .select('id')
    .where('number', '=', reading.number)
    .where(sql<boolean>`issuer is not distinct from ${reading.issuer}`)
    .where(sql<boolean>`document_day is not distinct from ${reading.date}::date`)
    .executeTakeFirst()
  if (twin !== undefined)
    throw new Fault(planFaults['plan.number_taken'], { details: { number: reading.number } })
}

async function saveTasks(
  db: Tx,
  planId: Id,
  tasks: readonly ReadTask[],
  live: LiveDirectory,
): Promise<Map<string, Id>> {
  const rows = tasks.map((task, ord) => ({
    id: makeId(),
    plan_id: planId,
    ref: task.ref,
    kind: 'task',
    section_ref: task.section,
    ord: ord * 100,
    text: task.text,
    printed_lead: task.lead,
    printed_supporting: task.supporting,
    printed_invited: task.invited,
    due_text: task.due?.text ?? null,
    due_from: task.due?.from ?? null,
    due_last: task.due?.last ?? null,
    recurrence: task.recurrence === null ? null : json(task.recurrence),
    doc_references: task.references,
    same_as: task.sameAs,
    span_start: task.span[0],
    span_end: task.span[1],
    fields: proposeFields(task.text, live.fields),
  }))
  await db.insertInto('plan.task').values(rows).execute()
  return new Map(rows.map((row) => [row.ref, row.id]))
}

/** The lines of all tasks of a reading; a plan without a date counts from today. */
export function linesOfReading(reading: PlanReading, live: LiveDirectory, today: CivilDate): Line[] {
  const day = reading.date === null || reading.date > today ? today : civilDate(reading.date)
  const printed: Printed[] = reading.tasks.map((task) => ({
    ref: task.ref,
    lead: task.lead,
    supporting: task.supporting,
    invited: task.invited,
    fields: proposeFields(task.text, live.fields),
  }))
  const within = bodiesOfPlan(printed, day, live)
  return printed.flatMap((task) => linesOf(task, within, day, today, live).map((line) => ({ ...line })))
}

/** Writes lines; `fromIndex` counts within one task's lines. */
export async function saveLines(
  db: Tx,
  planId: Id,
  lines: readonly Line[],
  taskIds: ReadonlyMap<string, Id>,
  live: LiveDirectory,
): Promise<void> {
  const ids = lines.map(() => makeId())
  const firstOf = new Map<string, number>()
  lines.forEach((line, index) => firstOf.has(line.ref) || firstOf.set(line.ref, index))
  const rows = lines.map((line, index) => ({
    id: ids[index]!,
    plan_id: planId,
    task_id: taskIds.get(line.ref)!,
    agency_id: live.rowId(line.agencyId),
    role: line.role,
    invited: line.invited,
    valid: daysRange(line.from, line.to),
    cause: line.cause,
    printed_as: line.printedAs,
    from_assignment: line.fromIndex === null ? null : ids[firstOf.get(line.ref)! + line.fromIndex]!,
    verified: line.verified,
  }))
  for (let start = 0; start < rows.length; start += 1000)
    await db
      .insertInto('plan.assignment')
      .values(rows.slice(start, start + 1000))
      .execute()
}
