import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import { z } from 'zod'
import { findKey, newestKey, type KeyRing } from '../keys/key-ring.ts'
import { Problem } from '../problem.ts'
import { backupProblem } from './problems.ts'

// MAGIC, a line of JSON with key and salt, the SHA-256 of both in hex, then chunks of 64 KiB under AES-256-GCM with a
// counter and a last-chunk mark as nonce (the STREAM construction, as age has it), then END.
const MAGIC = 'mang-non backup 1\n'
const END = Buffer.from('\nmang-non end\n')
const CHUNK = 65_536
const TAG = 16
const Head = z.object({ key: z.string(), salt: z.base64() })

/** Writes bytes compressed and encrypted under the newest key of the ring; all of the file is there, or nothing. */
export async function writeSealedFile(
  path: string,
  ring: KeyRing,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  if (
    await stat(path).then(
      () => true,
      () => false,
    )
  )
    throw backupProblem('backup.exists', { path })
  const half = `${path}.${randomBytes(4).toString('hex')}.half`
  const key = newestKey(ring, 'encryption')
  const salt = randomBytes(16)
  const head = `${MAGIC}${JSON.stringify({ key: key.id, salt: salt.toString('base64') })}\n`
  const opening = `${head}${hash('sha256', head)}\n`
  try {
    await using file = await open(half, 'wx', 0o600).catch(refuse(path))
    await file.appendFile(opening)
    await pipeline(
      Readable.from(bytes, { objectMode: false }),
      createZstdCompress(),
      (source: AsyncIterable<Buffer>) => encrypt(source, fileKey(key.secret, salt)),
      async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) await file.appendFile(chunk).catch(refuse(path))
      },
    )
    await file.appendFile(END).catch(refuse(path))
    await file.sync().catch(refuse(path))
    await rename(half, path)
    await syncFolder(dirname(path))
    return (await stat(path)).size
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

/** Reads such a file as a stream of clear bytes. Throws Problem: strange, newer, key, cut, damaged. */
export async function readSealedFile(
  path: string,
  ring: KeyRing,
  read: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const { start, end, key } = await openSealedFile(path, ring)
  await pipeline(
    createReadStream(path, { start, end, highWaterMark: 4 * (CHUNK + TAG) }),
    (source: AsyncIterable<Buffer>) => decrypt(source, key, start),
    createZstdDecompress(),
    read,
  )
}

async function openSealedFile(path: string, ring: KeyRing) {
  try {
    await using file = await open(path, 'r')
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    const text = buffer.toString('latin1')
    if (!text.startsWith(MAGIC.slice(0, 15))) throw backupProblem('backup.strange', { path })
    if (!text.startsWith(MAGIC)) throw backupProblem('backup.newer')
    const [magic, json, digest = ''] = text.split('\n')
    const head = `${magic}\n${json}\n`
    const start = head.length + digest.length + 1
    const tail = await file.read(Buffer.alloc(END.length), 0, END.length, Math.max(0, size - END.length))
    if (!tail.buffer.equals(END) || size < start + TAG + END.length) throw backupProblem('backup.cut')
    if (hash('sha256', head) !== digest) throw backupProblem('backup.damaged', { at: MAGIC.length })
    const { key: id, salt } = Head.parse(JSON.parse(json ?? ''))
    const key = findKey(ring, 'encryption', id)
    if (key === undefined) throw backupProblem('backup.key', { id })
    return { start, end: size - END.length - 1, key: fileKey(key.secret, Buffer.from(salt, 'base64')) }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw backupProblem('backup.read', { path, reason: (error as NodeJS.ErrnoException).code ?? '' })
  }
}

function fileKey(secret: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'mang-non backup', 32))
}

function nonce(counter: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(counter, 5, 6)
  bytes[11] = last ? 1 : 0
  return bytes
}

async function* encrypt(source: AsyncIterable<Buffer>, key: Buffer): AsyncGenerator<Buffer> {
  let counter = 0
  for await (const { chunk, last } of chunksOf(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(counter++, last))
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
}

async function* decrypt(source: AsyncIterable<Buffer>, key: Buffer, start: number): AsyncGenerator<Buffer> {
  let counter = 0
  for await (const { chunk, last } of chunksOf(source, CHUNK + TAG)) {
    const at = start + counter * (CHUNK + TAG)
    if (chunk.length < TAG) throw backupProblem('backup.damaged', { at })
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(counter++, last), { authTagLength: TAG })
    decipher.setAuthTag(chunk.subarray(-TAG))
    const clear = decipher.update(chunk.subarray(0, -TAG))
    try {
      decipher.final()
    } catch {
      throw backupProblem('backup.damaged', { at })
    }
    yield clear
  }
}

/** Cuts a stream into pieces of one size, the last one shorter or whole and marked. */
async function* chunksOf(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer[] = []
  let length = 0
  for await (const bytes of source) {
    held.push(bytes)
    length += bytes.length
    if (length <= size) continue
    const all = Buffer.concat(held)
    let at = 0
    // One piece always stays back: only at the end is it known to be the last.
    for (; all.length - at > size; at += size) yield { chunk: all.subarray(at, at + size), last: false }
    held = [all.subarray(at)]
    length = all.length - at
  }
  yield { chunk: Buffer.concat(held), last: true }
}

function refuse(path: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw backupProblem('backup.write', { path, reason: error.code ?? error.message })
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder)
  await handle.sync()
}
