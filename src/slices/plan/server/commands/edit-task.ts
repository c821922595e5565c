import type { DB } from '#db/types.ts'
import { sql, type Selectable } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Id } from '#kernel/id.ts'
import { json, type Tx } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { planContract } from '../../contract.ts'
import { planFaults } from '../../faults.ts'
import { planGate } from '../relations.ts'

type Contract = typeof planContract

/** The task, locked, in the version the editor saw; else a 409 with both sides. */
async function taskForUpdate(db: Tx, id: Id, seenVersion: number | null, yours: unknown) {
  const task = await db
    .selectFrom('plan.task')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (task === undefined) throw new Fault(kernelFaults['record.unknown'])
  if (seenVersion !== null && task.version !== seenVersion)
    throw new Fault(kernelFaults['version.conflict'], { data: { current: sayTask(task), yours } })
  return task
}

function sayTask(task: Selectable<DB['plan.task']>) {
  const { due_text: text, due_from: from, due_last: last } = task
  return {
    text: task.text,
    due: text === null ? null : { text, from, last },
    recurrence: task.recurrence,
    fields: task.fields,
    checked: task.checked_at !== null,
    version: task.version,
  }
}

/** Corrects a task's words, time, field of work, and whether the lead has checked it. */
export async function correctTask(
  { db, by, now, audit }: WriteContext,
  input: InputOf<Contract['correctTask']>,
): Promise<void> {
  audit.actingAs(planGate.require('plan.correct', by))
  const task = await taskForUpdate(db, input.id, input.seenVersion, input)
  const { recurrence, due } = input
  await db
    .updateTable('plan.task')
    .set({
      text: input.text,
      due_text: due?.text ?? null,
      due_from: due?.from ?? null,
      due_last: due?.last ?? null,
      recurrence: recurrence === null ? null : json(recurrence),
      fields: input.fields,
      checked_at: input.checked ? (task.checked_at ?? now) : null,
      checked_by: input.checked ? (task.checked_by ?? by.accountId) : null,
      version: task.version + 1,
    })
    .where('id', '=', task.id)
    .execute()
  audit.add({
    record: 'plan.task',
    id: task.id,
    before: sayTask(task),
    after: { text: input.text, due, recurrence, fields: input.fields, checked: input.checked },
  })
}

/** Adds a task by hand, after another or at the end. */
export async function addTask(
  { db, by, audit }: WriteContext,
  input: InputOf<Contract['addTask']>,
): Promise<void> {
  audit.actingAs(planGate.require('plan.correct', by))
  const after = input.after === null ? null : await taskForUpdate(db, input.after, null, input)
  const last = await db
    .selectFrom('plan.task')
    .select((row) => row.fn.max('ord').as('ord'))
    .where('plan_id', '=', input.planId)
    .where('kind', '=', 'task')
    .executeTakeFirst()
  await db
    .insertInto('plan.task')
    .values({
      id: input.taskId,
      plan_id: input.planId,
      ref: input.ref,
      kind: 'task',
      section_ref: after?.section_ref ?? null,
      ord: after === null ? (last?.ord ?? 0) + 100 : after.ord + 1,
      text: input.text,
    })
    .execute()
  audit.add({ record: 'plan.task', id: input.taskId, after: { ref: input.ref, text: input.text } })
}

/** Splits a task: the parts `II.3.2#1` … take its place with its bodies, and the whole is put aside. */
export async function splitTask(
  { db, by, now, audit }: WriteContext,
  input: InputOf<Contract['splitTask']>,
): Promise<void> {
  audit.actingAs(planGate.require('plan.correct', by))
  const whole = await taskForUpdate(db, input.id, input.seenVersion, input)
  await refuseWorkedOn(db, 'task_id', [whole.id])
  const { id: _, version: __, ...kept } = whole
  for (const [index, part] of input.parts.entries()) {
    const ref = `${whole.ref}#${index + 1}`
    await db
      .insertInto('plan.task')
      .values({
        ...kept,
        recurrence: kept.recurrence === null ? null : json(kept.recurrence),
        id: part.id,
        ref,
        ord: whole.ord + index + 1,
        text: part.text,
        checked_at: null,
        checked_by: null,
      })
      .execute()
    await copyLines(db, whole.id, part.id)
    audit.add({ record: 'plan.task', id: part.id, after: { ref, text: part.text, from: whole.ref } })
  }
  await db
    .updateTable('plan.task')
    .set({ removed_at: now, version: whole.version + 1 })
    .where('id', '=', whole.id)
    .execute()
  audit.add({
    record: 'plan.task',
    id: whole.id,
    before: sayTask(whole),
    after: { split: input.parts.length },
  })
}

/** Merges tasks into one: words joined in order, bodies of all, the others put aside. */
export async function mergeTasks(
  { db, by, now, audit }: WriteContext,
  input: InputOf<Contract['mergeTasks']>,
): Promise<void> {
  audit.actingAs(planGate.require('plan.correct', by))
  const first = await taskForUpdate(db, input.id, input.seenVersion, input)
  const others = []
  for (const id of new Set(input.with))
    if (id !== first.id) others.push(await taskForUpdate(db, id, null, input))
  if (others.some((other) => other.plan_id !== first.plan_id)) throw new Fault(kernelFaults['record.refers'])
  await refuseWorkedOn(
    db,
    'task_id',
    others.map((other) => other.id),
  )
  const text = [first, ...others].map((task) => task.text).join('\n')
  await db
    .updateTable('plan.task')
    .set({ text, version: first.version + 1 })
    .where('id', '=', first.id)
    .execute()
  for (const other of others) {
    await copyLines(db, other.id, first.id)
    await db
      .updateTable('plan.task')
      .set({ removed_at: now, version: other.version + 1 })
      .where('id', '=', other.id)
      .execute()
    audit.add({ record: 'plan.task', id: other.id, before: sayTask(other), after: { mergedInto: first.ref } })
  }
  audit.add({ record: 'plan.task', id: first.id, before: sayTask(first), after: { text } })
}

async function copyLines(db: Tx, from: Id, to: Id): Promise<void> {
  await sql`
    insert into plan.assignment (id, plan_id, task_id, agency_id, role, invited, valid, cause, printed_as, verified)
    select gen_random_uuid(), line.plan_id, ${to}::uuid, line.agency_id, line.role, line.invited, line.valid, line.cause,
      line.printed_as, line.verified
    from plan.assignment line where line.task_id = ${from}::uuid
      and not exists (select from plan.assignment held where held.task_id = ${to}::uuid
        and held.agency_id = line.agency_id and held.role = line.role and held.valid && line.valid)`.execute(
    db,
  )
}

/** Where progress or a difficulty is recorded, nothing is cut up or dropped: the record would lose its place. */
async function refuseWorkedOn(
  db: Tx,
  column: 'task_id' | 'assignment_id',
  ids: readonly Id[],
): Promise<void> {
  const worked = await sql`
    select from plan.progress where ${sql.ref(column)} = any(${ids}::uuid[])
    union all select from plan.difficulty where ${sql.ref(column)} = any(${ids}::uuid[]) limit 1`.execute(db)
  if (worked.rows.length > 0) throw new Fault(planFaults['task.worked_on'])
}

/**
 * Sets whose the task is. While the plan is a draft the choice holds from its day; once issued, new bodies begin today
 * and dropped ones end yesterday, so that the past stays as it was.
 */
export async function assignTask(
  context: WriteContext,
  input: InputOf<Contract['assignTask']>,
): Promise<void> {
  const { db, by, today, audit } = context
  audit.actingAs(planGate.require('plan.correct', by))
  const task = await taskForUpdate(db, input.id, input.seenVersion, input)
  const plan = await db
    .selectFrom('plan.plan')
    .select(['state', 'document_day'])
    .where('id', '=', task.plan_id)
    .executeTakeFirstOrThrow()
  await refuseGone(db, [...input.lead, ...input.supporting], today)
  const draft = plan.state === 'draft'
  const since = (draft ? (plan.document_day ?? today) : today) as CivilDate
  const held = await db
    .selectFrom('plan.assignment')
    .select(['id', 'agency_id', 'role', sql<CivilDate | null>`lower(valid)`.as('from')])
    .where('task_id', '=', task.id)
    .where(sql<boolean>`valid @> ${today}::date`)
    .execute()
  const wished = [...new Set(input.lead)]
    .map((agency) => ({ agency, role: 'lead' }))
    .concat(
      [...new Set(input.supporting)]
        .filter((agency) => !input.lead.includes(agency))
        .map((agency) => ({ agency, role: 'supporting' })),
    )
  const isWished = (line: { agency_id: string; role: string }) =>
    wished.some((wish) => wish.agency === line.agency_id && wish.role === line.role)
  for (const line of held.filter((one) => !isWished(one))) {
    // A line that began today, or one of a draft that nobody has worked on, leaves no past.
    if (draft || (line.from !== null && line.from >= today)) await dropLine(db, line.id)
    else
      await db
        .updateTable('plan.assignment')
        .set({ valid: sql<string>`daterange(lower(valid), ${today}::date)` })
        .where('id', '=', line.id)
        .execute()
  }
  const added = wished.filter(
    (wish) => !held.some((line) => line.agency_id === wish.agency && line.role === wish.role),
  )
  for (const wish of added) {
    const standing = await db
      .selectFrom('access.agency')
      .select([sql<CivilDate | null>`lower(valid)`.as('from'), 'invited'])
      .where('id', '=', wish.agency)
      .executeTakeFirstOrThrow()
    const from = standing.from !== null && standing.from > since ? standing.from : since
    await db
      .insertInto('plan.assignment')
      .values({
        id: makeId(),
        plan_id: task.plan_id,
        task_id: task.id,
        agency_id: wish.agency,
        role: wish.role,
        invited: standing.invited,
        valid: `[${from},)`,
        cause: 'chosen',
      })
      .execute()
  }
  await db
    .updateTable('plan.task')
    .set({ version: task.version + 1 })
    .where('id', '=', task.id)
    .execute()
  audit.add({
    record: 'plan.task',
    id: task.id,
    before: { bodies: held.map((line) => [line.role, line.agency_id]) },
    after: { bodies: wished.map((wish) => [wish.role, wish.agency]), since },
  })
}

async function dropLine(db: Tx, id: Id): Promise<void> {
  await refuseWorkedOn(db, 'assignment_id', [id])
  await db
    .updateTable('plan.assignment')
    .set({ from_assignment: null })
    .where('from_assignment', '=', id)
    .execute()
  await db.deleteFrom('plan.assignment').where('id', '=', id).execute()
}

async function refuseGone(db: Tx, agencies: readonly string[], today: CivilDate): Promise<void> {
  if (agencies.length === 0) return
  const ids = [...new Set(agencies)]
  const standing = await db
    .selectFrom('access.agency')
    .select('id')
    .where('id', 'in', ids)
    .where(sql<boolean>`valid @> ${today}::date`)
    .execute()
  if (standing.length < ids.length) throw new Fault(planFaults['task.agency_gone'])
}

/** Switches the second person's check of a task on or off. */
export async function switchSecondCheck(
  { db, by, audit }: WriteContext,
  input: InputOf<Contract['switchSecondCheck']>,
): Promise<void> {
  audit.actingAs(planGate.require('task.switch-check', by))
  const task = await taskForUpdate(db, input.id, input.seenVersion, input)
  await db
    .updateTable('plan.task')
    .set({ second_check: input.on, version: task.version + 1 })
    .where('id', '=', task.id)
    .execute()
  audit.add({
    record: 'plan.task',
    id: task.id,
    before: { secondCheck: task.second_check },
    after: { secondCheck: input.on },
  })
}
