import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseSync } from 'node:sqlite'

// SQLite is used for its file locks alone: it is the one door Node has to locks that the operating system itself gives
// back when a process dies, on every platform. So there are no process numbers to believe and no stale locks to break.
// The files stay empty.

const SQLITE_BUSY = 5

/** A lock on a file that many may share or one may own. */
export interface FileLock {
  /** True when this process now owns the lock alone. */
  tryOwn(): boolean
  /** False while somebody else owns it. */
  tryShare(): boolean
  release(): void
  close(): void
}

export function openLock(file: string): FileLock {
  const db = new DatabaseSync(file, { timeout: 0 })
  const attempt = (...steps: string[]): boolean => {
    try {
      for (const step of steps) db.exec(step)
      return true
    } catch (error) {
      if (db.isTransaction) db.exec('rollback')
      if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
      throw error
    }
  }
  const release = () => {
    if (db.isTransaction) db.exec('rollback')
  }
  return {
    tryOwn: () => attempt('begin exclusive'),
    tryShare: () => attempt('begin', 'select count(*) from sqlite_schema'),
    release,
    close() {
      release()
      db.close()
    },
  }
}

/** Does `work` while owning the lock of `file`; waits for its turn, calling `onWait` once when that takes over 2 s. */
export async function alone<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const lock = openLock(file)
  try {
    for (let tries = 0; !lock.tryOwn(); tries++) {
      if (tries === 100) onWait()
      await wait(20)
    }
    return await work()
  } finally {
    lock.close()
  }
}
