import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id } from '../id.ts'
import { createClient, NoLine, Refused } from './client.ts'

const find = endpoint({
  method: 'GET',
  path: '/api/plans/:id/tasks',
  action: 'task.read',
  audit: 'Tasks',
  input: z.object({
    id: z.string(),
    words: z.string().optional(),
    days: z.array(z.number()).optional(),
    all: z.boolean().optional(),
  }),
  output: z.array(z.string()),
})
const close = endpoint({
  method: 'POST',
  path: '/api/plans/:id/close',
  action: 'plan.close',
  audit: 'PlanClose',
  input: z.object({ id: z.string(), note: z.string() }),
  output: z.object({ ok: z.boolean() }),
})

type Sent = { url: string; method: string; headers: Record<string, string>; body?: string }

function server(...answers: ((sent: Sent) => Response)[]) {
  const sent: Sent[] = []
  const fetch = async (url: unknown, init: unknown) => {
    const request = { url: String(url), ...(init as Omit<Sent, 'url'>) }
    sent.push(request)
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    if (answer === undefined) throw new TypeError('fetch failed')
    return answer(request)
  }
  return { sent, fetch: fetch as unknown as typeof globalThis.fetch }
}
const json = (status: number, value: unknown) => () => new Response(JSON.stringify(value), { status })
const never = () => Promise.reject(new Error('put off'))

describe('the typed client', () => {
  test('writes path, query and structured values as the server reads them', async () => {
    const { sent, fetch } = server(json(200, ['a']))
    const { call } = createClient({ lang: () => 'vi', signInAgain: never, fetch })
    expect(await call(find, { id: 'a/b', words: 'trẻ em', days: [1, 2], all: true })).toEqual(['a'])
    expect(sent[0]!.url).toBe('/api/plans/a%2Fb/tasks?words=tr%E1%BA%BB+em&days=%5B1%2C2%5D&all=true')
    expect(sent[0]!.headers['accept-language']).toBe('vi')
    expect(sent[0]!.headers['command-id']).toBeUndefined()
  })

  test('sends a command with the id of its intent and composed letters', async () => {
    const { sent, fetch } = server(json(200, { ok: true }))
    const { call } = createClient({ lang: () => 'en', signInAgain: never, fetch })
    const commandId = '01900000-0000-7000-8000-000000000001'
    await call(close, { id: '1', note: 'Mường Lống'.normalize('NFD') }, { commandId })
    expect(sent[0]!.headers['command-id']).toBe(commandId)
    expect(sent[0]!.body).toBe(JSON.stringify({ note: 'Mường Lống'.normalize('NFC') }))
  })

  test('gives every command an id even when nobody named one', async () => {
    const { sent, fetch } = server(json(200, { ok: true }))
    await createClient({ lang: () => 'vi', signInAgain: never, fetch }).call(close, { id: '1', note: '' })
    expect(Id.safeParse(sent[0]!.headers['command-id']).success).toBe(true)
  })

  test('hands on a fault with its fields and both versions', async () => {
    const answer = { code: 'version.conflict', text: 'Chưa mất gì.', current: { a: 1 }, yours: { a: 2 } }
    const { fetch } = server(json(409, answer))
    const error = await createClient({ lang: () => 'vi', signInAgain: never, fetch })
      .call(close, { id: '1', note: '' })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(Refused)
    expect((error as Refused).answer).toEqual(answer)
  })

  test('asks once to sign in again and then sends the same command id', async () => {
    const ended = json(401, { code: 'sign_in.needed', text: 'Phiên làm việc đã hết.' })
    const { sent, fetch } = server(ended, ended, json(200, { ok: true }))
    let asked = 0
    const signInAgain = async () => {
      asked++
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const { call } = createClient({ lang: () => 'vi', signInAgain, fetch })
    await Promise.all([call(close, { id: '1', note: '' }), call(close, { id: '2', note: '' })])
    expect(asked).toBe(1)
    expect(sent).toHaveLength(4)
    expect(sent[2]!.headers['command-id']).toBe(sent[0]!.headers['command-id'])
  })

  test('tells the fault when signing in is put off', async () => {
    const { fetch } = server(json(401, { code: 'sign_in.needed', text: 'Phiên làm việc đã hết.' }))
    const { call } = createClient({ lang: () => 'vi', signInAgain: never, fetch })
    await expect(call(close, { id: '1', note: '' })).rejects.toMatchObject({ status: 401 })
  })

  test('a wrong password is a refusal, not a request to sign in again', async () => {
    const { fetch } = server(json(401, { code: 'sign_in.wrong', text: 'Chưa đúng.' }))
    let asked = 0
    const signInAgain = async () => void asked++
    const { call } = createClient({ lang: () => 'vi', signInAgain, fetch })
    await expect(call(close, { id: '1', note: '' })).rejects.toMatchObject({ status: 401 })
    expect(asked).toBe(0)
  })

  test.each([
    ['silence', server()],
    ['a gateway without its server', server(() => new Response('<html>', { status: 502 }))],
    ['a captive portal', server(() => new Response('<html>Wi-Fi</html>', { status: 200 }))],
  ])('knows a lost line by %s', async (_name, { fetch }) => {
    const heard: boolean[] = []
    const parts = {
      lang: () => 'vi',
      signInAgain: never,
      fetch,
      heard: (up: boolean) => void heard.push(up),
    } as const
    await expect(createClient(parts).call(find, { id: '1' })).rejects.toBeInstanceOf(NoLine)
    expect(heard).toEqual([false])
  })
})
