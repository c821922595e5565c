import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { markOf, placesOf, prepareHome, privateFolder } from './folders.ts'
import { joinEmbedded } from './join.ts'
import { findRunning, isAlive } from './postmaster.ts'
import { EmbeddedProblem } from './problems.ts'

let home: string
const children: ChildProcess[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mang-non-test-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  const left = existsSync(join(home, 'pg')) ? findRunning(placesOf(home)) : null
  if (left) process.kill(left.pid, 'SIGKILL')
  if (existsSync(join(home, 'pg')))
    rmSync(join(tmpdir(), markOf(join(home, 'pg'))), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true, maxRetries: 20 })
})

const quiet = () => {}
const running = () => findRunning(placesOf(home))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url)
  client.on('error', quiet)
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

/** Another program with a share; `then` is what it does with `lease` and `client`. Its printed lines come one by one. */
function program(then: string) {
  const code = `
    import { setTimeout as wait } from 'node:timers/promises'
    import { Client } from 'pg'
    import { joinEmbedded } from ${JSON.stringify(new URL('./join.ts', import.meta.url).href)}
    const lease = await joinEmbedded(${JSON.stringify(home)}, () => {})
    const client = new Client(lease.adminUrl)
    client.on('error', () => {})
    await client.connect()
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, line: async () => String((await lines.next()).value), ended: once(child, 'exit') }
}

const HOLD = `console.log(lease.adminUrl); await new Promise((done) => process.stdin.once('data', done)); await client.end(); await lease.leave(); process.exit()`

test('a share starts a private server that is gone when the share is given back', async () => {
  const lease = await joinEmbedded(home, quiet)
  expect(lease.version).toMatch(/^18\./)
  expect(
    await ask(lease.adminUrl, `select current_setting('listen_addresses'), current_setting('fsync')`),
  ).toEqual(['', 'on'])
  expect(
    await ask(
      lease.adminUrl,
      `select pg_encoding_to_char(encoding) from pg_database where datname = 'mang_non'`,
    ),
  ).toEqual(['UTF8'])
  expect(statSync(join(home, 'pg')).mode & 0o777).toBe(0o700)
  expect(statSync(join(home, 'pg')).uid).not.toBe(0)
  expect(statSync(lease.host).mode & 0o777).toBe(0o700)
  expect(Buffer.byteLength(join(lease.host, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107)
  const pid = running()?.pid ?? 0
  await lease.leave()
  await lease.leave()
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(lease.host)).toBe(false)
})

test('two programs at once on a fresh folder share one server, which ends with the last of them', async () => {
  const [one, two] = [program(HOLD), program(HOLD)]
  expect(await one.line()).toBe(await two.line())
  const pid = running()?.pid ?? 0
  one.child.stdin.write('\n')
  await one.ended
  expect(isAlive(pid)).toBe(true)
  two.child.stdin.write('\n')
  await two.ended
  expect(isAlive(pid)).toBe(false)
})

test('a program that ends without giving its share back still stops the server', async () => {
  const other = program('process.exit()')
  await other.ended
  for (let tries = 0; running() && tries < 200; tries++) await wait(20)
  expect(running()).toBeNull()
})

test('the server of a killed program is replaced, its unfinished work rolled back', async () => {
  const other = program(`await client.query('create table kept (n int)'); await client.query('begin');
    await client.query('insert into kept values (1)'); ${HOLD}`)
  await other.line()
  other.child.kill('SIGKILL')
  await other.ended
  const orphan = running()?.pid ?? 0
  expect(isAlive(orphan)).toBe(true)
  const lease = await joinEmbedded(home, quiet)
  expect(isAlive(orphan)).toBe(false)
  expect(await ask(lease.adminUrl, 'select count(*)::int from kept')).toEqual([0])
  await lease.leave()
  expect(running()).toBeNull()
})

test('a killed server comes back under a share, at the same address', async () => {
  const lease = await joinEmbedded(home, quiet)
  const pid = running()?.pid ?? 0
  process.kill(pid, 'SIGKILL')
  let answer: unknown
  for (let tries = 0; tries < 200 && !answer; tries++) {
    await wait(50)
    answer = await ask(lease.adminUrl, 'select 1').catch(() => null)
  }
  expect(answer).toEqual([1])
  expect(running()?.pid).not.toBe(pid)
  await lease.leave()
  expect(running()).toBeNull()
})

test('a pid file that names some other living process does not stop a start', async () => {
  const first = await joinEmbedded(home, quiet)
  const file = join(home, 'pg', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await first.leave()
  const { uid, gid } = statSync(join(home, 'pg'))
  // Of the same user: PostgreSQL does not take a stranger's process for its server.
  const bystander = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {})
  children.push(bystander)
  writeFileSync(file, [bystander.pid, ...lines.slice(1)].join('\n'), { mode: 0o600 })
  if (process.getuid?.() === 0) chownSync(file, uid, gid)
  const lease = await joinEmbedded(home, quiet)
  expect(await ask(lease.adminUrl, 'select 1')).toEqual([1])
  await lease.leave()
  expect(isAlive(bystander.pid ?? 0)).toBe(true)
})

test('data of another major version, or not whole, are left as they are', async () => {
  const data = join(home, 'pg')
  mkdirSync(data)
  writeFileSync(join(data, 'PG_VERSION'), '17\n')
  const other = await joinEmbedded(home, quiet).catch((error: unknown) => error)
  expect(other).toMatchObject({ code: 'data.other_major', details: { found: '17', ours: 18 } })
  expect((other as EmbeddedProblem).text('en')).toContain('restore')
  rmSync(join(data, 'PG_VERSION'))
  writeFileSync(join(data, 'letter.txt'), 'mine')
  await expect(joinEmbedded(home, quiet)).rejects.toMatchObject({ code: 'data.damaged' })
  expect(readFileSync(join(data, 'letter.txt'), 'utf8')).toBe('mine')
})

test('a folder that cannot be written to, or has no room, is named with the next step', async () => {
  // Root may write anywhere but into the kernel's own tables.
  const closed = process.getuid?.() === 0 ? '/sys/mang-non' : join(home, 'closed')
  if (process.getuid?.() !== 0) mkdirSync(closed, { mode: 0o555 })
  await expect(joinEmbedded(closed, quiet)).rejects.toMatchObject({
    code: 'home.read_only',
    details: { path: closed },
  })
  expect(() => prepareHome(placesOf(home), 1e12)).toThrow(expect.objectContaining({ code: 'home.full' }))
})

test('a folder that others may write to is not taken for our own', () => {
  mkdirSync(join(home, 'place'))
  chmodSync(join(home, 'place'), 0o777)
  const folder = privateFolder(home, 'place', 0o700, null)
  expect(folder).not.toBe(join(home, 'place'))
  expect(privateFolder(home, 'other', 0o700, null)).toBe(privateFolder(home, 'other', 0o700, null))
})

test('over loopback every connection needs the password', async () => {
  const lease = await joinEmbedded(home, quiet, { loopback: true })
  expect(lease.host).toBe('127.0.0.1')
  expect(await ask(lease.adminUrl, 'select 1')).toEqual([1])
  await expect(ask(lease.url(lease.owner, 'guess'), 'select 1')).rejects.toThrow(
    /password authentication failed/,
  )
  await lease.leave()
})

test('ten kills amid writing lose no row that was acknowledged', async () => {
  const acknowledged: number[] = []
  for (let round = 0; round < 10; round++) {
    const writer = program(`await client.query('create table if not exists told (n int primary key)');
      for (let n = ${round} * 1e6; ; n++) { await client.query('insert into told values ($1)', [n]).catch(() => process.exit(1)); console.log(n) }`)
    for (let told = 0; told < 20 + ((round * 37) % 60); told++) acknowledged.push(Number(await writer.line()))
    const server = running()?.pid ?? 0
    if (round % 3 !== 0) process.kill(server, 'SIGKILL')
    if (round % 3 !== 1) writer.child.kill('SIGKILL')
    else writer.child.kill('SIGTERM')
    await writer.ended
  }
  const lease = await joinEmbedded(home, quiet)
  const rows = new Set(await ask(lease.adminUrl, 'select n from told'))
  expect(acknowledged.filter((n) => !rows.has(n))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(300)
  await lease.leave()
  expect(running()).toBeNull()
})
