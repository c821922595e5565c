import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EmbeddedProblem } from './problems.ts'
import { canEnter, giveTo, type DatabaseUser } from './user.ts'

const LEAST_FREE_MB = 100

export interface Places {
  home: string
  data: string
  log: string
  /** One process at a time starts or stops the server. */
  turn: string
  /** Shared by all who use the server; who can own it alone is the last. */
  leases: string
  password: string
}

export function placesOf(home: string): Places {
  return {
    home,
    data: join(home, 'pg'),
    log: join(home, 'log', 'postgres.log'),
    turn: join(home, 'pg.turn'),
    leases: join(home, 'pg.leases'),
    password: join(home, 'pg.password'),
  }
}

/** Makes the data folder and tries in practice whether it can be written to, with room to work in. */
export function prepareHome(places: Places, leastFreeMb: number = LEAST_FREE_MB): void {
  const { home } = places
  const probe = join(home, `.probe-${process.pid}-${Math.random().toString(36).slice(2)}`)
  try {
    mkdirSync(home, { recursive: true })
    mkdirSync(join(home, 'log'), { recursive: true, mode: 0o700 })
    writeFileSync(probe, Buffer.alloc(64 * 1024))
    for (const file of [places.turn, places.leases, places.log]) touch(file, home)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw noRoom(home)
    const owner = statSync(home, { throwIfNoEntry: false })?.uid ?? -1
    if (owner >= 0 && owner !== process.getuid?.())
      throw new EmbeddedProblem('home.foreign', { path: home, owner })
    throw new EmbeddedProblem('home.read_only', { path: home })
  } finally {
    rmSync(probe, { force: true })
  }
  if (freeMb(home) < leastFreeMb) throw noRoom(home)
}

/** Files that whoever owns the folder must be able to open again, also after root has run once. */
function touch(file: string, home: string): void {
  closeSync(openSync(file, 'a', 0o600))
  const { uid, gid } = statSync(home)
  if (process.getuid?.() === 0 && uid !== 0)
    for (const path of [file, dirname(file)]) chownSync(path, uid, gid)
}

function noRoom(home: string): EmbeddedProblem {
  return new EmbeddedProblem('home.full', { path: home, freeMb: freeMb(home) })
}

function freeMb(folder: string): number {
  const room = statfsSync(folder)
  return Math.floor((room.bavail * room.bsize) / 1_048_576)
}

/** Refuses a data folder that is not ours to run or not whole, before anything touches it. True when there is one. */
export function checkData(places: Places, user: DatabaseUser, major: number): boolean {
  const found = statSync(places.data, { throwIfNoEntry: false })
  if (!found) return false
  if (user.uid >= 0 && found.uid !== user.uid) {
    if (!user.drop) throw new EmbeddedProblem('home.foreign', { path: places.data, owner: found.uid })
    giveTo(user, places.data)
  }
  if (readdirSync(places.data).length === 0) return false
  let version: string
  try {
    version = readFileSync(join(places.data, 'PG_VERSION'), 'utf8').trim()
  } catch {
    throw new EmbeddedProblem('data.damaged', { path: places.data })
  }
  if (version !== String(major))
    throw new EmbeddedProblem('data.other_major', { path: places.data, found: version, ours: major })
  return true
}

/**
 * The name of a running cluster, seen in its process list: tells our server from whatever else got its process number.
 * Made of what PostgreSQL itself goes by (device and inode), so a moved folder is still itself and a copy is not.
 */
export function markOf(data: string): string {
  const { dev, ino } = statSync(data, { bigint: true })
  return `mang-non-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12)}`
}

// sockaddr_un holds 108 bytes on Linux, 104 on macOS, the closing zero among them.
const LONGEST_SOCKET = process.platform === 'darwin' ? 103 : 107

/** A private folder (0700) for the socket, short enough for the operating system. */
export function socketFolder(mark: string, user: DatabaseUser): string {
  for (const base of new Set([tmpdir(), '/tmp'])) {
    if (Buffer.byteLength(join(base, `${mark}-XXXXXX`, '.s.PGSQL.5432')) > LONGEST_SOCKET) continue
    if (!canEnter(base, user)) continue
    try {
      return privateFolder(base, mark, 0o700, user)
    } catch {
      continue
    }
  }
  throw new EmbeddedProblem('socket.path', { path: join(tmpdir(), mark) })
}

/**
 * A folder of this name that nobody else could have prepared for us: owned by `user`, open to no other writer.
 * Where a stranger has taken the name, one under a random name.
 */
export function privateFolder(base: string, name: string, mode: number, user: DatabaseUser | null): string {
  let folder = join(base, name)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const found = lstatSync(folder)
    const owner = process.getuid?.() ?? found.uid
    const known = found.uid === (user?.uid ?? owner) || found.uid === owner
    if (!found.isDirectory() || !known || (found.mode & 0o022) !== 0) folder = mkdtempSync(`${folder}-`)
  }
  chmodSync(folder, mode)
  if (user) giveTo(user, folder)
  return folder
}
