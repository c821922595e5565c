// Chromium and LibreOffice for the tests: found on the machine, else taken from the system's packages when root.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { oneAtATime } from './once.mjs'
import { main, progress, run, say, Stop } from './tell.mjs'

const PROGRAMS = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  libreoffice: ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  pdftotext: ['pdftotext'],
}

const PACKAGES = ['chromium', 'libreoffice-writer-nogui', 'poppler-utils', 'fonts-liberation']

/** Paths of the programs, each null where there is none. */
export function findPrograms() {
  return Object.fromEntries(Object.entries(PROGRAMS).map(([name, names]) => [name, find(names)]))
}

/** Paths of the programs, installed from the system's packages when something is missing and we may. */
export async function ensurePrograms() {
  let found = findPrograms()
  if (isWhole(found)) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    await oneAtATime('programs', async () => {
      if (!isWhole(findPrograms())) await install()
      found = findPrograms()
    })
  if (!isWhole(found)) throw new Stop(...howToInstall(found))
  return found
}

const isWhole = (found) => !Object.values(found).includes(null)

function find(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = names.flatMap((name) =>
    name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)),
  )
  return paths.find((path) => existsSync(path) && answers(path)) ?? null
}

// Ubuntu's chromium package is a pointer to snap, which does not run everywhere: only what answers counts.
function answers(path) {
  const ask = path.endsWith('pdftotext') ? '-v' : '--version'
  return spawnSync(path, [ask], { stdio: 'ignore' }).status === 0
}

async function install() {
  const stop = progress(
    'Đang cài Chromium và LibreOffice từ kho của hệ điều hành, mất vài phút',
    'Installing Chromium and LibreOffice from the system’s packages, a few minutes',
  )
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const apt = (...args) => run('apt-get', ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args], options)
  const update = await apt('update')
  const { status, output } = await apt('install', '--no-install-recommends', ...PACKAGES)
  stop()
  if (status === 0) return
  process.stderr.write(
    `${(update.status === 0 ? output : update.output + output).trim().split('\n').slice(-12).join('\n')}\n`,
  )
}

function howToInstall(found) {
  const missing = Object.keys(found).filter((name) => found[name] === null)
  const command =
    process.platform === 'darwin'
      ? 'brew install --cask chromium libreoffice && brew install poppler'
      : `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`
  return [
    `Thiếu ${missing.join(', ')} để chạy thử nghiệm. Cài rồi chạy lại:\n  ${command}`,
    `The tests need ${missing.join(', ')}. Install, then start again:\n  ${command}`,
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(async () => {
    for (const [name, path] of Object.entries(await ensurePrograms()))
      say(`Có ${name}: ${path}`, `Found ${name}: ${path}`)
  })
