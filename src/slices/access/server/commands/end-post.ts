import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor, HeldPost } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { accessFaults } from '../../faults.ts'
import type { peopleContract, PersonView } from '../../people-contract.ts'
import type { Work } from '../api.ts'
import { getPerson } from '../people-queries.ts'
import { accessGate } from '../relations.ts'
import { refuseLastAdministrator, type PeopleHand } from './people.ts'

type Contract = typeof peopleContract

interface PostRow {
  agencyId: string
  post: string
  validFrom: CivilDate | null
  validTo: CivilDate | null
  version: number
}

async function getPost(db: Read | Tx, accountId: string, postId: string): Promise<PostRow> {
  const { rows } = await sql<PostRow>`
    select agency_id as "agencyId", post, lower(valid) as "validFrom", upper(valid) - 1 as "validTo", version
    from access.account_post where id = ${postId} and account_id = ${accountId}`.execute(db as Tx)
  if (rows[0] === undefined) throw new Fault(kernelFaults['record.unknown'])
  return rows[0]
}

/** The person as holder of this one post: what waits for them by it is what it leaves. */
async function leaving(db: Read | Tx, accountId: string, postId: string): Promise<Actor> {
  const { rows } = await sql<HeldPost>`
    select given.id, given.post, given.agency_id as "agencyId", agency.unit_id as "unitId"
    from access.account_post given join access.agency agency on agency.id = given.agency_id
    where given.id = ${postId}`.execute(db as Tx)
  return { accountId, name: '', lang: 'vi', posts: rows }
}

function checkEnd(db: Read | Tx, today: CivilDate, by: Actor, postId: string): Promise<HeldPost> {
  return accessGate(today).check(
    db,
    'post.end',
    by,
    sql`access.account_post given where given.id = ${postId}`,
  )
}

/** What ending a post would leave, and which colleagues at that body could take it. */
export async function findWorkLeft(
  db: Read | Tx,
  by: Actor,
  today: CivilDate,
  { id, postId }: InputOf<Contract['workLeft']>,
  work: Work,
): Promise<OutputOf<Contract['workLeft']>> {
  const post = await getPost(db, id, postId)
  await checkEnd(db, today, by, postId)
  return {
    work: await work.left(db, await leaving(db, id, postId), today),
    takers: await takersAt(db, post.agencyId, today, id),
  }
}

async function takersAt(db: Read | Tx, agencyId: string, day: CivilDate, but: string) {
  const { rows } = await sql<OutputOf<Contract['workLeft']>['takers'][number]>`
    select distinct on (account.name, account.id) account.id, account.name, p.post
    from access.account_post p join access.account account on account.id = p.account_id
    where p.agency_id = ${agencyId} and p.valid @> ${day}::date and account.closed_at is null
      and account.id <> ${but} and account.kind = 'person' and p.post in ('officer', 'head', 'clerk', 'lead-officer', 'lead-head')
    order by account.name, account.id, p.id`.execute(db as Tx)
  return rows
}

/** Ends a post with its last day; the work it leaves goes to a named colleague at the same body. */
export async function endPost(
  { tx, by, now, today, audit }: PeopleHand,
  input: InputOf<Contract['endPost']>,
  work: Work,
): Promise<PersonView> {
  await sql`select from access.account_post where id = ${input.postId} for update`.execute(tx)
  const post = await getPost(tx, input.id, input.postId)
  audit.actingAs(await checkEnd(tx, today, by, input.postId))
  if (post.version !== input.version)
    throw new Fault(kernelFaults['version.conflict'], {
      data: { current: await getPerson(tx, input.id, now, today, by), yours: input },
    })
  if (post.validTo !== null && post.validTo < today) throw new Fault(accessFaults['post.ended'])
  if (post.validFrom !== null && input.lastDay < post.validFrom)
    throw new Fault(accessFaults['post.days_reversed'], { fields: ['lastDay'] })
  if (post.post === 'administrator') await refuseLastAdministrator(tx, input.id, input.lastDay)
  const left = await work.left(tx, await leaving(tx, input.id, input.postId), today)
  if (input.takenBy !== null) {
    const takers = await takersAt(tx, post.agencyId, today, input.id)
    if (!takers.some((one) => one.id === input.takenBy))
      throw new Fault(accessFaults['post.taker_elsewhere'], { fields: ['takenBy'] })
    await work.handOver(tx, input.id, input.takenBy, post.agencyId)
  }
  await tx
    .updateTable('access.account_post')
    .set({ valid: daysRange(post.validFrom, input.lastDay), version: post.version + 1 })
    .where('id', '=', input.postId)
    .execute()
  audit.add({
    record: 'access.account_post',
    id: input.postId,
    before: { accountId: input.id, post: post.post, agencyId: post.agencyId, validTo: post.validTo },
    after: {
      validTo: input.lastDay,
      takenBy: input.takenBy,
      workLeft: left.reduce((sum, item) => sum + item.count, 0),
    },
  })
  return getPerson(tx, input.id, now, today, by)
}
