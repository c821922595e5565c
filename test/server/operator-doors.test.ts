import { expect, it } from 'vitest'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('says to anybody that it lives and is ready, and its figures to this machine only', async () => {
  const { raw } = world.it.anyone
  expect((await raw('/healthz')).status).toBe(200)
  expect((await raw('/readyz')).status).toBe(200)
  const figures = await raw('/metrics')
  expect(figures.status).toBe(200)
  expect(await figures.text()).toContain('mang_non_jobs_oldest_seconds')
  expect((await raw('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(404)
})
