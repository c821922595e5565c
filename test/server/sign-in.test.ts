import { expect, it } from 'vitest'
import { sessionContract } from '#slices/access/contract.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('lets a person in with the right password and says which posts they hold', async () => {
  const huy = await world.it.as('huy')
  const { status, body } = await huy.call(sessionContract.me, {})
  expect(status).toBe(200)
  expect(body).toMatchObject({ login: 'huy', posts: [{ post: 'officer', agencyShort: 'Sở GD&ĐT' }] })
})

it('refuses a wrong password and an unknown name with the same words', async () => {
  const wrong = await world.it.anyone.call(sessionContract.signIn, { login: 'huy', password: 'sai' })
  const unknown = await world.it.anyone.call(sessionContract.signIn, { login: 'khong-co', password: 'sai' })
  expect(wrong.status).toBe(401)
  expect(unknown.body).toEqual(wrong.body)
})

it('makes an account and address wait after four failures, and not the others', async () => {
  const tries = []
  for (let i = 0; i < 5; i++)
    tries.push(await world.it.anyone.call(sessionContract.signIn, { login: 'minh', password: 'sai' }))
  expect(tries.map((one) => one.status)).toEqual([401, 401, 401, 401, 429])
  await expect(world.it.as('minh')).rejects.toThrow('429')
  await expect(world.it.as('lan')).resolves.toBeDefined()
})

it('ends a session on another device, which then has to sign in again', async () => {
  const one = await world.it.as('dung')
  const two = await world.it.as('dung')
  const { body } = await one.call(sessionContract.sessions, {})
  const other = (body as { id: string; current: boolean }[]).find((session) => !session.current)!
  expect((await one.call(sessionContract.endSession, { id: other.id })).status).toBe(200)
  expect((await two.call(sessionContract.me, {})).status).toBe(401)
  expect((await one.call(sessionContract.me, {})).status).toBe(200)
})
