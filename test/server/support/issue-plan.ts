import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeId } from '#kernel/server/new-id.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { planContract, type PlanView } from '#slices/plan/contract.ts'
import { ROOT, type Answer, type Caller, type World } from './world.ts'

const issued = new WeakMap<World, { id: string; early: Answer }>()

/** 7/KH-UBND imported from its file, checked and issued by the lead's people; once for each world. */
export async function issueRealPlan(world: World): Promise<{ plan: PlanView; early: Answer }> {
  const thang = await world.as('thang')
  const known = issued.get(world)
  const read = async (id: string) => (await thang.call(planContract.getPlan, { id })).body as PlanView
  if (known !== undefined) return { plan: await read(known.id), early: known.early }
  const bytes = await readFile(join(ROOT, 'data/plans/7-KH-UBND-2025-nghe-an.txt'))
  const planId = makeId()
  const file = await thang.upload('7-KH-UBND.txt', bytes)
  const imported = await thang.call(planContract.importPlan, { planId, file, name: '7-KH-UBND.txt' })
  if (imported.status !== 200) throw new Error(JSON.stringify(imported.body))
  const plan = imported.body as PlanView
  const issue = { id: planId, seenVersion: plan.version, leadAgencyId: agencyRowId('so-y-te') }
  const early = await thang.call(planContract.issuePlan, issue)
  await checkTasks(thang, plan)
  const done = await thang.call(planContract.issuePlan, issue)
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
  issued.set(world, { id: planId, early })
  return { plan: await read(planId), early }
}

/** Marks every task of a draft as checked, its words untouched. */
export async function checkTasks(caller: Caller, plan: PlanView): Promise<void> {
  for (const { id, version: seenVersion, text, due, recurrence, fields } of plan.taskList)
    await caller.call(planContract.correctTask, {
      id,
      seenVersion,
      text,
      due,
      recurrence,
      fields,
      checked: true,
    })
}
