import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Database, Read, Tx } from '#kernel/server/database.ts'
import { routes, type Routes, type WriteContext } from '#kernel/server/http.ts'
import { Audit, writeEntries } from '#kernel/server/journal.ts'
import { dayOf, type Instant } from '#kernel/civil-date.ts'
import type { Policy } from '#kernel/policy.ts'
import { sql } from 'kysely'
import { sessionContract, type Me } from '../contract.ts'
import { accessFaults } from '../faults.ts'
import { countFailure, forgetFailures, refuseEarlyAttempt } from './attempts.ts'
import { hashPassword, passwordFits, readCode, refuseWeak } from './passwords.ts'
import { beginSession, endSessions, tokenHash } from './sessions.ts'

/** Sign-in, own sessions, own password: what a person does with the own account. */
export function sessionRoutes(database: Database, policies: Record<string, Policy>): Routes {
  return routes(sessionContract, {
    async signIn(context, input) {
      const { session, now } = context
      const login = input.login.toLowerCase()
      await refuseEarlyAttempt(database, login, session.address, now)
      const account = await context.db
        .selectFrom('access.account')
        .selectAll()
        .where('login', '=', login)
        .where('closed_at', 'is', null)
        .where('kind', '=', 'person')
        .executeTakeFirst()
      const byPassword = await passwordFits(account?.password_hash ?? null, input.password)
      const codeHolds = account?.code_until !== null && (account?.code_until ?? '') > now
      const byCode =
        !byPassword && codeHolds && (await passwordFits(account?.code_hash ?? null, readCode(input.password)))
      if (account === undefined || !(byPassword || byCode)) {
        await countFailure(database, login, session.address, now)
        throw new Fault(accessFaults['sign_in.wrong'])
      }
      await forgetFailures(database, login, session.address, now)
      if (byCode) {
        // A code works once: it opens a session in which only a password can be set.
        await endSessions(context.db, account.id, now)
        await context.db
          .updateTable('access.account')
          .set({ code_hash: null, code_until: null, must_change: true, password_hash: null })
          .where('id', '=', account.id)
          .execute()
      }
      await beginSession(context.db, account.id, session, now)
      await note(context, account.id, 'SignIn', { byCode })
      return getMe(context.db, account.id, now, policies)
    },
    me: (context) => getMe(context.db, context.by.accountId, context.now, policies),
    async signOut(context) {
      const { db, session, now, by } = context
      if (session.token !== null)
        await db
          .updateTable('access.session')
          .set({ ended_at: now })
          .where('token_hash', '=', tokenHash(session.token))
          .execute()
      session.clear()
      await note(context, by.accountId, 'SignOut', {})
      return null
    },
    async sessions({ db, by, now, session }) {
      const rows = await db
        .selectFrom('access.session')
        .select(['id', 'started_at', 'seen_at', 'device', 'token_hash'])
        .where('account_id', '=', by.accountId)
        .where('ended_at', 'is', null)
        .where('ends_at', '>', now)
        .orderBy('seen_at', 'desc')
        .execute()
      const mine = session.token === null ? null : tokenHash(session.token)
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at as Instant,
        seenAt: row.seen_at as Instant,
        device: row.device,
        current: mine !== null && mine.equals(row.token_hash),
      }))
    },
    async endSession({ db, by, now, audit }, { id }) {
      const ended = await db
        .updateTable('access.session')
        .set({ ended_at: now })
        .where('id', '=', id)
        .where('account_id', '=', by.accountId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (ended.numUpdatedRows === 0n) throw new Fault(kernelFaults['record.unknown'])
      audit.add({ record: 'access.session', id, after: { ended: true } })
      return null
    },
    async setPassword(context, input) {
      const { db, by, now, session } = context
      const account = await db
        .selectFrom('access.account')
        .select(['login', 'password_hash', 'must_change'])
        .where('id', '=', by.accountId)
        .executeTakeFirstOrThrow()
      if (!account.must_change && !(await passwordFits(account.password_hash, input.old)))
        throw new Fault(accessFaults['password.old_wrong'], { fields: ['old'] })
      refuseWeak(input.new, account.login)
      await db
        .updateTable('access.account')
        .set({ password_hash: await hashPassword(input.new), must_change: false })
        .where('id', '=', by.accountId)
        .execute()
      await endSessions(db, by.accountId, now, session.token)
      await note(context, by.accountId, 'PasswordSet', {})
      return null
    },
    async setLang(context, { lang }) {
      await context.db
        .updateTable('access.account')
        .set({ lang })
        .where('id', '=', context.by.accountId)
        .execute()
      await note(context, context.by.accountId, 'LangSet', { lang })
      return null
    },
  })
}

/** An entry about the own account that carries no secret; these doors take no command id, since they repeat harmlessly. */
async function note(
  context: Pick<WriteContext, 'db' | 'now'>,
  accountId: string,
  audit: string,
  after: object,
): Promise<void> {
  const entries = new Audit('session.own', audit)
  entries.add({ record: 'access.account', id: accountId, after })
  await writeEntries(context.db, entries, { accountId, commandId: null }, context.now)
}

async function getMe(
  db: Read | Tx,
  accountId: string,
  now: Instant,
  policies: Record<string, Policy>,
): Promise<Me> {
  const account = await db
    .selectFrom('access.account')
    .select(['id', 'login', 'name', 'lang', 'must_change', 'demonstration'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (account === undefined) throw new Fault(kernelFaults['sign_in.needed'])
  const posts = await db
    .selectFrom('access.account_post as held')
    .innerJoin('access.agency as agency', 'agency.id', 'held.agency_id')
    .select(['held.id', 'held.post', 'held.agency_id', 'agency.name', 'agency.short'])
    .where('held.account_id', '=', accountId)
    .where(sql<boolean>`held.valid @> ${dayOf(now)}::date`)
    .orderBy('held.id')
    .execute()
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    lang: account.lang as Me['lang'],
    mustChange: account.must_change,
    demonstration: account.demonstration,
    posts: posts.map((row) => ({
      id: row.id,
      post: row.post as Me['posts'][number]['post'],
      agencyId: row.agency_id,
      agencyName: row.name,
      agencyShort: row.short,
    })),
    can: account.must_change ? [] : canDo(policies, posts),
    now,
  }
}

function canDo(policies: Record<string, Policy>, held: readonly { post: string }[]): string[] {
  return Object.values(policies).flatMap((policy) =>
    Object.entries(policy)
      .filter(([, grants]) => grants.some((grant) => held.some(({ post }) => grant.posts.includes(post))))
      .map(([action]) => action),
  )
}
