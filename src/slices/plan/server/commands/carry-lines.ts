import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { Audit } from '#kernel/server/journal.ts'
import { rowsOf, type Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { FieldId } from '#slices/access/model.ts'
import { carryForward } from '#slices/access/rules/carry-forward.ts'
import { getDirectory } from '#slices/access/server/api.ts'

/**
 * Carries open lines over to the successors of bodies that have ended by a day: the old line ends, the new one begins
 * and says where it came from. Done again it changes nothing. Returns how many lines began.
 */
export async function carryLines(tx: Tx, audit: Audit, day: CivilDate): Promise<number> {
  type Open = {
    id: string
    planId: string
    taskId: string
    agencyId: string
    role: string
    invited: boolean
    from: CivilDate
    printedAs: string | null
    name: string
    fields: FieldId[]
    verified: boolean
  }
  const open = await rowsOf<Open>(
    tx,
    sql<Open>`
    select line.id, line.plan_id as "planId", line.task_id as "taskId", line.agency_id as "agencyId", line.role,
      line.invited, coalesce(lower(line.valid), ${day}::date) as "from", line.printed_as as "printedAs", agency.name,
      task.fields, line.verified
    from plan.assignment line
    join plan.task task on task.id = line.task_id
    join access.agency agency on agency.id = line.agency_id
    where upper_inf(line.valid) and lower(line.valid) <= ${day}::date and exists (
      select from access.agency_succession gone where gone.from_agency = line.agency_id
        and gone.on_day <= ${day}::date and gone.on_day > lower(line.valid))
    for update of line`,
  )
  if (open.length === 0) return 0
  const live = await getDirectory(tx)
  let begun = 0
  for (const line of open) {
    const tenures = carryForward(live.slugOf(line.agencyId), line.fields, line.from, live.successions, day)
    const [own, ...later] = tenures
    if (own === undefined || own.to === null) continue
    await tx
      .updateTable('plan.assignment')
      .set({ valid: daysRange(line.from, own.to) })
      .where('id', '=', line.id)
      .execute()
    for (const tenure of later) {
      const id = makeId()
      const { numAffectedRows } = await sql`
        insert into plan.assignment (id, plan_id, task_id, agency_id, role, invited, valid, cause, printed_as, from_assignment, verified)
        select ${id}::uuid, ${line.planId}::uuid, ${line.taskId}::uuid, ${live.rowId(tenure.agencyId)}::uuid, ${line.role},
          ${line.invited}, ${daysRange(tenure.from, tenure.to)}::daterange, 'succession', ${line.printedAs ?? line.name},
          ${line.id}::uuid, ${line.verified && tenure.verified}
        where not exists (select from plan.assignment held where held.task_id = ${line.taskId}::uuid
          and held.agency_id = ${live.rowId(tenure.agencyId)}::uuid and held.role = ${line.role}
          and held.valid && ${daysRange(tenure.from, tenure.to)}::daterange)`.execute(tx)
      begun += Number(numAffectedRows ?? 0n)
    }
    audit.add({ record: 'plan.assignment', id: line.id, before: { until: null }, after: { until: own.to } })
  }
  return begun
}
