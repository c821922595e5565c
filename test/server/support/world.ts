import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildHouse } from '#app/server/house.ts'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'
import type { Endpoint, InputOf, SentOf } from '#kernel/endpoint.ts'
import { pathParams } from '#kernel/endpoint.ts'
import type { Instant } from '#kernel/civil-date.ts'
import { makeClock, type Clock } from '#kernel/server/clock.ts'
import { openDatabase, type Database } from '#kernel/server/database.ts'
import { makeFileStore, type FileStore } from '#kernel/server/files/file-store.ts'
import { makeId } from '#kernel/server/new-id.ts'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A house on a database of its own, made from the suite's template, listening on a free port. */
export interface World {
  url: string
  database: Database
  owner: pg.Client
  clock: Clock
  files: FileStore
  home: string
  as(login: string, password?: string): Promise<Caller>
  anyone: Caller
  close(): Promise<void>
}

export interface Answer<T = unknown> {
  status: number
  body: T
  headers: Headers
}

export interface Caller {
  /** Calls a door with its input; a command gets a fresh id unless one is given. */
  call<E extends Endpoint>(
    door: E,
    input: SentOf<E> | InputOf<E>,
    more?: { commandId?: string },
  ): Promise<Answer<never>>
  upload(name: string, bytes: Uint8Array): Promise<string>
  raw(path: string, init?: RequestInit): Promise<Response>
  cookie: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    runnerUrl: string
    template: string
    clock: string | null
  }
}

const withDatabase = (url: string, name: string) => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)

/** Opens a world on a fresh copy of the template; `clock` starts the product's time. */
export async function openWorld(options: { clock?: Instant } = {}): Promise<World> {
  const name = `t_${randomBytes(6).toString('hex')}`
  const ownerUrl = inject('ownerUrl')
  const admin = new pg.Client({ connectionString: ownerUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${inject('template')}`)
  const owner = new pg.Client({ connectionString: withDatabase(ownerUrl, name) })
  await owner.connect()
  const database = openDatabase({ connectionString: withDatabase(inject('runnerUrl'), name), max: 6 })
  const home = await mkdtemp(join(tmpdir(), 'mn-'))
  const files = makeFileStore(join(home, 'files'))
  const clock = makeClock(options.clock ?? (inject('clock') as Instant | null))
  const app = await buildHouse({
    database,
    clock,
    files,
    root: ROOT,
    trustProxy: null,
    logger: { level: 'error' },
    demonstration: true,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    database,
    owner,
    clock,
    files,
    home,
    anyone: makeCaller(url, ''),
    as: (login, password = DEMONSTRATION_PASSWORD) => signIn(url, login, password),
    async close() {
      await app.close()
      await database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** A world for a test file: opened before its tests, closed after. */
export function useWorld(options: { clock?: Instant } = {}): { readonly it: World } {
  let world: World | undefined
  beforeAll(async () => {
    world = await openWorld(options)
  })
  afterAll(() => world?.close())
  return {
    get it() {
      if (world === undefined) throw new Error('the world opens before the first test')
      return world
    },
  }
}

export async function signIn(url: string, login: string, password: string): Promise<Caller> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  if (response.status !== 200)
    throw new Error(`sign-in of ${login}: ${response.status} ${await response.text()}`)
  return makeCaller(url, response.headers.getSetCookie()[0]!.split(';')[0]!)
}

export function makeCaller(url: string, cookie: string): Caller {
  const raw = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })
  return {
    cookie,
    raw,
    async call(door, input, more = {}) {
      const { path, rest } = fillPath(door, input as Record<string, unknown>)
      const response = await raw(
        door.method === 'GET' ? `${path}${queryOf(rest)}` : path,
        door.method === 'GET'
          ? {}
          : {
              method: door.method,
              headers: { 'content-type': 'application/json', 'command-id': more.commandId ?? makeId() },
              body: JSON.stringify(rest),
            },
      )
      const text = await response.text()
      const json = response.headers.get('content-type')?.includes('json') === true
      return {
        status: response.status,
        headers: response.headers,
        body: (json ? JSON.parse(text) : text) as never,
      }
    },
    async upload(name, bytes) {
      const response = await raw(`/api/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes as BodyInit,
      })
      if (response.status !== 200) throw new Error(`upload: ${response.status} ${await response.text()}`)
      return ((await response.json()) as { file: string }).file
    },
  }
}

function fillPath(door: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = pathParams(door.path).reduce((filled, key) => {
    delete rest[key]
    return filled.replace(`:${key}`, encodeURIComponent(String(input[key])))
  }, door.path)
  return { path, rest }
}

function queryOf(input: Record<string, unknown>): string {
  const pairs = Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        [key, typeof value === 'object' ? JSON.stringify(value) : String(value)] as [string, string],
    )
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}
