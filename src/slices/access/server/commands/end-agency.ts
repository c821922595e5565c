import { sql } from 'kysely'
import { addDays, type CivilDate } from '#kernel/civil-date.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Fault } from '#kernel/fault.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { makeId } from '#kernel/server/new-id.ts'
import type { agenciesContract } from '../../agencies-contract.ts'
import { accessFaults } from '../../faults.ts'
import { insertSuccession, standingAt, written, type Hand } from './agencies.ts'

type Door = (typeof agenciesContract)['endAgency']

/**
 * A body ends with its last day and others take its fields from the day after; exactly one row at least takes the rest.
 * Its tasks follow by the rule of succession; its people's posts follow where one body alone takes the rest.
 */
export async function endAgency(hand: Hand, input: InputOf<Door>): Promise<OutputOf<Door>> {
  const { tx, audit } = hand
  const before = await standingAt(hand, input.id, input.version, input)
  // A people's committee lives as its unit does: that is a reorganisation of units.
  if (before.unitId !== null) throw new Fault(accessFaults['agency.follows_unit'])
  if (before.validTo !== null) throw new Fault(accessFaults['agency.ended'])
  if (before.validFrom !== null && input.lastDay < before.validFrom)
    throw new Fault(accessFaults['agency.day_too_early'], { fields: ['lastDay'] })
  const rest = input.successors.filter((one) => one.fields === null)
  if (rest.length === 0) throw new Fault(accessFaults['agency.needs_successor'], { fields: ['successors'] })
  const on = addDays(input.lastDay, 1)
  await tx
    .updateTable('access.agency')
    .set({ valid: daysRange(before.validFrom, input.lastDay), version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  for (const one of input.successors)
    await insertSuccession(tx, { ...one, from: input.id, on, basis: input.basis, verified: input.verified })
  const agency = await written(hand, input.id, before)
  const heir = rest.length === 1 ? rest[0]!.to : null
  const posts = await postsFrom(hand, input.id, on)
  for (const post of posts) {
    await passOn(hand, post, on, heir)
    audit.add({
      record: 'access.account_post',
      id: post.id,
      before: { agencyId: input.id, validTo: post.validTo },
      after: { agencyId: heir, from: on, ended: heir === null },
    })
  }
  return {
    agency,
    moved: heir === null ? 0 : posts.length,
    unplaced: heir === null ? posts.map(({ accountId, name, post }) => ({ accountId, name, post })) : [],
  }
}

interface PostRow {
  id: string
  accountId: string
  name: string
  post: string
  validFrom: CivilDate | null
  validTo: CivilDate | null
}

async function postsFrom({ tx }: Hand, agencyId: string, on: CivilDate): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select p.id, p.account_id as "accountId", account.name, p.post, lower(p.valid) as "validFrom",
      upper(p.valid) - 1 as "validTo"
    from access.account_post p join access.account account on account.id = p.account_id
    where p.agency_id = ${agencyId} and (upper(p.valid) is null or upper(p.valid) > ${on}::date)
    order by p.id for update of p`.execute(tx)
  return rows
}

async function passOn({ tx, by }: Hand, row: PostRow, on: CivilDate, heir: string | null): Promise<void> {
  const began = row.validFrom === null || row.validFrom < on
  if (!began) {
    // It never began here, so there are no days to keep.
    if (heir === null) await tx.deleteFrom('access.account_post').where('id', '=', row.id).execute()
    else
      await tx
        .updateTable('access.account_post')
        .set((post) => ({ agency_id: heir, version: post('version', '+', 1) }))
        .where('id', '=', row.id)
        .execute()
    return
  }
  await tx
    .updateTable('access.account_post')
    .set((post) => ({ valid: daysRange(row.validFrom, addDays(on, -1)), version: post('version', '+', 1) }))
    .where('id', '=', row.id)
    .execute()
  if (heir === null) return
  const valid = daysRange(on, row.validTo)
  await sql`
    insert into access.account_post (id, account_id, post, agency_id, valid, given_by)
    select ${makeId()}::uuid, ${row.accountId}::uuid, ${row.post}, ${heir}::uuid, ${valid}::daterange, ${by.accountId}::uuid
    where not exists (select from access.account_post there where there.account_id = ${row.accountId}::uuid
      and there.post = ${row.post} and there.agency_id = ${heir}::uuid and there.valid && ${valid}::daterange)`.execute(
    tx,
  )
}
