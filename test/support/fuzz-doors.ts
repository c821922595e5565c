import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { z } from 'zod'
import { contracts } from '#app/server/contracts.ts'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'
import { pathParams, type Endpoint } from '#kernel/endpoint.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { arbitraryOf, hostile, type Known, type Schema } from './arbitrary-of.ts'

export interface FuzzOfDoors {
  url: string
  /** Whose hands send it; each request takes the next. */
  logins: readonly string[]
  runs: number
  seed: number
  onDoor?(line: string): void
}

export interface FuzzFound {
  sent: number
  byStatus: Record<string, number>
  /** Each door that answered with 5xx, or did not answer, with what was sent. */
  broken: { door: string; status: number; sent: string }[]
}

// Taking away accounts and sessions ends the hands that send; these doors come last.
const ENDS = /session|people|person|account|post|agenc|password|code/i

/** Sends made-up inputs through every door of the house and counts the answers. */
export async function fuzzDoors(options: FuzzOfDoors): Promise<FuzzFound> {
  const hands = new Hands(options.url, options.logins)
  const knownFor = await learn(hands)
  const found: FuzzFound = { sent: 0, byStatus: {}, broken: [] }
  const doors = Object.values(contracts).flatMap((contract) => Object.entries(contract))
  const ordered = doors.toSorted(([, a], [, b]) => Number(ENDS.test(a.path)) - Number(ENDS.test(b.path)))
  for (const [index, [name, door]] of ordered.entries()) {
    const inputs = fc.sample(inputOf(door, knownFor(door)), {
      numRuns: options.runs,
      seed: options.seed + index,
    })
    const statuses: Record<string, number> = {}
    await inTurns(inputs, 6, async (input) => {
      const sent = requestOf(door, input)
      const status = await hands.send(sent.path, sent.init)
      found.sent += 1
      for (const count of [statuses, found.byStatus]) count[status] = (count[status] ?? 0) + 1
      if (status < 500 && status !== 0) return
      found.broken.push({
        door: name,
        status,
        sent: `${door.method} ${sent.path.slice(0, 500)} ${String(sent.init.body).slice(0, 2000)}`,
      })
    })
    options.onDoor?.(`${name} ${JSON.stringify(statuses)}`)
  }
  return found
}

async function inTurns<T>(list: readonly T[], at: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < list.length) await work(list[next++]!)
  }
  await Promise.all(Array.from({ length: at }, worker))
}

function inputOf(door: Endpoint, known: Known): fc.Arbitrary<unknown> {
  const fit = arbitraryOf(
    z.toJSONSchema(door.input, { io: 'input', unrepresentable: 'any' }) as Schema,
    known,
  )
  return fc.oneof(fit, hostile(fit))
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
const wellFormed = (value: unknown) => asText(value).toWellFormed().slice(0, 4000)

function requestOf(door: Endpoint, input: unknown): { path: string; init: RequestInit } {
  const fields = typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : {}
  const rest: Record<string, unknown> = { ...fields }
  let path = door.path
  for (const key of pathParams(door.path)) {
    path = path.replace(`:${key}`, encodeURIComponent(wellFormed(rest[key])) || '-')
    delete rest[key]
  }
  const query = new URLSearchParams(
    Object.entries(rest).map(([key, value]): [string, string] => [key, wellFormed(value)]),
  )
  if (door.method === 'GET') return { path: `${path}?${query.toString()}`, init: {} }
  const headers = { 'command-id': makeId() }
  if (door.bytes === 'in')
    return {
      path: `${path}?${query.toString()}`,
      init: {
        method: door.method,
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: asText(input),
      },
    }
  const body = JSON.stringify(
    typeof input === 'object' && input !== null && !Array.isArray(input) ? rest : input,
  )
  return {
    path,
    init: {
      method: door.method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: body ?? '',
    },
  }
}

/** Signed-in people; one whose session was ended signs in again, or leaves. */
class Hands {
  private readonly url: string
  private readonly logins: string[]
  private readonly cookies = new Map<string, string>()
  private turn = 0

  constructor(url: string, logins: readonly string[]) {
    this.url = url
    this.logins = [...logins]
  }

  /** The status, or 0 when there was no answer. */
  async send(path: string, init: RequestInit): Promise<number> {
    const response = await this.ask(path, init)
    await response?.arrayBuffer()
    return response?.status ?? 0
  }

  async ask(path: string, init: RequestInit): Promise<Response | null> {
    const login = this.logins[this.turn++ % Math.max(this.logins.length, 1)] ?? ''
    const cookie = this.cookies.get(login) ?? (await this.signIn(login))
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie }
    const response = await fetch(this.url + path, { ...init, headers }).catch(() => null)
    if (response?.status === 401) this.cookies.delete(login)
    return response
  }

  private async signIn(login: string): Promise<string> {
    const response = await fetch(`${this.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'command-id': randomUUID() },
      body: JSON.stringify({ login, password: DEMONSTRATION_PASSWORD }),
    }).catch(() => null)
    const cookie = response?.headers.getSetCookie()[0]?.split(';')[0] ?? 'nobody=1'
    await response?.arrayBuffer()
    this.cookies.set(login, cookie)
    return cookie
  }
}

/** What the lists of the house already show: ids, digests of files, short words. */
async function learn(hands: Hands): Promise<(door: Endpoint) => Known> {
  const doors = Object.values(contracts).flatMap((contract) => Object.values(contract))
  const texts = new Set<string>()
  const byField = new Map<string, Set<string>>()
  const lessons: Lessons = { texts, byField }
  for (let round = 0; round < 3; round++)
    for (const door of doors.filter((one) => one.method === 'GET' && one.bytes === undefined)) {
      const known = knownOf(lessons, door)
      const path = door.path.replace(
        /:(\w+)/g,
        (_all, key: string) => known.idsOf(key)[round] ?? known.idsOf(key)[0]!,
      )
      const response = await hands.ask(`${path}?day=2026-11-24&year=2026&open=false`, {})
      if (response?.ok === true) gather(await response.json(), roomOf(door), lessons)
    }
  return (door) => knownOf(lessons, door)
}

interface Lessons {
  texts: Set<string>
  byField: Map<string, Set<string>>
}

/** `tasks` of `/api/tasks/:id`: things of one kind share the beginning of their address. */
const roomOf = (door: Endpoint) => door.path.split('/')[2] ?? ''

function knownOf({ texts, byField }: Lessons, door: Endpoint): Known {
  const all = [...texts]
  const some = (list: readonly string[]) => {
    const step = Math.max(1, Math.floor(list.length / 400))
    return list.filter((_one, index) => index % step === 0)
  }
  const ids = [...some(all.filter((text) => UUID.test(text))), '018f0000-0000-7000-8000-000000000001']
  return {
    ids,
    idsOf(field) {
      const found = byField.get(field === 'id' ? `${roomOf(door)} id` : field) ?? new Set()
      return found.size === 0 ? ids : some([...found])
    },
    digests: [...some(all.filter((text) => /^[0-9a-f]{64}$/.test(text))), 'a'.repeat(64)],
    words: ['', 'Sở Y tế', ...some(all.filter((text) => text.length < 40 && !UUID.test(text)))],
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function gather(value: unknown, room: string, into: Lessons, field = ''): void {
  if (typeof value === 'string') {
    into.texts.add(value)
    if (!UUID.test(value)) return
    // The tasks of a plan's answer are things of their own, so what is named `id` there is known by its list too.
    for (const name of field === 'id' ? [`${room} id`, `${room}Id`] : [field])
      into.byField.set(name, (into.byField.get(name) ?? new Set()).add(value))
  } else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      const same = Array.isArray(value) || key === 'rows' || key === 'items' || typeof one !== 'object'
      gather(one, same ? room : (ROOMS[key] ?? key), into, Array.isArray(value) ? field : key)
    }
}

// A list in an answer is of things that have doors of their own, or of parts that have none.
const ROOMS: Record<string, string> = { taskList: 'tasks', assignments: 'assignments', progress: 'progress' }
