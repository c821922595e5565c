import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs'
import { join } from 'node:path'

/** As whom the database runs. `drop` is null for "as we ourselves do", else PostgreSQL's refusal of root is met. */
export interface DatabaseUser {
  uid: number
  drop: { uid: number; gid: number } | null
}

/** Root hands over to who owns the data already, else to `postgres`, else to `nobody`; everybody else runs it himself. */
export function databaseUser(dataFolder: string): DatabaseUser {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) return { uid, drop: null }
  const data = statSync(dataFolder, { throwIfNoEntry: false })
  const drop = data && data.uid !== 0 ? { uid: data.uid, gid: data.gid } : unprivileged()
  return { uid: drop.uid, drop }
}

function unprivileged(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody']
    .map((name) => accounts.find((account) => account[0] === name))
    .find(Boolean)
  const [uid, gid] = [Number(found?.[2]), Number(found?.[3])]
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 }
}

/** Whether the database's user can enter a folder; asked by trying, since modes do not tell of ACLs and mounts. */
export function canEnter(folder: string, user: DatabaseUser): boolean {
  if (!user.drop) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user.drop, cwd: '/' }).status === 0
}

/** Gives a folder and all in it to the database's user. */
export function giveTo(user: DatabaseUser, path: string, stats: Stats = lstatSync(path)): void {
  if (!user.drop || stats.isSymbolicLink()) return
  chownSync(path, user.drop.uid, user.drop.gid)
  if (stats.isDirectory()) for (const name of readdirSync(path)) giveTo(user, join(path, name))
}
