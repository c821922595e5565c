import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
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

/** A server of pages without a house behind it: nobody is signed in; drafts live in memory. For parts, not journeys. */
export interface BarePages {
  url: string
  drafts: Map<string, unknown>
  /** From now on every call of the API is lost, or answered again. */
  cut(lost: boolean): void
  close(): Promise<void>
}

export async function servePages(): Promise<BarePages> {
  const folder = await builtPages()
  const drafts = new Map<string, unknown>()
  let lost = false
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pages').pathname
    if (!path.startsWith('/api/')) sendFile(folder, path, response)
    else if (lost) request.socket.destroy()
    else void answer(drafts, path, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    drafts,
    cut: (next) => void (lost = next),
    close: () => closeServer(server),
  }
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

async function answer(
  drafts: Map<string, unknown>,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (path.startsWith('/api/files')) {
    request.resume()
    await new Promise((resolve) => request.on('end', resolve))
    return void send(200, { file: '0'.repeat(64), name: 'tep', size: 1, kind: 'jpeg' })
  }
  if (!path.startsWith('/api/drafts/'))
    return void send(401, { code: 'sign_in.needed', text: 'Chưa đăng nhập.' })
  if (request.method === 'GET')
    return void send(200, {
      body: drafts.get(path) ?? null,
      savedAt: drafts.has(path) ? '2026-11-25T07:32:00.000Z' : null,
    })
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const { body } = JSON.parse(Buffer.concat(pieces).toString()) as { body: unknown }
  if (body === null) drafts.delete(path)
  else drafts.set(path, body)
  send(200, { savedAt: '2026-11-25T07:32:00.000Z' })
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
