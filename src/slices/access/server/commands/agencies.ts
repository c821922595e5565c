import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import { json, type Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import type { Audit } from '#kernel/server/journal.ts'
import { stableId } from '#kernel/stable-id.ts'
import type { agenciesContract, AgencyView, GroupView } from '../../agencies-contract.ts'
import { accessFaults } from '../../faults.ts'
import { foldName } from '../../rules/fold-name.ts'
import { getAgency, listGroups } from '../agency-queries.ts'
import { accessGate } from '../relations.ts'

type Input<K extends keyof typeof agenciesContract> = InputOf<(typeof agenciesContract)[K]>

/** What the commands of the directory are given. */
export interface Hand {
  tx: Tx
  by: Actor
  today: CivilDate
  audit: Audit
}

const facts = (view: AgencyView) => ({
  name: view.name,
  short: view.short,
  aliases: view.aliases,
  fields: view.fields,
  invited: view.invited,
  basis: view.basis,
  verified: view.verified,
  validFrom: view.validFrom,
  validTo: view.validTo,
  successors: view.successors.map(({ agency, on, fields, basis, verified }) => ({
    to: agency.id,
    on,
    fields,
    basis,
    verified,
  })),
})

/** Adds a body that stands from a day on; its slug is made from its name. */
export async function addAgency(hand: Hand, input: Input<'addAgency'>): Promise<AgencyView> {
  const { tx, by, today, audit } = hand
  audit.actingAs(accessGate(today).require('agency.change', by))
  await refuseUnknownFields(tx, input.fields)
  const plain = foldName(input.name).replaceAll(' ', '-')
  const taken = await tx.selectFrom('access.agency').select('id').where('slug', '=', plain).executeTakeFirst()
  await tx
    .insertInto('access.agency')
    .values({
      id: input.agencyId,
      slug: taken === undefined ? plain : `${plain}-${input.from.replaceAll('-', '')}`,
      name: input.name,
      short: input.short,
      level: input.level,
      kind: input.kind,
      invited: input.invited,
      valid: daysRange(input.from, null),
      basis: input.basis,
      verified: true,
      child_work: input.fields,
    })
    .execute()
  await setAliases(tx, input.agencyId, input.aliases)
  return written(hand, input.agencyId, null)
}

/** Corrects what the directory says of a body; a new name by law is an end and a successor. */
export async function changeAgency(hand: Hand, input: Input<'changeAgency'>): Promise<AgencyView> {
  const before = await standingAt(hand, input.id, input.version, input)
  await refuseUnknownFields(hand.tx, input.fields)
  await hand.tx
    .updateTable('access.agency')
    .set({
      name: input.name,
      short: input.short,
      child_work: input.fields,
      invited: input.invited,
      basis: input.basis,
      version: before.version + 1,
    })
    .where('id', '=', input.id)
    .execute()
  await setAliases(hand.tx, input.id, input.aliases)
  return written(hand, input.id, before)
}

/** A named person confirms with its source what nobody had checked. */
export async function confirmAgency(hand: Hand, input: Input<'confirmAgency'>): Promise<AgencyView> {
  const before = await standingAt(hand, input.id, input.version, input)
  await hand.tx
    .updateTable('access.agency')
    .set({ verified: true, basis: input.source, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  return written(hand, input.id, before)
}

export async function confirmSuccession(hand: Hand, input: Input<'confirmSuccession'>): Promise<AgencyView> {
  const before = await standingAt(hand, input.id, null, input)
  const { numUpdatedRows } = await hand.tx
    .updateTable('access.agency_succession')
    .set({ verified: true, basis: input.source })
    .where('id', '=', input.succession)
    .where('from_agency', '=', input.id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Fault(kernelFaults['record.unknown'])
  return written(hand, input.id, before)
}

/** Some fields of work pass to another body while this one goes on. */
export async function addSuccession(hand: Hand, input: Input<'addSuccession'>): Promise<AgencyView> {
  const before = await standingAt(hand, input.id, null, input)
  await insertSuccession(hand.tx, {
    ...input,
    id: input.succession,
    from: input.id,
  })
  return written(hand, input.id, before)
}

export async function insertSuccession(
  tx: Tx,
  row: {
    id: string
    from: string
    to: string
    on: CivilDate
    fields: readonly string[] | null
    basis: string
    verified: boolean
  },
): Promise<void> {
  if (row.to === row.from) throw new Fault(accessFaults['agency.own_successor'])
  await refuseUnknownFields(tx, row.fields ?? [])
  const { rows } = await sql`
    select from access.agency where id = ${row.to} and valid @> ${row.on}::date`.execute(tx)
  if (rows.length === 0) throw new Fault(accessFaults['agency.not_standing'])
  await tx
    .insertInto('access.agency_succession')
    .values({
      id: row.id,
      from_agency: row.from,
      to_agency: row.to,
      on_day: row.on,
      fields: row.fields === null ? null : [...row.fields],
      basis: row.basis,
      verified: row.verified,
    })
    .execute()
}

/** Whom a general word of plans means: its spellings, the kinds and levels of its members. */
export async function changeGroup(hand: Hand, input: Input<'changeGroup'>): Promise<GroupView> {
  const { tx, by, today, audit } = hand
  audit.actingAs(accessGate(today).require('group.change', by))
  await sql`select from access.body_group where id = ${input.id} for update`.execute(tx)
  const find = async () => (await listGroups(tx, today, by)).find((group) => group.id === input.id)
  const before = await find()
  if (before === undefined) throw new Fault(kernelFaults['record.unknown'])
  if (before.version !== input.version)
    throw new Fault(kernelFaults['version.conflict'], { data: { current: before, yours: input } })
  await tx
    .updateTable('access.body_group')
    .set({
      words: input.words,
      selectors: json(input.selectors),
      naming: input.naming,
      version: before.version + 1,
    })
    .where('id', '=', input.id)
    .execute()
  const after = (await find())!
  const words = ({ words: said, selectors, naming }: GroupView) => ({ words: said, selectors, naming })
  audit.add({
    record: 'access.body_group',
    id: stableId(`group:${input.id}`),
    before: { id: input.id, ...words(before) },
    after: { id: input.id, ...words(after) },
  })
  return after
}

/** The body, locked, when the person may change the directory and nobody changed it meanwhile. */
export async function standingAt(
  { tx, by, today, audit }: Hand,
  id: string,
  version: number | null,
  yours: object,
): Promise<AgencyView> {
  audit.actingAs(accessGate(today).require('agency.change', by))
  await sql`select from access.agency where id = ${id} for update`.execute(tx)
  const view = await getAgency(tx, id, today, by)
  if (version !== null && view.version !== version)
    throw new Fault(kernelFaults['version.conflict'], { data: { current: view, yours } })
  return view
}

export async function written(
  { tx, by, today, audit }: Hand,
  id: string,
  before: AgencyView | null,
): Promise<AgencyView> {
  const after = await getAgency(tx, id, today, by)
  audit.add({
    record: 'access.agency',
    id,
    before: before === null ? null : facts(before),
    after: facts(after),
  })
  return after
}

async function setAliases(tx: Tx, id: string, aliases: readonly string[]): Promise<void> {
  await tx.deleteFrom('access.agency_alias').where('agency_id', '=', id).execute()
  const rows = [...new Set(aliases)].map((alias) => ({ agency_id: id, alias }))
  if (rows.length > 0) await tx.insertInto('access.agency_alias').values(rows).execute()
}

async function refuseUnknownFields(tx: Tx, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return
  const known = await tx
    .selectFrom('access.field_of_work')
    .select('id')
    .where('id', 'in', [...fields])
    .execute()
  if (known.length !== new Set(fields).size) throw new Fault(accessFaults['field.unknown'])
}
