import { userInfo } from 'node:os'
import { dayOf, printDay, type Instant } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { Login } from '#slices/access/people-contract.ts'
import { PersonPost } from '#slices/access/posts.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { issueCodes } from '#slices/access/server/commands/issue-codes.ts'
import { createPerson } from '#slices/access/server/commands/people.ts'
import { commandAs, operator } from '../as-cli.ts'
import type { CliContext } from './run-cli.ts'
import { withHouse } from './with-house.ts'
import { UsageProblem } from './words.ts'

/** `account create`: an account with its first post, and its one-time code on standard output; so begins a new house. */
export async function accountCreate(context: CliContext): Promise<void> {
  const { words, out, say } = context
  const login = Login.safeParse(words.word(0))
  const post = PersonPost.safeParse(words.need('post'))
  const name = words.need('name').normalize('NFC').trim()
  if (!login.success || !post.success || name === '')
    throw new UsageProblem(
      `account create LOGIN --name NAME --post ${PersonPost.options.join('|')} --agency SLUG`,
    )
  const [sheet] = await withHouse(context, async ({ database, clock }) => {
    const by = await operator(database, clock)
    const input = {
      accountId: makeId(),
      postId: makeId(),
      login: login.data,
      name,
      post: post.data,
      agencyId: agencyRowId(words.need('agency')),
      from: clock.today(),
      to: null,
    }
    const as = { action: 'account.create', audit: 'PersonCreate', input, osUser: userInfo().username }
    await commandAs(database, clock, by, as, ({ db: tx, ...hand }) => createPerson({ tx, ...hand }, input))
    // Apart from the command, whose kept answer must hold no secret.
    return database.write((tx) =>
      issueCodes({ tx, by, now: clock.now(), today: clock.today() }, { accounts: [input.accountId] }),
    )
  })
  if (words.flag('json')) return out(JSON.stringify(sheet))
  out(`${sheet!.login}\t${sheet!.code}`)
  say(
    `Mã dùng một lần, trước hết ngày ${printDay(dayOf(sheet!.until as Instant))}. Đăng nhập rồi đặt mật khẩu.`,
  )
}
