import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'

/** A signed-in person's hand on the HTTP interface; null where there was no answer. */
export interface Hand {
  get<T>(path: string): Promise<T>
  post(path: string, commandId: string, body: unknown): Promise<{ status: number; body: unknown } | null>
  upload(name: string, bytes: Uint8Array): Promise<string | null>
}

export async function signIn(url: string, login: string): Promise<Hand> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMONSTRATION_PASSWORD }),
  })
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const send = async (path: string, init: RequestInit) => {
    try {
      const response = await fetch(url + path, { ...init, headers: { cookie, ...(init.headers as object) } })
      return { status: response.status, body: (await response.json()) as unknown }
    } catch {
      return null
    }
  }
  return {
    async get<T>(path: string) {
      const answered = await send(path, {})
      if (answered?.status !== 200) throw new Error(`GET ${path}: ${JSON.stringify(answered)}`)
      return answered.body as T
    },
    post: (path, commandId, body) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'command-id': commandId },
        body: JSON.stringify(body),
      }),
    async upload(name, bytes) {
      const answered = await send(`/api/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes as BodyInit,
      })
      return answered?.status === 200 ? (answered.body as { file: string }).file : null
    },
  }
}
