import { userInfo } from 'node:os'
import { Fault } from '#kernel/fault.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { accessFaults } from '#slices/access/faults.ts'
import { Post } from '#slices/access/posts.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { commandAs, operator } from '../as-cli.ts'
import { UsageProblem } from './words.ts'
import type { CliContext } from './run-cli.ts'
import { withHouse } from './with-house.ts'

/** `account grant cli` opens the command line; `--post --agency` gives a post to a person (the first administrator). */
export async function accountGrant(context: CliContext): Promise<void> {
  const { words, out } = context
  const login = words.word(0)
  const post = Post.safeParse(words.value('post') ?? (login === 'cli' ? 'cli' : ''))
  if (!post.success || (post.data === 'cli') !== (login === 'cli'))
    throw new UsageProblem('account grant ACCOUNT --post POST --agency SLUG')
  const agencyId = agencyRowId(words.value('agency') ?? 'so-y-te')
  await withHouse(context, async ({ database, clock }) => {
    const by = await operator(database, clock)
    const account = await operator(database, clock, login)
    const agency = await database.kysely
      .selectFrom('access.agency')
      .select('name')
      .where('id', '=', agencyId)
      .executeTakeFirst()
    if (agency === undefined) throw new Fault(accessFaults['agency.unknown'])
    const names = {
      action: 'account.administer',
      audit: 'AccountGrant',
      input: { login, post: post.data, agencyId },
      osUser: userInfo().username,
    }
    await commandAs(database, clock, by, names, async ({ db, audit, today }) => {
      const id = makeId()
      await db
        .insertInto('access.account_post')
        .values({
          id,
          account_id: account.accountId,
          post: post.data,
          agency_id: agencyId,
          valid: `[${today},)`,
          given_by: by.accountId,
        })
        .execute()
      audit.add({
        record: 'access.account_post',
        id,
        after: { login, post: post.data, agency: agency.name, from: today },
      })
    })
    out(`${login}: ${post.data}, ${agency.name}.`)
  })
}
