import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileStore } from '../files/file-store.ts'
import type { ArchiveSink } from './load-archive.ts'
import { backupProblem } from './problems.ts'

/** Puts an archive's files into a store, each whole or not at all; `undo` takes back those that were not there before. */
export function fileSink(files: FileStore): {
  file: NonNullable<ArchiveSink['file']>
  undo(): Promise<void>
} {
  const fresh: string[] = []
  return {
    async file({ sha256 }) {
      const path = files.pathOf(sha256)
      const half = `${path}.${randomUUID()}.half`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(refuse(path))
      const handle = await open(half, 'wx', 0o600).catch(refuse(path))
      return {
        write: (bytes) => handle.appendFile(bytes).catch(refuse(path)),
        async end(whole) {
          await handle.sync()
          await handle.close()
          if (!whole) return rm(half)
          const known = await stat(path).then(
            () => true,
            () => false,
          )
          await rename(half, path)
          if (!known) fresh.push(path)
        },
        async abort() {
          await handle.close().catch(() => {})
          await rm(half, { force: true })
        },
      }
    },
    async undo() {
      for (const path of fresh) await rm(path, { force: true })
    },
  }
}

function refuse(path: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw backupProblem('restore.write', { path, reason: error.code ?? error.message })
  }
}
