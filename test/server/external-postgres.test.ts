import { Client } from 'pg'
import { expect, test } from 'vitest'
import { findInstalled, startExternalPostgres } from './support/external-postgres.ts'

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0]
  } finally {
    await client.end()
  }
}

test.each([
  ['an installed PostgreSQL, where there is one,', findInstalled()],
  ['a second embedded PostgreSQL', null],
])('%s answers over TCP to who knows the password, and is gone when stopped', async (_name, binaries) => {
  const external = await startExternalPostgres(binaries)
  expect(Number.parseInt(external.version, 10)).toBeGreaterThanOrEqual(15)
  expect(await ask(external.superUrl(), `select current_setting('server_version') as version`)).toEqual({
    version: expect.stringContaining(external.version),
  })
  await ask(external.superUrl(), `create role someone login password 'a b/c'`)
  await expect(ask(external.url('someone', 'a b/c', 'postgres'), 'select 1 as n')).resolves.toEqual({ n: 1 })
  await expect(ask(external.url('someone', 'guess', 'postgres'), 'select 1')).rejects.toThrow(/password/)
  await external.stop()
  await expect(ask(external.superUrl(), 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})
