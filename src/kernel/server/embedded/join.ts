import { rmdir } from 'node:fs/promises'
import { Client, type ClientConfig } from 'pg'
import { findBinaries, type Binaries } from './binaries.ts'
import { makeCluster, OWNER, passwordOf } from './cluster.ts'
import { checkData, placesOf, prepareHome, type Places } from './folders.ts'
import { alone, openLock, type FileLock } from './locks.ts'
import { askToStop, findRunning, isAlive, startServer, stopServer, type Running } from './postmaster.ts'
import { databaseUser } from './user.ts'

const DATABASE = 'mang_non'
const WATCH_MS = 1_000

/** A share in the embedded server. It runs until the last share is given back. */
export interface EmbeddedLease {
  /** Folder of the private socket, or a loopback address. */
  host: string
  port: number
  /** Superuser of the cluster, and its password where connections go over loopback. */
  owner: string
  password: string | null
  database: string
  adminUrl: string
  /** PostgreSQL's own version, such as `18.4`. */
  version: string
  /** A URL for a role; over the private socket it needs no password. */
  url(role: string, password?: string | null, database?: string): string
  leave(): Promise<void>
}

export interface JoinOptions {
  /** Loopback with a password instead of a private socket; Windows always does so. */
  loopback?: boolean
}

/**
 * Takes a share in the embedded PostgreSQL of a data folder, making and starting it when nobody else has. However many
 * programs join, and however they end, one server runs. A server that died is started again while a share is held.
 * Throws EmbeddedProblem.
 */
export async function joinEmbedded(
  home: string,
  say: (line: string) => void,
  options: JoinOptions = {},
): Promise<EmbeddedLease> {
  const places = placesOf(home)
  const loopback = options.loopback === true || process.platform === 'win32'
  prepareHome(places)
  const inTurn = <T>(work: () => Promise<T>) =>
    alone(places.turn, () => say('Một lần chạy khác đang mở hoặc đóng cơ sở dữ liệu, đang chờ…'), work)

  const share = await inTurn(async () => {
    const user = databaseUser(places.data)
    const binaries = findBinaries(user)
    const lock = openLock(places.leases)
    try {
      const running = await ensure(places, binaries, lock.tryOwn(), loopback ? 0 : null, say)
      lock.release()
      if (!lock.tryShare()) throw new Error('the lease was taken out of turn')
      const password = loopback ? passwordOf(places) : null
      const connection = {
        host: running.host,
        port: running.port,
        user: OWNER,
        ...(password ? { password } : {}),
      }
      return { lock, binaries, running, password, version: await prepareDatabase(connection) }
    } catch (error) {
      lock.close()
      throw error
    }
  })

  const held: Held = { places, binaries: share.binaries, lock: share.lock, running: share.running }
  holdUntilExit(held)
  const watch = setInterval(() => {
    if (watching || isAlive(held.running.pid)) return
    watching = true
    inTurn(async () => {
      held.running = await ensure(places, held.binaries, false, loopback ? held.running.port : null, say)
    })
      .catch((error: Error) => say(error.message))
      .finally(() => (watching = false))
  }, WATCH_MS)
  let watching = false
  watch.unref()

  const { host, port } = share.running
  const url = (role: string, password: string | null = null, database = DATABASE) =>
    write({ host, port, user: role, password, database })
  let leaving: Promise<void> | null = null
  return {
    host,
    port,
    owner: OWNER,
    password: share.password,
    database: DATABASE,
    adminUrl: url(OWNER, share.password),
    version: share.version,
    url,
    leave() {
      leaving ??= inTurn(() => giveBack(held, watch))
      return leaving
    },
  }
}

/** One server, ready: the running one, or one started now. `forsaken`: nobody holds a share in what runs. */
async function ensure(
  places: Places,
  binaries: Binaries,
  forsaken: boolean,
  port: number | null,
  say: (line: string) => void,
): Promise<Running> {
  const user = databaseUser(places.data)
  const made = checkData(places, user, binaries.major)
  const running = made ? findRunning(places) : null
  if (running && !forsaken) return running
  // Left over from a killed run: a fresh start rolls back what that run left open, with the settings of today.
  if (running) await stopServer(running, places, binaries)
  const loopback = port === null ? null : { port }
  if (!made) {
    say('Đang tạo cơ sở dữ liệu kèm theo…')
    await makeCluster(places, binaries, user, loopback ? passwordOf(places) : null)
  }
  return startServer({ places, binaries, user, loopback, say })
}

async function prepareDatabase(connection: ClientConfig): Promise<string> {
  const client = new Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 30_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; there: boolean }>(
      `select current_setting('server_version') as version,
              exists (select from pg_database where datname = $1) as there`,
      [DATABASE],
    )
    if (!rows[0]?.there) await client.query(`create database ${DATABASE} template template0`)
    return rows[0]?.version ?? ''
  } finally {
    await client.end()
  }
}

function write(to: {
  host: string
  port: number
  user: string
  password: string | null
  database: string
}): string {
  const who = encodeURIComponent(to.user) + (to.password ? `:${encodeURIComponent(to.password)}` : '')
  return to.host.startsWith('/')
    ? `postgres://${who}@localhost/${to.database}?host=${encodeURIComponent(to.host)}&port=${to.port}`
    : `postgres://${who}@${to.host}:${to.port}/${to.database}`
}

interface Held {
  places: Places
  binaries: Binaries
  lock: FileLock
  running: Running
}

const atExit = new Set<Held>()

async function giveBack(held: Held, watch: NodeJS.Timeout): Promise<void> {
  clearInterval(watch)
  if (!atExit.delete(held)) return
  const { lock, places, binaries } = held
  lock.release()
  const last = lock.tryOwn()
  try {
    const running = last ? findRunning(places) : null
    if (!running) return
    await stopServer(running, places, binaries)
    // The socket's folder is empty now; a full or foreign one stays.
    if (running.host.startsWith('/')) await rmdir(running.host).catch(() => {})
  } finally {
    lock.close()
  }
}

/** A program that ends without giving its share back still asks the server to stop, if it was the last. */
function holdUntilExit(held: Held): void {
  if (atExit.size === 0) process.once('exit', askAllToStop)
  atExit.add(held)
}

function askAllToStop(): void {
  for (const { places, binaries, lock } of atExit) {
    const turn = openLock(places.turn)
    lock.release()
    // Whoever has the turn decides about the server himself.
    if (turn.tryOwn() && lock.tryOwn()) {
      const running = findRunning(places)
      if (running) askToStop(running.pid, 'SIGINT', places, binaries)
    }
    lock.close()
    turn.close()
  }
}
