import { expect, it } from 'vitest'
import { isForDemonstration } from '#app/server/demonstration-people.ts'
import { planContract } from '#slices/plan/contract.ts'
import { issueRealPlan } from './support/issue-plan.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('sends long answers compressed, also those of the doors', async () => {
  const { plan } = await issueRealPlan(world.it)
  const hoai = await world.it.as('hoai')
  const path = planContract.getPlan.path.replace(':id', plan.id)
  const answer = await hoai.raw(path, { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(((await answer.json()) as { id: string }).id).toBe(plan.id)
})

it('brings no demonstration into a house that has run for real', async () => {
  expect(await isForDemonstration(world.it.database)).toBe(true)
  await world.it.owner.query(
    `insert into kernel.setting values ('house.production', 'true', '2026-11-24T00:00:00Z')`,
  )
  expect(await isForDemonstration(world.it.database)).toBe(false)
})
