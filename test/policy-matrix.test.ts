import { contracts } from '#app/server/contracts.ts'
import { policies } from '#app/server/policies.ts'
import { POSTS, type Post } from '#slices/access/posts.ts'
import { vi } from '#slices/access/messages/vi.ts'
import { describe, expect, it } from 'vitest'

// The architecture's table "Posts of the first issue", one line an action, one column a post. A cell says in which
// relation the post must stand to the record: `all` any record, `–` never. Written by hand; the code follows it.
const COLUMNS = [
  'officer',
  'head',
  'leader',
  'clerk',
  'lead-officer',
  'lead-head',
  'province-leader',
  'account-keeper',
  'auditor',
  'administrator',
  'cli',
]
const TABLE = `
                                officer   head      leader    clerk           l-officer l-head    province  keeper    auditor   admin     cli
# everybody
  session.own                   all       all       all       all             all       all       all       all       all       all       all
  matrix.read                   all       all       all       all             all       all       all       all       all       all       all
  unit.read                     all       all       all       all             all       all       all       all       all       all       all
  calendar.read                 all       all       all       all             all       all       all       all       all       all       all
  agency.read                   all       all       all       all             all       all       all       all       all       all       all
# read plan, tasks, grid
  plan.list                     issued    issued    issued    issued          all       all       all       –         issued    issued    all
  plan.read                     issued    issued    issued    issued          all       all       all       –         issued    issued    all
  task.read                     own-task  own-task  own-task  own-task        all       all       all       –         –         –         all
  grid.read                     issued    issued    issued    –               issued    issued    issued    –         issued    issued    issued
  progress.read                 own-body  own-body  own-body  own-body        all       all       all       –         –         –         all
  evidence.read                 own-body  own-body  own-body  own-body        all       all       all       –         –         –         all
  evidence.read-child           own-body  own-body  own-body  own-body        all       all       –         –         –         –         all
  difficulty.read               own-body  own-body  own-body  own-body        all       all       all       –         –         –         all
# report progress, raise a difficulty, confirm what was entered for it
  progress.report               own-body  own-body  –         –               own-body  own-body  –         –         –         –         own-body
  progress.enter-on-behalf      –         –         –         own-body        all       all       –         –         –         –         all
  progress.confirm              own-body  own-body  –         –               own-body  own-body  –         –         –         –         own-body
  progress.check                –         own-body  –         –               –         own-body  –         –         –         –         own-body
  task.switch-check             –         –         –         –               –         all       –         –         –         –         all
  difficulty.raise              own-body  own-body  –         own-body        own-body  own-body  –         –         –         –         own-body
# draft and send the contribution
  report.list                   all       all       all       all             all       all       all       –         –         –         all
  report.read                   all       all       all       all             all       all       all       –         –         –         all
  contribution.read             own-body  own-body  own-body  own-body,of-lead all      all       received  –         –         –         all
  contribution.read-draft       own-body  own-body  own-body  own-body,of-lead all      all       –         –         –         –         all
  contribution.write            own-body  own-body  –         –               own-body  own-body  –         –         –         –         own-body
  contribution.write-on-behalf  –         –         –         own-body,of-lead all      all       –         –         –         –         all
  contribution.confirm          own-body  own-body  –         –               own-body  own-body  –         –         –         –         own-body
# receive, return, consolidate; the province's report
  contribution.receive          –         –         –         –               all       all       –         –         –         –         all
  consolidation.read            –         –         –         taken-at-lead   all       all       all       –         –         –         all
  consolidation.write           –         –         –         –               all       all       –         –         –         –         all
  document.read                 –         –         –         taken-at-lead   all       all       all       –         –         –         all
  report.settle                 –         –         –         –               all       all       –         –         –         –         all
  report.take                   –         –         –         –               all       all       –         –         –         –         all
  report.issue                  –         –         –         taken-at-lead   taken     taken     taken     –         –         –         taken
# import, correct, assign; issue a plan
  plan.import                   –         –         –         –               all       all       –         –         –         –         all
  plan.correct                  –         –         –         –               all       all       –         –         –         –         all
  plan.issue                    –         –         –         –               –         all       –         –         –         –         all
# answer a difficulty
  difficulty.answer             –         –         –         –               all       all       all       –         –         –         all
# directory
  village.change                own-unit  own-unit  –         –               –         –         –         –         –         –         –
  agency.change                 –         –         –         –               –         all       –         –         –         all       all
  group.change                  –         –         –         –               –         all       –         –         –         all       all
  measure.change                –         –         –         –               –         all       –         –         –         –         all
# accounts
  account.read                  –         –         –         –               –         –         –         here      –         all       all
  account.create                –         –         –         –               –         –         –         own-body  –         all       all
  account.change                –         –         –         –               –         –         –         kept      –         all       all
  post.give                     –         –         –         –               –         –         –         own-body  –         all       all
  post.end                      –         –         –         –               –         –         –         kept-post –         all       all
# journal
  journal.read                  own-entry body-entry body-entry own-entry plans-and-reports plans-and-reports – own-entry all technical plans-and-reports,technical
  journal.values                own-entry body-entry body-entry own-entry plans-and-reports plans-and-reports – own-entry no-child technical plans-and-reports,technical
  jobs.read                     –         –         –         –               –         –         –         –         –         all       all
`

const rows = TABLE.split('\n')
  .slice(2)
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.trim().split(/\s+/))
const said = new Map(rows.map(([action, ...cells]) => [action!, cells]))
const grantsOf = new Map(Object.values(policies).flatMap((policy) => Object.entries(policy)))

/** What the code says, written as the table writes it. */
function cell(action: string, post: Post): string {
  const relations = (grantsOf.get(action) ?? [])
    .filter((grant) => grant.posts.includes(post))
    .map((grant) => (grant.relation === 'anyone' ? 'all' : grant.relation))
  return relations.length === 0 ? '–' : [...new Set(relations)].toSorted().join(',')
}
const inOrder = (written: string) => written.split(',').toSorted().join(',')

describe('what each post may do', () => {
  it.each(rows.map(([action]) => action!))('%s is as the table says', (action) => {
    const written = Object.fromEntries(
      COLUMNS.map((post, index) => [post, inOrder(said.get(action)![index]!)]),
    )
    expect(Object.fromEntries(POSTS.map((post) => [post, cell(action, post)]))).toEqual(written)
  })

  it('has a line for every action of every policy, and no action twice', () => {
    const actions = Object.values(policies).flatMap((policy) => Object.keys(policy))
    expect(actions.toSorted()).toEqual([...said.keys()].toSorted())
    expect(rows.every((row) => row.length === COLUMNS.length + 1)).toBe(true)
  })

  it('names no post that nobody can hold', () => {
    const named = [...grantsOf.values()].flatMap((grants) => grants.flatMap((grant) => grant.posts))
    expect(named.filter((post) => !(POSTS as readonly string[]).includes(post))).toEqual([])
  })

  it('decides every door: its action is in a policy, or it is open', () => {
    const doors = Object.values(contracts).flatMap((contract) => Object.values(contract))
    const undecided = doors.filter((door) => door.action !== 'open' && !said.has(door.action))
    expect(undecided.map((door) => `${door.method} ${door.path}: ${door.action}`)).toEqual([])
  })

  it('is said in words on the page of rights: every action and every relation', () => {
    const relations = [...grantsOf.values()].flatMap((grants) => grants.map((grant) => grant.relation))
    expect([...said.keys()].filter((action) => !(action in vi.matrix.actions))).toEqual([])
    expect(relations.filter((relation) => !(relation in vi.matrix.relations))).toEqual([])
  })

  it('lets the command line do what the lead’s trưởng phòng and the administrator may', () => {
    for (const action of said.keys()) {
      if (cell(action, 'cli') === 'all') continue
      const both = [cell(action, 'lead-head'), cell(action, 'administrator')]
        .flatMap((written) => written.split(','))
        .filter((relation) => relation !== '–')
      const own = cell(action, 'cli').split(',')
      expect([action, both.filter((relation) => !own.includes(relation))]).toEqual([action, []])
    }
  })
})
