import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGzip } from 'node:zlib'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Builds the pages where their sources changed; answers the folder they stand in. */
export async function builtPages(): Promise<string> {
  const { ensureWeb } = (await import(new URL('../../../scripts/ensure.mjs', import.meta.url).href)) as {
    ensureWeb: (node: string) => Promise<void>
  }
  await ensureWeb(process.execPath)
  return join(ROOT, 'dist', 'web')
}

/** A server of pages without a house behind it, for parts, not journeys. */
export interface BarePages {
  url: string
  /** What was saved of unsent text, by address. */
  drafts: Map<string, unknown>
  /** `nobody` has signed in (drafts are kept all the same), the one person's session is `open`, or it has `ended`. */
  session: 'nobody' | 'open' | 'ended'
  /** Every call of the API is lost. */
  lost: boolean
  close(): Promise<void>
}

/** The one person's password. */
export const PASSWORD = 'măng mọc thẳng'

const ME = {
  accountId: '01900000-0000-7000-8000-000000000001',
  login: 'hoai',
  name: 'Nguyễn Thị Hoài',
  lang: 'vi',
  mustChange: false,
  demonstration: true,
  posts: [
    {
      id: '01900000-0000-7000-8000-000000000002',
      post: 'officer',
      agencyId: '01900000-0000-7000-8000-000000000003',
      agencyName: 'Sở Y tế tỉnh Nghệ An',
      agencyShort: 'Sở Y tế',
    },
  ],
  now: '2026-11-25T07:32:00.000Z',
}

export async function servePages(): Promise<BarePages> {
  const folder = await builtPages()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pages').pathname
    if (!path.startsWith('/api/')) sendFile(folder, path, response)
    else if (pages.lost) request.socket.destroy()
    else void send(pages, path, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const pages: BarePages = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    drafts: new Map(),
    session: 'nobody',
    lost: false,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return pages
}

function sendFile(folder: string, path: string, response: ServerResponse): void {
  const file = join(folder, path)
  const found =
    path !== '/' && file.startsWith(folder) && existsSync(file) ? file : join(folder, 'index.html')
  response.writeHead(200, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    'content-encoding': 'gzip',
    'content-security-policy': "default-src 'self'; object-src 'none'; base-uri 'none'",
  })
  createReadStream(found).pipe(createGzip()).pipe(response)
}

async function send(
  pages: BarePages,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(pages, path, request)
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function answer(
  pages: BarePages,
  path: string,
  request: IncomingMessage,
): Promise<{ status: number; body: unknown }> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const body = () => JSON.parse(Buffer.concat(pieces).toString()) as Record<string, unknown>
  if (path === '/api/session' && request.method === 'POST') {
    if (body()['password'] !== PASSWORD.normalize('NFC'))
      return { status: 401, body: { code: 'sign_in.wrong', text: 'Mật khẩu không đúng.' } }
    pages.session = 'open'
    return { status: 200, body: ME }
  }
  if (pages.session === 'ended' || (path === '/api/session' && pages.session === 'nobody'))
    return { status: 401, body: { code: 'sign_in.needed', text: 'Phiên làm việc đã hết.' } }
  if (path === '/api/session') return { status: 200, body: ME }
  if (path === '/api/files')
    return { status: 200, body: { file: '0'.repeat(64), name: 'tep', size: 1, kind: 'jpeg' } }
  if (!path.startsWith('/api/drafts/'))
    return { status: 404, body: { code: 'route.unknown', text: 'Không có.' } }
  const savedAt = '2026-11-25T07:32:00.000Z'
  if (request.method === 'GET') {
    const kept = pages.drafts.get(path) ?? null
    return { status: 200, body: { body: kept, savedAt: kept === null ? null : savedAt } }
  }
  const draft = body()['body']
  if (draft === null) pages.drafts.delete(path)
  else pages.drafts.set(path, draft)
  return { status: 200, body: { savedAt } }
}
