import { spawn, type SpawnOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { privateFolder, type Places } from './folders.ts'
import { assertRuns, type Binaries } from './binaries.ts'
import { EmbeddedProblem } from './problems.ts'
import { canEnter, giveTo, type DatabaseUser } from './user.ts'

/** The superuser of the embedded cluster. */
export const OWNER = 'mang_non_admin'

const onWindows = process.platform === 'win32'

/** How a program of the database is run: as its user, standing in the data folder, with an environment of its own. */
export function runAs(user: DatabaseUser, folder: string): SpawnOptions {
  const env = onWindows ? process.env : { PATH: '/usr/bin:/bin', LC_ALL: 'C' }
  return { cwd: folder, env, windowsHide: true, ...user.drop }
}

/**
 * How the program names the data folder it stands in. Where a dropped user cannot walk there (a project under /root),
 * root may still start him inside; the kernel then lets him reach it by this name without walking (PostgreSQL 16 and
 * up: older ones walk away and back while starting).
 */
export function nameOf(user: DatabaseUser, folder: string): string {
  return existsSync('/proc/self/cwd') && !canEnter(folder, user) ? '/proc/self/cwd' : folder
}

/**
 * Makes a new cluster and moves it into place at one stroke, so that a killed first start leaves nothing half done.
 * `password` is asked of every connection; null trusts every connection, see `argumentsOf` in postmaster.ts.
 */
export async function makeCluster(
  places: Places,
  binaries: Binaries,
  user: DatabaseUser,
  password: string | null,
) {
  for (const name of readdirSync(places.home))
    if (name.startsWith('pg.new-')) rmSync(join(places.home, name), { recursive: true, force: true })
  const folder = join(places.home, `pg.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(folder, { mode: 0o700 })
  giveTo(user, folder)
  const secret = password === null ? null : writeSecret(password, user)
  try {
    const args = [
      `--pgdata=${nameOf(user, folder)}`,
      `--username=${OWNER}`,
      '--encoding=UTF8',
      '--locale=C',
      // The same order and case of letters on every machine; an older server, as in tests, has only the C locale for that.
      ...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
      `--auth-local=${secret ? 'scram-sha-256' : 'trust'}`,
      '--auth-host=scram-sha-256',
      '--no-instructions',
      ...(secret ? [`--pwfile=${secret.file}`] : []),
    ]
    const [program, ...before] = isNameless() ? [...UNDER_A_NAME, binaries.initdb] : [binaries.initdb]
    const child = spawn(program, [...before, ...args], {
      ...runAs(user, folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const ended = new Promise<number | null>((resolve) =>
      child.once('error', () => resolve(-1)).once('close', resolve),
    )
    const words = child.stderr ? await text(child.stderr) : ''
    if ((await ended) !== 0) {
      assertRuns(binaries)
      writeFileSync(places.log, words, { flag: 'a', mode: 0o600 })
      throw new EmbeddedProblem('start.failed', { log: places.log, lines: words.trim() })
    }
    if (existsSync(places.data)) rmdirSync(places.data)
    renameSync(folder, places.data)
  } finally {
    secret?.forget()
    rmSync(folder, { recursive: true, force: true })
  }
}

// initdb insists on a user with a name, which a container's `--user 12345` has not; `nobody` is one everywhere.
const UNDER_A_NAME = ['unshare', '--user', '--map-user=65534', '--map-group=65534'] as const

function isNameless(): boolean {
  try {
    userInfo()
    return false
  } catch {
    return true
  }
}

/** A password in a file that the database's user alone can read, until it is forgotten. */
function writeSecret(password: string, user: DatabaseUser): { file: string; forget: () => void } {
  const folder = privateFolder(tmpdir(), `mang-non-${randomBytes(6).toString('hex')}`, 0o700, user)
  const file = join(folder, 'secret')
  writeFileSync(file, password, { mode: 0o600 })
  giveTo(user, folder)
  return { file, forget: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The owner's password of a cluster reached over loopback, kept in the data folder and made with it. */
export function passwordOf(places: Places): string {
  if (!existsSync(places.password)) {
    writeFileSync(places.password, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (!onWindows) chmodSync(places.password, 0o600)
  }
  return readFileSync(places.password, 'utf8').trim()
}
