import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { dayOf, type CivilDate, type Instant } from '../civil-date.ts'
import { pathParams, type Contract, type Endpoint, type InputOf, type OutputOf } from '../endpoint.ts'
import { Fault, kernelFaults } from '../fault.ts'
import { Id } from '../id.ts'
import type { Lang } from '../message.ts'
import type { Actor } from '../policy.ts'
import type { Clock } from './clock.ts'
import { runCommand } from './command.ts'
import type { Database, Read, Tx } from './database.ts'
import type { Audit } from './journal.ts'
import { answerFault, faultOfError } from './http-faults.ts'
import { readQuery, refuseHostileText } from './http-input.ts'

/** What a reading handler is given. */
export interface ReadContext {
  db: Read
  by: Actor
  now: Instant
  today: CivilDate
  lang: Lang
  session: SessionDoor
}

/** The browser's side of a session: its token, where it comes from, and how it is given or taken back. */
export interface SessionDoor {
  token: string | null
  address: string
  device: string
  give(token: string, seconds: number): void
  clear(): void
}

/** What a command's handler is given: its transaction and the journal's audit. */
export interface WriteContext extends Omit<ReadContext, 'db'> {
  db: Tx
  audit: Audit
  /** Adds a job in the same transaction; payloads carry ids only. */
  announce(job: string, payload: Record<string, string>): Promise<void>
}

/** Bytes that go out as a file: always an attachment under a sandbox policy, never shown inline. */
export interface BytesAnswer {
  name: string
  type: string
  body: Readable | Uint8Array
}

type Given<E> = E extends { bytes: 'in' } ? { bytes: Readable } : unknown
type Answered<E> = E extends { bytes: 'out' } ? BytesAnswer : E extends Endpoint ? OutputOf<E> : never
type Handler<E extends Endpoint> = (
  context: (E['method'] extends 'GET' ? ReadContext : WriteContext) & Given<E>,
  input: InputOf<E>,
) => Promise<Answered<E>>

/** Handlers for all doors of a contract; a missing one does not compile. */
export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> }

export interface Routes {
  contract: Contract
  handlers: Record<string, (context: never, input: never) => Promise<unknown>>
}

export function routes<C extends Contract>(contract: C, handlers: Handlers<C>): Routes {
  return { contract, handlers: handlers as unknown as Routes['handlers'] }
}

export interface HttpParts {
  database: Database
  clock: Clock
  trustProxy: string | null
  logger: boolean | object
  /** Resolves the session of a request to who acts; null when nobody is signed in. */
  authenticate(request: FastifyRequest, now: Instant): Promise<Actor | null>
  announce(tx: Tx, job: string, payload: Record<string, string>): Promise<void>
  observe?(door: Endpoint, status: number, seconds: number): void
}

export const NOBODY: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: '',
  lang: 'vi',
  posts: [],
}

/** An HTTP server without doors; `mount` adds them. */
export function makeHttp(parts: Pick<HttpParts, 'trustProxy' | 'logger'>): FastifyInstance {
  const app = Fastify({
    logger: parts.logger as boolean,
    trustProxy: parts.trustProxy ?? false,
    bodyLimit: 1_048_576,
    logController: new LogController({ disableRequestLogging: true }),
    // A whole file from a phone may take long; Node's own limit for the headers stays.
    requestTimeout: 3_600_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    forceCloseConnections: 'idle',
  })
  void app.register(cookie)
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.setErrorHandler((error, request, reply) =>
    answerFault(reply, faultOfError(error), langOf(request, null), error),
  )
  app.setNotFoundHandler((request, reply) =>
    answerFault(reply, new Fault(kernelFaults['route.unknown']), langOf(request, null)),
  )
  return app
}

function langOf(request: FastifyRequest, actor: Actor | null): Lang {
  const asked = request.headers['accept-language']
  if (typeof asked === 'string' && /^(en|vi)\b/.test(asked)) return asked.startsWith('en') ? 'en' : 'vi'
  return actor?.lang ?? 'vi'
}

/** Mounts every door of a slice. */
export function mount(app: FastifyInstance, parts: HttpParts, { contract, handlers }: Routes): void {
  for (const [name, door] of Object.entries(contract)) {
    const handler = handlers[name] as (context: unknown, input: unknown) => Promise<unknown>
    const query = readQuery(door.input)
    app.route({
      method: door.method,
      url: door.path,
      ...(door.limit === undefined ? {} : { bodyLimit: door.limit }),
      handler: (request, reply) => serve(parts, door, handler, query, request, reply),
    })
  }
}

async function serve(
  parts: HttpParts,
  door: Endpoint,
  handler: (context: unknown, input: unknown) => Promise<unknown>,
  query: (raw: Record<string, unknown>) => Record<string, unknown>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const started = performance.now()
  const now = parts.clock.now()
  let actor: Actor | null = null
  try {
    if (door.method !== 'GET') refuseForeignOrigin(request)
    actor = await parts.authenticate(request, now)
    if (actor === null && door.action !== 'open') throw new Fault(kernelFaults['sign_in.needed'])
    const input = readInput(door, query, request)
    const by = actor ?? NOBODY
    const context = {
      by,
      now,
      today: dayOf(now),
      lang: langOf(request, actor),
      session: sessionDoor(request, reply),
    }
    const answer =
      door.method === 'GET'
        ? await parts.database.read((db) => handler({ ...context, db }, input))
        : await doCommand(parts, door, handler, request, context, input)
    parts.observe?.(door, 200, (performance.now() - started) / 1000)
    if (reply.sent) return reply
    if (door.bytes === 'out') return sendBytes(reply, answer as BytesAnswer)
    return await reply.send(answer ?? null)
  } catch (error) {
    const fault = faultOfError(error)
    parts.observe?.(door, fault?.def.status ?? 500, (performance.now() - started) / 1000)
    return answerFault(reply, fault, langOf(request, actor), error)
  }
}

function readInput(
  door: Endpoint,
  query: (raw: Record<string, unknown>) => Record<string, unknown>,
  request: FastifyRequest,
): unknown {
  const params = request.params as Record<string, string>
  const fromBody = door.method !== 'GET' && door.bytes !== 'in'
  const body = request.body
  if (fromBody && (typeof body !== 'object' || body === null || Array.isArray(body)))
    throw new Fault(kernelFaults['input.unreadable'])
  const raw = fromBody
    ? { ...(body as object), ...params }
    : query({ ...(request.query as object), ...params })
  refuseHostileText(raw)
  const read = z.safeParse(door.input, raw)
  if (!read.success) throw read.error
  return read.data
}

async function doCommand(
  parts: HttpParts,
  door: Endpoint,
  handler: (context: unknown, input: unknown) => Promise<unknown>,
  request: FastifyRequest,
  context: Omit<ReadContext, 'db'>,
  input: unknown,
): Promise<unknown> {
  const announceIn = (db: Tx) => (job: string, payload: Record<string, string>) =>
    parts.announce(db, job, payload)
  const bytes = door.bytes === 'in' ? { bytes: request.body as Readable } : {}
  // A phone may take minutes to send a file: no transaction is held open for it, its rows are written when it is whole.
  if (door.bytes === 'in') {
    const db = parts.database.kysely as Tx
    return handler({ ...context, ...bytes, db, announce: announceIn(db) }, input)
  }
  if (door.quiet === true)
    return parts.database.write((db) =>
      handler({ ...context, ...bytes, db, announce: announceIn(db) }, input),
    )
  const id = Id.safeParse(request.headers['command-id'])
  if (!id.success) throw new Fault(kernelFaults['command.missing'])
  return runCommand(
    parts.database,
    {
      id: id.data,
      accountId: context.by.accountId,
      action: door.action,
      audit: door.audit,
      input: {
        path: pathParams(door.path).map((key) => (request.params as Record<string, string>)[key]),
        input,
      },
      at: context.now,
    },
    (db, audit) => handler({ ...context, ...bytes, db, audit, announce: announceIn(db) }, input),
  )
}

export const SESSION_COOKIE = 'mang_non'

function sessionDoor(request: FastifyRequest, reply: FastifyReply): SessionDoor {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const
  return {
    token: request.cookies[SESSION_COOKIE] ?? null,
    address: request.ip,
    device: (request.headers['user-agent'] ?? '').slice(0, 200),
    give: (token, seconds) => void reply.setCookie(SESSION_COOKIE, token, { ...options, maxAge: seconds }),
    clear: () => void reply.clearCookie(SESSION_COOKIE, options),
  }
}

/** Cookies are SameSite=Strict; a browser that says the request came from elsewhere is refused as well. */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Fault(kernelFaults['gate.refused'])
}

function sendBytes(reply: FastifyReply, answer: BytesAnswer): FastifyReply {
  const plain = answer.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\/]/g, '')
  return reply
    .header('content-type', answer.type)
    .header(
      'content-disposition',
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
    )
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(answer.body instanceof Uint8Array ? Buffer.from(answer.body) : answer.body)
}
