import type { AnswerOf, Endpoint, SentOf } from '../endpoint.ts'
import { pathParams } from '../endpoint.ts'
import type { FaultAnswer } from '../fault.ts'
import { newId, type Id } from '../id.ts'
import type { Lang } from '../message.ts'

/** The server answered and said no; `answer.text` is the sentence for the person, in their language. */
export class Refused extends Error {
  readonly status: number
  readonly answer: FaultAnswer

  constructor(status: number, answer: FaultAnswer) {
    super(answer.code)
    this.status = status
    this.answer = answer
  }
}

/** Nobody answered: the line or the server is away. Whether a command was done is not known; send it again by its id. */
export class NoLine extends Error {}

export interface CallOptions {
  /** One id per intent: the same for every attempt of it. */
  commandId?: Id
  signal?: AbortSignal
  /** Lets a small last save outlive the page. */
  keepalive?: boolean
  /** Nobody pressed anything: an ended session is told, not asked about, so that typing is never interrupted. */
  background?: boolean
  /** For doors that take bytes. */
  file?: Blob
  onProgress?: (share: number) => void
}

export interface Client {
  call<E extends Endpoint>(door: E, input: SentOf<E>, options?: CallOptions): Promise<AnswerOf<E>>
  /** The address of a door that gives a file, for a link. */
  address<E extends Endpoint>(door: E, input: SentOf<E>): string
}

export interface ClientParts {
  lang: () => Lang
  /** Called once when the session has ended; resolves when the person has signed in again, rejects when they put it off. */
  signInAgain: () => Promise<void>
  sessionEnded?: () => void
  /** Told of every answer (true) and every silence (false). */
  heard?: (line: boolean) => void
  fetch?: typeof fetch
}

/** An id for a new record or a new intent. */
export function freshId(): Id {
  return newId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

const PATIENCE_MS = 120_000
const NOT_OURS = new Set([502, 504])

/** A typed client: an endpoint and its input in, its output back; throws `Refused` or `NoLine`. */
export function createClient(parts: ClientParts): Client {
  let waiting: Promise<void> | null = null
  const signInOnce = () => (waiting ??= parts.signInAgain().finally(() => (waiting = null)))

  async function attempt(door: Endpoint, input: Fields, options: CallOptions): Promise<unknown> {
    const request = writeRequest(door, input, options, parts.lang())
    const answer =
      options.onProgress === undefined
        ? await sendByFetch(request, options, parts.fetch ?? fetch)
        : await sendByXhr(request, options, options.onProgress)
    return readAnswer(answer)
  }

  return {
    address: (door, input) => writeAddress(door, input as Fields, true),
    async call(door, input, given = {}) {
      // Named before the first attempt, so that the one after signing in again is the same command.
      const needsId = door.method !== 'GET' && door.quiet !== true
      const options = needsId ? { commandId: freshId(), ...given } : given
      for (let signedIn = false; ; signedIn = true) {
        try {
          const answer = await attempt(door, input as Fields, options)
          parts.heard?.(true)
          return answer as AnswerOf<typeof door>
        } catch (error) {
          if (!options.signal?.aborted) parts.heard?.(!(error instanceof NoLine))
          const ended = error instanceof Refused && error.answer.code === 'sign_in.needed'
          if (ended) parts.sessionEnded?.()
          if (!ended || signedIn || options.background === true) throw error
          await signInOnce().catch(() => {
            throw error
          })
        }
      }
    },
  }
}

type Fields = Record<string, unknown>

interface Request {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | Blob
}

function writeRequest(door: Endpoint, input: Fields, options: CallOptions, lang: Lang): Request {
  const inQuery = door.method === 'GET' || door.bytes === 'in'
  const headers: Record<string, string> = { 'accept-language': lang }
  if (options.commandId !== undefined) headers['command-id'] = options.commandId
  if (door.bytes === 'in') headers['content-type'] = 'application/octet-stream'
  else if (!inQuery) headers['content-type'] = 'application/json'
  const request: Request = { url: writeAddress(door, input, inQuery), method: door.method, headers }
  if (door.bytes === 'in' && options.file !== undefined) request.body = options.file
  else if (!inQuery) {
    const inPath = new Set(pathParams(door.path))
    const rest = Object.entries(input).filter(([key]) => !inPath.has(key))
    request.body = JSON.stringify(Object.fromEntries(rest), composed)
  }
  return request
}

/** Keyboards differ in how they write a tone; what is stored is composed (NFC). */
function composed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.normalize('NFC') : value
}

function writeAddress(door: Endpoint, input: Fields, withQuery: boolean): string {
  const inPath = new Set(pathParams(door.path))
  const path = door.path.replace(/:(\w+)/g, (_all, key: string) => encodeURIComponent(String(input[key])))
  if (!withQuery) return path
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input)) {
    if (inPath.has(key) || value === undefined || value === null) continue
    query.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value).normalize('NFC'))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

interface RawAnswer {
  status: number
  text: string
}

async function sendByFetch(request: Request, options: CallOptions, send: typeof fetch): Promise<RawAnswer> {
  const patience = AbortSignal.timeout(PATIENCE_MS)
  try {
    const response = await send(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      signal: options.signal === undefined ? patience : AbortSignal.any([options.signal, patience]),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new NoLine('no answer', { cause: error })
  }
}

// fetch tells nothing of how far a body has gone; XMLHttpRequest does.
function sendByXhr(
  request: Request,
  options: CallOptions,
  onProgress: (share: number) => void,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open(request.method, request.url)
    for (const [key, value] of Object.entries(request.headers)) xhr.setRequestHeader(key, value)
    xhr.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    xhr.addEventListener('load', () => resolve({ status: xhr.status, text: xhr.responseText }))
    xhr.addEventListener('error', () => reject(new NoLine('no answer')))
    xhr.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    options.signal?.addEventListener('abort', () => xhr.abort())
    xhr.send(request.body ?? null)
  })
}

function readAnswer({ status, text }: RawAnswer): unknown {
  const value = readJson(text)
  if (status >= 200 && status < 300) {
    if (value === undefined && text !== '') throw new NoLine('not our server')
    return value ?? null
  }
  const fault = value as Partial<FaultAnswer> | undefined
  if (typeof fault?.code !== 'string' || typeof fault.text !== 'string') {
    // A captive portal or a proxy without its server speaks HTML.
    throw NOT_OURS.has(status) || value === undefined
      ? new NoLine(`status ${status}`)
      : new Error(`status ${status}`)
  }
  throw new Refused(status, fault as FaultAnswer)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
