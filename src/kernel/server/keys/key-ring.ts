import { randomBytes } from 'node:crypto'
import { constants, copyFile, link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Instant } from '../../civil-date.ts'
import { Problem } from '../problem.ts'
import { keyProblem } from './problems.ts'

export type KeyPurpose = 'encryption' | 'signing'

/** 32 secret bytes, known by their id wherever something was made with them. */
export interface Key {
  id: string
  purpose: KeyPurpose
  madeAt: Instant
  secret: Buffer
}

/** All keys of the site, newest first: the newest of its purpose makes, the older ones still open and verify. */
export interface KeyRing {
  folder: string
  keys: readonly Key[]
}

const RING = 'ring.json'
const StoredRing = z.object({
  format: z.literal(1),
  keys: z
    .array(
      z.object({
        id: z.string().min(1),
        purpose: z.enum(['encryption', 'signing']),
        madeAt: Instant,
        secret: z.base64().transform((text, context) => {
          const bytes = Buffer.from(text, 'base64')
          if (bytes.length !== 32) context.addIssue('a key has 32 bytes')
          return bytes
        }),
      }),
    )
    .refine((keys) => new Set(keys.map((key) => key.purpose)).size === 2, 'a key of each purpose'),
})

/** Opens the key folder; the first time makes it (0700) with one key of each purpose (0600). Throws Problem. */
export async function openKeyRing(folder: string, at: Instant): Promise<KeyRing> {
  const found = await readKeyRing(folder)
  if (found !== null) return found
  await makeFolder(folder)
  const half = await writeHalf(folder, [makeKey('encryption', at), makeKey('signing', at)])
  try {
    // Two first starts at once: the second to arrive takes the keys of the first.
    await link(half, join(folder, RING)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return
      return copyFile(half, join(folder, RING), constants.COPYFILE_EXCL)
    })
  } finally {
    await rm(half, { force: true })
  }
  await syncFolder(folder)
  return (await readKeyRing(folder))!
}

/** The keys of a folder, or null where none have been made. */
export async function readKeyRing(folder: string): Promise<KeyRing | null> {
  const path = join(folder, RING)
  let text: string
  try {
    await refuseOpenDoors(folder, path)
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Problem) throw error
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw keyProblem('keys.folder', { path: folder, reason: code })
  }
  const read = StoredRing.safeParse(parseJson(text))
  if (!read.success) throw keyProblem('keys.damaged', { path })
  return { folder, keys: sorted(read.data.keys) }
}

/** Adds keys to a folder's own; nothing is lost when the machine stops in between. */
export async function addKeys(folder: string, keys: readonly Key[]): Promise<KeyRing> {
  const known = (await readKeyRing(folder))?.keys ?? []
  const fresh = keys.filter((key) => !known.some((other) => other.id === key.id))
  await makeFolder(folder)
  await rename(await writeHalf(folder, sorted([...known, ...fresh])), join(folder, RING))
  await syncFolder(folder)
  return (await readKeyRing(folder))!
}

/** The key with which new things of this purpose are made. */
export function newestKey(ring: KeyRing, purpose: KeyPurpose): Key {
  return ring.keys.find((key) => key.purpose === purpose)!
}

export function findKey(ring: KeyRing, purpose: KeyPurpose, id: string): Key | undefined {
  return ring.keys.find((key) => key.purpose === purpose && key.id === id)
}

export function makeKey(purpose: KeyPurpose, madeAt: Instant): Key {
  return { id: `${purpose[0]}-${randomBytes(6).toString('hex')}`, purpose, madeAt, secret: randomBytes(32) }
}

function sorted(keys: readonly Key[]): Key[] {
  return keys.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function refuseOpenDoors(...paths: string[]): Promise<void> {
  if (process.platform === 'win32') return
  for (const path of paths) if ((await stat(path)).mode & 0o077) throw keyProblem('keys.open', { path })
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw keyProblem('keys.folder', { path: folder, reason: error.code ?? '' })
  })
}

async function writeHalf(folder: string, keys: readonly Key[]): Promise<string> {
  const half = join(folder, `.ring-${randomBytes(6).toString('hex')}`)
  const stored = { format: 1, keys: keys.map((key) => ({ ...key, secret: key.secret.toString('base64') })) }
  try {
    await using file = await open(half, 'wx', 0o600)
    await file.writeFile(`${JSON.stringify(stored, null, 2)}\n`)
    await file.sync()
  } catch (error) {
    await rm(half, { force: true })
    throw keyProblem('keys.folder', { path: folder, reason: (error as NodeJS.ErrnoException).code ?? '' })
  }
  return half
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await using handle = await open(folder)
  await handle.sync()
}
