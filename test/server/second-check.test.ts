import { expect, it } from 'vitest'
import { makeId } from '#kernel/server/new-id.ts'
import { planContract } from '#slices/plan/contract.ts'
import type { ProgressView, TaskView } from '#slices/plan/model.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import { issueRealPlan } from './support/issue-plan.ts'
import { useWorld, type Caller } from './support/world.ts'

const world = useWorld()

it('asks a second person of the body where the lead switched it on, never whoever wrote', async () => {
  const [thang, hoai, huy, lan] = await Promise.all(
    ['thang', 'hoai', 'huy', 'lan'].map((login) => world.it.as(login)),
  )
  const before = await report(huy!)
  expect(before.checkWanted).toBe(false)
  const { id, version } = await task()
  const on = { id, seenVersion: version, on: true }
  expect((await hoai!.call(planContract.switchSecondCheck, on)).status).toBe(403)
  expect((await thang!.call(planContract.switchSecondCheck, on)).status).toBe(200)

  const entry = await report(huy!)
  expect(entry).toMatchObject({ checkWanted: true, checkedAt: null })
  expect(await check(huy!, entry)).toMatchObject({ status: 403 })
  const own = await report(lan!)
  expect(await check(lan!, own)).toMatchObject({ status: 403, body: { code: 'progress.own_check' } })
  expect(await check(lan!, entry)).toMatchObject({ status: 200, body: { checkedAt: expect.any(String) } })
  expect((await check(lan!, entry)).status).toBe(409)
})

it('lets a body confirm once what the lead typed for it from paper', async () => {
  const [hoai, huy, panh] = await Promise.all(['hoai', 'huy', 'panh'].map((login) => world.it.as(login)))
  const paper = { number: '214/BC-SGDĐT', day: world.it.clock.today(), scan: null }
  const entry = await report(hoai!, paper)
  expect(entry).toMatchObject({ onBehalf: true, paper: { number: '214/BC-SGDĐT' }, confirmedAt: null })
  const confirm = (who: Caller) => who.call(planContract.confirmProgress, { id: entry.id })
  expect((await confirm(panh!)).status).toBe(403)
  expect(await confirm(huy!)).toMatchObject({ status: 200, body: { confirmedAt: expect.any(String) } })
  expect((await confirm(huy!)).status).toBe(409)
})

async function task(): Promise<TaskView> {
  const { plan } = await issueRealPlan(world.it)
  return plan.taskList.find(({ ref }) => ref === 'IV.2.5')!
}

async function report(who: Caller, paper: { number: string; day: string; scan: null } | null = null) {
  const today = world.it.clock.today()
  const { status, body } = await who.call(planContract.reportProgress, {
    progressId: makeId(),
    assignmentId: (await task()).assignments[0]!.id,
    year: reportYearOf(today),
    state: 'under-way',
    words: 'Mở 2 lớp tập huấn.',
    from: today,
    to: today,
    quantities: [],
    evidence: [],
    replaces: null,
    sameEvent: null,
    paper,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as ProgressView
}

const check = (who: Caller, { id }: ProgressView) => who.call(planContract.checkProgress, { id })
