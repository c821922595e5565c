import { instantOf } from '#kernel/civil-date.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Audit, writeEntries } from '#kernel/server/journal.ts'
import type { peopleContract } from '../../people-contract.ts'
import { hashCode, makeCode } from '../passwords.ts'
import { endSessions } from '../sessions.ts'
import { openPerson, type PeopleHand } from './people.ts'

type Door = (typeof peopleContract)['issueCodes']

const TWO_WEEKS_MS = 14 * 24 * 3_600_000

/**
 * Gives each account a new one-time code for paper: its password and sessions end, an older code no longer opens. The
 * door is quiet, so the journal entry is written here; it says that a code was issued and never which.
 */
export async function issueCodes(
  given: Omit<PeopleHand, 'audit'>,
  { accounts }: InputOf<Door>,
): Promise<OutputOf<Door>> {
  const hand = { ...given, audit: new Audit('account.change', 'CodeIssue') }
  const { tx, by, now } = hand
  const until = instantOf(Date.parse(now) + TWO_WEEKS_MS)
  const sheet: OutputOf<Door> = []
  for (const id of [...new Set(accounts)].toSorted()) {
    const person = await openPerson(hand, id, null, {})
    const code = makeCode()
    await tx
      .updateTable('access.account')
      .set({ code_hash: await hashCode(code), code_until: until, password_hash: null, must_change: true })
      .where('id', '=', id)
      .execute()
    await endSessions(tx, id, now)
    hand.audit.add({ record: 'access.account', id, after: { codeUntil: until } })
    const post = person.posts[0]
    sheet.push({
      accountId: id,
      name: person.name,
      login: person.login,
      agency: post?.agencyName ?? '',
      code,
      until,
    })
  }
  await writeEntries(tx, hand.audit, { accountId: by.accountId, commandId: null }, now)
  const place = new Map(accounts.map((id, index) => [id, index]))
  return sheet.toSorted((a, b) => place.get(a.accountId)! - place.get(b.accountId)!)
}
