import { sql } from 'kysely'
import { addDays, type CivilDate } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import type { Audit } from '#kernel/server/journal.ts'
import type { unitsContract, Village } from '../../contract.ts'
import { unitFaults } from '../../faults.ts'
import { getVillage } from '../queries.ts'
import { unitGate } from '../relations.ts'

type Input<K extends keyof typeof unitsContract> = InputOf<(typeof unitsContract)[K]>

const facts = (village: Village) => ({
  name: village.name,
  kind: village.kind,
  validFrom: village.validFrom,
  validTo: village.validTo,
  act: village.act,
  closedAct: village.closedAct,
})

/** A village of the person's own commune begins on a day, by an act. */
export async function addVillage(tx: Tx, by: Actor, input: Input<'addVillage'>, audit: Audit) {
  audit.actingAs(
    await unitGate.check(tx, 'village.change', by, sql`units.unit unit where unit.id = ${input.unitId}`),
  )
  await refuseOutside(tx, input.unitId, input.from)
  await insert(tx, { ...input, id: input.villageId, renamedFrom: null })
  return written(tx, by, input.villageId, null, audit)
}

/** Corrects a slip of the pen in name, kind or act; the days stay. */
export async function correctVillage(tx: Tx, by: Actor, input: Input<'correctVillage'>, audit: Audit) {
  const before = await openVillage(tx, by, input.id, input.version, input, audit)
  await tx
    .updateTable('units.village')
    .set({ name: input.name, kind: input.kind, act: input.act, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  return written(tx, by, input.id, before, audit)
}

/** From a day on it bears another name: the old row ends the day before and keeps its name for questions about then. */
export async function renameVillage(tx: Tx, by: Actor, input: Input<'renameVillage'>, audit: Audit) {
  const before = await openVillage(tx, by, input.id, input.version, input, audit)
  await refuseOutside(tx, before.unitId, input.from)
  await end(tx, before, addDays(input.from, -1), input.act)
  await insert(tx, { ...input, id: input.newId, unitId: before.unitId, renamedFrom: input.id })
  await written(tx, by, input.id, before, audit)
  return written(tx, by, input.newId, null, audit)
}

/** A village ends with its last day, by an act. */
export async function closeVillage(tx: Tx, by: Actor, input: Input<'closeVillage'>, audit: Audit) {
  const before = await openVillage(tx, by, input.id, input.version, input, audit)
  await end(tx, before, input.lastDay, input.act)
  return written(tx, by, input.id, before, audit)
}

/** The village, locked, when the person may change it, it still stands and nobody changed it meanwhile. */
async function openVillage(
  tx: Tx,
  by: Actor,
  id: string,
  version: number,
  yours: object,
  audit: Audit,
): Promise<Village> {
  await sql`select from units.village where id = ${id} for update`.execute(tx)
  audit.actingAs(
    await unitGate.check(
      tx,
      'village.change',
      by,
      sql`units.unit unit join units.village village on village.unit_id = unit.id where village.id = ${id}`,
    ),
  )
  const village = await getVillage(tx, id, by)
  if (village.version !== version)
    throw new Fault(kernelFaults['version.conflict'], { data: { current: village, yours } })
  if (village.validTo !== null) throw new Fault(unitFaults['village.closed'])
  return village
}

async function end(tx: Tx, village: Village, lastDay: CivilDate, act: string): Promise<void> {
  if (village.validFrom !== null && lastDay < village.validFrom)
    throw new Fault(unitFaults['village.day_too_early'], { fields: ['lastDay', 'from'] })
  await tx
    .updateTable('units.village')
    .set({
      valid: daysRange(village.validFrom, lastDay),
      closed_act: act,
      version: village.version + 1,
    })
    .where('id', '=', village.id)
    .execute()
}

async function insert(
  tx: Tx,
  row: {
    id: string
    unitId: string
    name: string
    kind: string
    from: CivilDate
    act: string
    renamedFrom: string | null
  },
): Promise<void> {
  await tx
    .insertInto('units.village')
    .values({
      id: row.id,
      unit_id: row.unitId,
      name: row.name,
      kind: row.kind,
      valid: daysRange(row.from, null),
      act: row.act,
      renamed_from: row.renamedFrom,
    })
    .execute()
}

async function refuseOutside(tx: Tx, unitId: string, day: CivilDate): Promise<void> {
  const { rows } = await sql`
    select from units.unit where id = ${unitId} and valid @> ${day}::date`.execute(tx)
  if (rows.length === 0) throw new Fault(unitFaults['village.before_unit'], { fields: ['from'] })
}

async function written(
  tx: Tx,
  by: Actor,
  id: string,
  before: Village | null,
  audit: Audit,
): Promise<Village> {
  const after = await getVillage(tx, id, by)
  audit.add({
    record: 'units.village',
    id,
    unit: after.unitId,
    before: before === null ? null : facts(before),
    after: facts(after),
  })
  return after
}
