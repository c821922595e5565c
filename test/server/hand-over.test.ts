import { stableId } from '#kernel/stable-id.ts'
import { peopleContract, type PersonView } from '#slices/access/people-contract.ts'
import { expect, it } from 'vitest'
import { issueRealPlan } from './support/issue-plan.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('names the work that a post leaves and who can take it, without the plan’s words', async () => {
  await issueRealPlan(world.it)
  const giu = await world.it.as('giu')
  const id = stableId('demonstration:panh')
  const { body: person } = await giu.call(peopleContract.person, { id })
  const postId = (person as PersonView).posts[0]!.id
  const { body } = await giu.call(peopleContract.workLeft, { id, postId })
  const { work, takers } = body as { work: { vi: string; count: number }[]; takers: { name: string }[] }
  expect(work.length).toBeGreaterThan(0)
  expect(work.every((item) => item.count > 0 && /^\p{Lu}/u.test(item.vi))).toBe(true)
  expect(new Set(work.map((item) => item.vi)).size).toBe(work.length)
  expect(takers.map((one) => one.name)).toContain('Vi Thị Xen')
})

it('refuses to name it to whoever keeps another body', async () => {
  const id = stableId('demonstration:huy')
  const quan = await world.it.as('quan')
  const { body: person } = await quan.call(peopleContract.person, { id })
  const giu = await world.it.as('giu')
  const answer = await giu.call(peopleContract.workLeft, { id, postId: (person as PersonView).posts[0]!.id })
  expect(answer.status).toBe(403)
})
