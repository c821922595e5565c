import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Instant } from '../../civil-date.ts'
import { Fault, kernelFaults } from '../../fault.ts'
import { kindOfContent } from '../content-kind.ts'
import type { Tx } from '../database.ts'
import { fileFaults } from './file-faults.ts'

export interface StoredFile {
  sha256: string
  size: number
  kind: string
}

/** A file that is safe on disk and has no row yet. */
export interface ReceivedFile extends StoredFile {
  checked: 'clean' | 'unchecked'
}

/** Files by content in the data folder: on disk before their row commits, found again by their digest. */
export interface FileStore {
  folder: string
  /** Takes bytes in, whole and checked or not at all; a slow line holds no transaction open meanwhile. */
  receive(bytes: Readable): Promise<ReceivedFile>
  /** Receives, and writes the rows. */
  store(tx: Tx, bytes: Readable, by: { accountId: string; name: string; now: Instant }): Promise<StoredFile>
  /** The path of a stored file, for readers that want one. */
  pathOf(sha256: string): string
  open(sha256: string): Readable
}

const LIMIT = 200 * 1024 * 1024
const HEAD = 65_536
/** Where bytes wait until they are known to be whole and wanted. */
export const INCOMING = 'incoming'
const KEPT = new Set(['pdf', 'docx', 'xlsx', 'png', 'jpeg', 'webp', 'heic', 'mp4', 'txt', 'csv'])

/** The store in `folder`; `check` is asked about each new file (ClamAV) and throws when it must not be kept. */
export function makeFileStore(
  folder: string,
  check: ((path: string) => Promise<'clean' | 'unchecked'>) | null = null,
): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  const receive = async (bytes: Readable): Promise<ReceivedFile> => {
    const temporary = join(folder, INCOMING, randomUUID())
    try {
      await mkdir(dirname(temporary), { recursive: true, mode: 0o700 })
      const { head, sha256, size } = await writeTo(temporary, bytes)
      // Office files tell their kind at their end, all others at their beginning.
      const zipped = head.subarray(0, 2).toString('latin1') === 'PK'
      const kind = kindOfContent(zipped ? await readFile(temporary) : head)
      if (kind === null || !KEPT.has(kind)) throw new Fault(fileFaults['file.kind'])
      const checked = check === null ? 'unchecked' : await check(temporary)
      await moveTo(temporary, pathOf(sha256))
      return { sha256, size, kind, checked }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOSPC' || code === 'EDQUOT') throw new Fault(kernelFaults['storage.full'])
      throw error
    } finally {
      await rm(temporary, { force: true })
    }
  }
  return {
    folder,
    pathOf,
    receive,
    open: (sha256) => createReadStream(pathOf(sha256)),
    async store(tx, bytes, by) {
      const { checked, ...file } = await receive(bytes)
      await remember(tx, file, checked, by)
      return file
    },
  }
}

/** At one stroke; the names of file and folder are written through, or a power cut could take them. */
async function moveTo(temporary: string, path: string): Promise<void> {
  const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  await syncFolder(dirname(path))
  if (made !== undefined) await syncFolder(dirname(made))
}

async function writeTo(path: string, bytes: Readable) {
  const file = await open(path, 'wx', 0o600)
  const digest = createHash('sha256')
  const heads: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (size < HEAD) heads.push(chunk)
      size += chunk.length
      if (size > LIMIT) throw new Fault(kernelFaults['input.too_large'])
      digest.update(chunk)
      await file.appendFile(chunk)
    }
    if (size === 0) throw new Fault(fileFaults['file.empty'])
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), size, head: Buffer.concat(heads) }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

async function remember(
  tx: Tx,
  file: StoredFile,
  checked: 'clean' | 'unchecked',
  by: { accountId: string; name: string; now: Instant },
): Promise<void> {
  const sha256 = Buffer.from(file.sha256, 'hex')
  await tx
    .insertInto('kernel.file')
    .values({ sha256, size: file.size, kind: file.kind, checked, stored_at: by.now })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('kernel.file_use')
    .values({ sha256, account_id: by.accountId, name: by.name, at: by.now })
    .onConflict((conflict) =>
      conflict.columns(['sha256', 'account_id']).doUpdateSet({ name: by.name, at: by.now }),
    )
    .execute()
}

/** The file a person has uploaded, as a digest for a row; a fault when this account never brought it. */
export async function claimFile(tx: Tx, accountId: string, sha256: string): Promise<Buffer> {
  const digest = Buffer.from(sha256, 'hex')
  const use = await tx
    .selectFrom('kernel.file_use')
    .select('sha256')
    .where('sha256', '=', digest)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (use === undefined) throw new Fault(fileFaults['file.unknown'])
  return digest
}
