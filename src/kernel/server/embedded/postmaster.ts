import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { nameOf, runAs } from './cluster.ts'
import { markOf, socketFolder, type Places } from './folders.ts'
import { EmbeddedProblem } from './problems.ts'
import type { DatabaseUser } from './user.ts'

const LARGEST_LOG = 5_000_000

/** A server as its own pid file describes it. `host` is a socket's folder or a loopback address. */
export interface Running {
  pid: number
  host: string
  port: number
  ready: boolean
}

/** The server that runs on this data folder, if one does. */
export function findRunning(places: Places): Running | null {
  const found = readPidFile(places)
  return found && isAlive(found.pid) && isOurs(found.pid, places) ? found : null
}

function readPidFile(places: Places): Running | null {
  const file = join(places.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  // Lines after PostgreSQL's lockfile.h: pid, folder, start, port, socket folder, address, shared memory, state.
  const lines = readFileSync(file, 'utf8').split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return { pid, port, host: lines[4] || lines[5] || '', ready: lines[7]?.trim() === 'ready' }
}

export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return commandOf(pid) !== ''
}

/** The words a process was started with; empty for one that has ended and only waits to be noted. */
function commandOf(pid: number): string {
  if (process.platform === 'win32')
    return spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' }).stdout
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return existsSync('/proc/self')
      ? ''
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  }
}

function isOurs(pid: number, places: Places): boolean {
  return commandOf(pid).includes(process.platform === 'win32' ? 'postgres' : markOf(places.data))
}

export interface StartRequest {
  places: Places
  binaries: Binaries
  user: DatabaseUser
  /** Listen on loopback, at this port if it is free, instead of on a private socket. */
  loopback: { port: number } | null
  say: (line: string) => void
}

/** Starts the server and waits until it takes work. Throws EmbeddedProblem with the last lines of its log. */
export async function startServer(request: StartRequest): Promise<Running> {
  for (let tries = 0; ; tries++) {
    const failed = await tryStart(request)
    if (!('lines' in failed)) return failed
    // A killed server's helpers may still hold its memory for a moment; PostgreSQL rightly refuses until they are gone.
    if (tries < 100 && /shared memory block|lock file "postmaster.pid" already exists/.test(failed.lines)) {
      if (tries > 5) endHelpers(request.places)
      await wait(100)
      continue
    }
    if (/No space left on device/.test(failed.lines))
      throw new EmbeddedProblem('home.full', { path: request.places.home, freeMb: 0 })
    throw new EmbeddedProblem('start.failed', { log: request.places.log, lines: failed.lines })
  }
}

async function tryStart(request: StartRequest): Promise<Running | { lines: string }> {
  const { places, binaries, user, say } = request
  disownPid(places)
  const where = request.loopback
    ? { host: '127.0.0.1', port: await freePort(request.loopback.port) }
    : { host: socketFolder(markOf(places.data), user), port: 5432 }
  rotate(places.log)
  const before = statSync(places.log, { throwIfNoEntry: false })?.size ?? 0
  const log = openSync(places.log, 'a', 0o600)
  // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server after its last user.
  const args = argumentsOf(request, where)
  const child = spawn(binaries.postgres, args, {
    ...runAs(user, places.data),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.once('error', () => {})
  child.unref()
  const runs = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  for (let waited = 0; runs(); waited += 10) {
    const running = readPidFile(places)
    if (running?.pid === child.pid && running?.ready) return running
    if (waited > 0 && waited % 10_000 === 0) say('Cơ sở dữ liệu đang kiểm lại dữ liệu của lần chạy trước…')
    await wait(10)
  }
  return {
    lines: readFileSync(places.log).subarray(before).toString('utf8').trim().split('\n').slice(-8).join('\n'),
  }
}

function argumentsOf(
  { places, user, loopback }: StartRequest,
  where: { host: string; port: number },
): string[] {
  const settings = {
    cluster_name: markOf(places.data),
    // No network. The socket lies in a folder with mode 0700, so only the database's own user and root come near it;
    // either could read the data files anyway. That is why connections over it are trusted without a password.
    listen_addresses: loopback ? where.host : '',
    unix_socket_directories: loopback ? '' : where.host,
    unix_socket_permissions: '0700',
    port: where.port,
    max_connections: 60,
    shared_buffers: '128MB',
    jit: 'off',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log may be read by more people than the data: no statements, no values of rows.
    log_checkpoints: 'off',
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    logging_collector: 'off',
  }
  return [
    '-D',
    nameOf(user, places.data),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/**
 * A pid file names a number that something else now has: PostgreSQL would take that for a running server. With the
 * number of its parent in the file it knows better, and still sees for itself whether old helpers hold the data.
 */
function disownPid(places: Places): void {
  const file = join(places.data, 'postmaster.pid')
  const found = readPidFile(places)
  if (!found || process.platform === 'win32' || !isAlive(found.pid) || isOurs(found.pid, places)) return
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'))
}

/** Ends what a killed server left behind (its processes carry the cluster's name in their title). */
function endHelpers(places: Places): void {
  if (!existsSync('/proc/self')) return
  const title = `postgres: ${markOf(places.data)}: `
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name) && commandOf(Number(name)).startsWith(title)) process.kill(Number(name), 'SIGQUIT')
}

/** Stops a server: politely to its clients at first, then less so; its data are whole either way. */
export async function stopServer(running: Running, places: Places, binaries: Binaries): Promise<void> {
  const ways = ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const
  for (const way of ways) {
    askToStop(running.pid, way, places, binaries)
    for (let waited = 0; waited < 15_000; waited += 10) {
      if (!isAlive(running.pid)) return
      await wait(10)
    }
  }
  throw new EmbeddedProblem('stop.failed', { pid: running.pid })
}

/** Asks without waiting. */
export function askToStop(
  pid: number,
  way: 'SIGINT' | 'SIGQUIT' | 'SIGKILL',
  places: Places,
  binaries: Binaries,
): void {
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server over a pipe of its own.
    const mode = way === 'SIGINT' ? 'fast' : 'immediate'
    spawnSync(binaries.pgCtl, ['stop', '--no-wait', '-m', mode, '-D', places.data], { windowsHide: true })
    return
  }
  try {
    process.kill(pid, way)
  } catch {
    // Gone already.
  }
}

function rotate(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(log, `${log}.1`)
}

/** The wished port where it is free, else any other. */
function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', () => (wished === 0 ? reject(new Error('no free port')) : resolve(freePort(0))))
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
