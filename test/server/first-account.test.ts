import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { runCli } from '#app/server/cli/run-cli.ts'
import { ROOT } from './support/world.ts'

let home = ''
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'mang-non-first-'))))
afterAll(() => rm(home, { recursive: true, force: true }))

/** Runs a command on an empty house without demonstration; its status and what it printed. */
async function cli(...args: string[]) {
  const printed: string[] = []
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0),
  )
  const env = { MANG_NON_HOME: home, MANG_NON_NO_DEMONSTRATION: '1', INIT_CWD: home }
  const status = await runCli(args, env, ROOT).finally(() => spies.forEach((spy) => spy.mockRestore()))
  return { status, text: printed.join('') }
}

const person = ['--name', 'Ngô Trí Quân', '--post', 'administrator', '--agency', 'van-phong-ubnd-tinh']

it('makes the first administrator of a new house by command, once the operator has opened the command line', async () => {
  expect((await cli('account', 'create', 'quan', ...person)).status).toBe(2)
  expect((await cli('account', 'grant', 'cli')).status).toBe(0)
  const made = await cli('account', 'create', 'quan', ...person)
  expect(made.text).toMatch(/quan\t[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\n/)
  const again = await cli('account', 'create', 'quan', ...person)
  expect(again).toMatchObject({ status: 2, text: expect.stringContaining('đã có người dùng') })
  expect((await cli('account', 'create', 'x y', ...person)).status).toBe(2)
  expect((await cli('account', 'create', 'nam', ...person, '--post', 'cli')).status).toBe(2)
})
