import { sql } from 'kysely'
import type { CivilDate, Instant } from '#kernel/civil-date.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import type { Audit } from '#kernel/server/journal.ts'
import { accessFaults } from '../../faults.ts'
import type { peopleContract, PersonView } from '../../people-contract.ts'
import { getPerson, postsToGive } from '../people-queries.ts'
import { accessGate } from '../relations.ts'
import { endSessions } from '../sessions.ts'
import { LOCKS } from '#kernel/server/lock-numbers.ts'

type Input<K extends keyof typeof peopleContract> = InputOf<(typeof peopleContract)[K]>

/** What the commands on accounts are given. */
export interface PeopleHand {
  tx: Tx
  by: Actor
  now: Instant
  today: CivilDate
  audit: Audit
}

const facts = ({ name, login }: PersonView) => ({ name, login })

/** Makes an account with its first post; it opens once a code is issued. */
export async function createPerson(hand: PeopleHand, input: Input<'createPerson'>): Promise<PersonView> {
  await insertPerson(hand, input)
  return getPerson(hand.tx, input.accountId, hand.now, hand.today, hand.by)
}

export async function insertPerson(
  { tx, by, today, audit }: PeopleHand,
  input: Input<'createPerson'>,
): Promise<void> {
  audit.actingAs(
    await accessGate(today).check(
      tx,
      'account.create',
      by,
      sql`access.agency agency where agency.id = ${input.agencyId}`,
    ),
  )
  const taken = await tx
    .selectFrom('access.account')
    .select('id')
    .where('login', '=', input.login)
    .executeTakeFirst()
  if (taken !== undefined) throw new Fault(accessFaults['account.login_taken'], { fields: ['login'] })
  await tx
    .insertInto('access.account')
    .values({ id: input.accountId, login: input.login, name: input.name })
    .execute()
  audit.add({
    record: 'access.account',
    id: input.accountId,
    after: { name: input.name, login: input.login },
  })
  await insertPost({ tx, by, today, audit }, input.accountId, input)
}

/** Gives a post with its days; a keeper gives few and only in the own body. */
export async function givePost(hand: PeopleHand, input: Input<'givePost'>): Promise<PersonView> {
  const { tx, by, now, today, audit } = hand
  const person = await getPerson(tx, input.id, now, today, by)
  if (person.state === 'closed') throw new Fault(accessFaults['account.closed'])
  audit.actingAs(
    await accessGate(today).check(
      tx,
      'post.give',
      by,
      sql`access.agency agency where agency.id = ${input.agencyId}`,
    ),
  )
  await insertPost(hand, input.id, input)
  return getPerson(tx, input.id, now, today, by)
}

async function insertPost(
  { tx, by, today, audit }: Omit<PeopleHand, 'now'>,
  accountId: string,
  input: Pick<Input<'createPerson'>, 'postId' | 'post' | 'agencyId' | 'from' | 'to'>,
): Promise<void> {
  if (!postsToGive(today, by).includes(input.post))
    throw new Fault(accessFaults['post.not_yours_to_give'], { fields: ['post'] })
  if (input.to !== null && input.to < input.from)
    throw new Fault(accessFaults['post.days_reversed'], { fields: ['to'] })
  const valid = daysRange(input.from, input.to)
  const { rows } = await sql`
    select from access.agency where id = ${input.agencyId} and valid @> ${valid}::daterange`.execute(tx)
  if (rows.length === 0) throw new Fault(accessFaults['post.agency_not_standing'], { fields: ['from'] })
  await tx
    .insertInto('access.account_post')
    .values({
      id: input.postId,
      account_id: accountId,
      post: input.post,
      agency_id: input.agencyId,
      valid,
      given_by: by.accountId,
    })
    .execute()
  audit.add({
    record: 'access.account_post',
    id: input.postId,
    after: {
      accountId,
      post: input.post,
      agencyId: input.agencyId,
      from: input.from,
      to: input.to,
    },
  })
}

/** Corrects name or login. */
export async function changePerson(hand: PeopleHand, input: Input<'changePerson'>): Promise<PersonView> {
  const before = await openPerson(hand, input.id, input.version, input)
  await hand.tx
    .updateTable('access.account')
    .set({ name: input.name, login: input.login, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  const after = await getPerson(hand.tx, input.id, hand.now, hand.today, hand.by)
  hand.audit.add({ record: 'access.account', id: input.id, before: facts(before), after: facts(after) })
  return after
}

/** Ends every session; the password stays. */
export async function endPersonSessions(hand: PeopleHand, id: string): Promise<PersonView> {
  const before = await openPerson(hand, id, null, {})
  await endSessions(hand.tx, id, hand.now)
  hand.audit.add({ record: 'access.account', id, after: { sessionsEnded: before.sessions } })
  return getPerson(hand.tx, id, hand.now, hand.today, hand.by)
}

/** Closes an account and ends its sessions; what it did stays, and so do its posts' days. */
export async function closePerson(hand: PeopleHand, input: Input<'closePerson'>): Promise<PersonView> {
  const { tx, by, now, today, audit } = hand
  const before = await openPerson(hand, input.id, input.version, input)
  await refuseLastAdministrator(tx, input.id, today)
  await tx
    .updateTable('access.account')
    .set({ closed_at: now, code_hash: null, code_until: null, version: before.version + 1 })
    .where('id', '=', input.id)
    .execute()
  await endSessions(tx, input.id, now)
  audit.add({ record: 'access.account', id: input.id, after: { closed: true } })
  return getPerson(tx, input.id, now, today, by)
}

/** Somebody else must be able to administer from that day on. */
export async function refuseLastAdministrator(tx: Tx, leaving: string, day: CivilDate): Promise<void> {
  // One at a time, so that two administrators cannot each rely on the other while both leave.
  await sql`select pg_advisory_xact_lock(${LOCKS.administrators})`.execute(tx)
  const { rows } = await sql<{ leaves: boolean; others: boolean }>`
    select coalesce(bool_or(p.account_id = ${leaving}::uuid), false) as leaves,
      coalesce(bool_or(p.account_id <> ${leaving}::uuid and upper(p.valid) is null), false) as others
    from access.account_post p join access.account account on account.id = p.account_id
    where p.post = 'administrator' and account.closed_at is null
      and (upper(p.valid) is null or upper(p.valid) > ${day}::date)`.execute(tx)
  const row = rows[0]!
  if (row.leaves && !row.others) throw new Fault(accessFaults['post.last_administrator'])
}

/** The account, locked, when the person may change it, it is open and nobody changed it meanwhile. */
export async function openPerson(
  { tx, by, now, today, audit }: PeopleHand,
  id: string,
  version: number | null,
  yours: object,
): Promise<PersonView> {
  await sql`select from access.account where id = ${id} for update`.execute(tx)
  const person = await getPerson(tx, id, now, today, by)
  audit.actingAs(
    await accessGate(today).check(
      tx,
      'account.change',
      by,
      sql`access.account account where account.id = ${id}`,
    ),
  )
  if (version !== null && person.version !== version)
    throw new Fault(kernelFaults['version.conflict'], { data: { current: person, yours } })
  if (person.state === 'closed') throw new Fault(accessFaults['account.closed'])
  return person
}
