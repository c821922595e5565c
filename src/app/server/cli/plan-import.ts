import { createReadStream } from 'node:fs'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { makeId } from '#kernel/server/new-id.ts'
import { savePlan } from '#slices/plan/server/commands/save-plan.ts'
import { getPlan } from '#slices/plan/server/queries/plans.ts'
import { readPlanFile } from '#slices/plan/server/read-document.ts'
import { commandAs, operator } from '../as-cli.ts'
import type { CliContext } from './run-cli.ts'
import { withPeopledHouse } from './with-house.ts'

/** `plan import FILE`: a draft to be checked on screen. */
export async function planImport(context: CliContext): Promise<void> {
  const file = context.path(context.words.word(0))
  const name = basename(file)
  const reading = await readPlanFile({ name, path: file })
  const plan = await withPeopledHouse(context, async ({ database, clock, files }) => {
    const by = await operator(database, clock, context.words.value('as') ?? 'cli')
    const planId = makeId()
    const names = {
      action: 'plan.import',
      audit: 'PlanImport',
      input: { planId, name },
      osUser: userInfo().username,
    }
    return commandAs(database, clock, by, names, async (command) => {
      const { db, now, today } = command
      const stored = await files.store(db, createReadStream(file), { accountId: by.accountId, name, now })
      const source = { kind: reading.source.kind, sha256: Buffer.from(stored.sha256, 'hex'), name }
      await savePlan(command, planId, reading, source)
      return getPlan(db, by, today, planId)
    })
  })
  if (context.words.flag('json'))
    return context.out(
      JSON.stringify({ id: plan.id, number: plan.number, tasks: plan.tasks, toAssign: plan.toAssign }),
    )
  context.out(
    `${plan.number ?? '-'}: ${plan.tasks} nhiệm vụ, ${plan.toAssign} chưa có cơ quan. Soát trên màn hình rồi ban hành.`,
  )
}
