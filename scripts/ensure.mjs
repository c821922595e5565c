// What must stand before the program can run: packages, Node 26, the built web pages. Plain JavaScript for Node 20,
// without dependencies, because it runs before there are any.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { oneAtATime } from './once.mjs'
import { progress, root, run, Stop } from './tell.mjs'

const NODE_NEEDED = 26
const NODE_TO_BEGIN = 20

/** Everything the program needs; returns the path of Node 26. `web`: the built pages too. */
export async function ensure({ web = false } = {}) {
  if (major(process.version) < NODE_TO_BEGIN)
    throw new Stop(
      `Cần Node ${NODE_TO_BEGIN} trở lên, máy này có ${process.version}. Cài bản mới từ nodejs.org rồi chạy lại.`,
      `Node ${NODE_TO_BEGIN} or newer is needed; this machine has ${process.version}. Install it from nodejs.org and start again.`,
    )
  await ensurePackages()
  const node = findNode()
  if (web) await ensureWeb(node)
  return node
}

const major = (version) => Number.parseInt(version.replace(/^v/, ''), 10)

/** Installs what package-lock.json names when something of it is missing or of another version. */
export async function ensurePackages() {
  if (packagesStand()) return
  await oneAtATime('install', async () => {
    if (packagesStand()) return
    await install()
    if (!packagesStand())
      throw new Stop(
        'Cài xong nhưng thư viện vẫn chưa khớp package-lock.json. Xóa thư mục node_modules rồi chạy lại.',
        'Installed, yet the packages do not match package-lock.json. Remove the folder node_modules and start again.',
      )
  })
}

// npm notes what it has installed in node_modules/.package-lock.json, as the last thing it does.
function packagesStand() {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  if (!wanted) throw new Stop('Thiếu tệp package-lock.json.', 'The file package-lock.json is missing.')
  return (
    installed !== undefined &&
    Object.entries(wanted).every(
      ([path, { version, optional, devOptional, link }]) =>
        path === '' ||
        link ||
        installed[path]?.version === version ||
        (!installed[path] && (optional || devOptional)),
    )
  )
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function install() {
  // Options are spelled out, since `npm run -s` and NODE_ENV hand theirs down.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const cli = process.env.npm_execpath
  const [program, ...before] = basename(cli ?? '') === 'npm-cli.js' ? [process.execPath, cli] : ['npm']
  const stop = progress(
    'Đang cài thư viện, lần đầu mất khoảng một phút',
    'Installing packages, about a minute the first time',
  )
  const { status, output } = await run(program, [...before, ...args], {
    shell: program === 'npm' && process.platform === 'win32',
  })
  stop()
  if (status === 0) return
  const last = output.trim().split('\n').slice(-12).join('\n')
  throw new Stop(`${last}\n\n${whyNotInstalled(output)[0]}`, whyNotInstalled(output)[1])
}

/** npm's own words, told as a next step. */
export function whyNotInstalled(output) {
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
      output,
    )
  )
    return [
      'Không tải được thư viện: máy chưa ra được kho npm. Kiểm tra mạng hoặc proxy rồi chạy lại.',
      'The packages could not be fetched: the npm registry is out of reach. Check the network or proxy and start again.',
    ]
  if (/ENOSPC/.test(output))
    return [
      'Ổ đĩa đã đầy. Dọn ít nhất 1 GB rồi chạy lại.',
      'The disk is full. Free at least 1 GB and start again.',
    ]
  if (/EACCES|EPERM|EROFS/.test(output))
    return [
      `Không ghi được vào ${root}. Cho người đang chạy quyền ghi, hoặc chạy "npm ci" một lần bằng chủ thư mục.`,
      `${root} cannot be written to. Give the current user the right to write, or run "npm ci" once as the folder's owner.`,
    ]
  if (/EUSAGE|in sync/.test(output))
    return [
      'package.json và package-lock.json không khớp nhau. Lấy lại đúng bản phát hành.',
      'package.json and package-lock.json do not agree. Take the release again as it was published.',
    ]
  return [
    'Cài thư viện không xong, lý do ở trên.',
    'The packages could not be installed; the reason stands above.',
  ]
}

/** Node 26: the project's own, else the machine's. */
export function findNode() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  for (const node of [own, process.execPath]) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''
    if (major(version) >= NODE_NEEDED) return node
  }
  throw new Stop(
    `Thiếu Node ${NODE_NEEDED} của dự án vì npm không chạy các bước cài đặt. Chạy: npm ci --ignore-scripts=false`,
    `The project's Node ${NODE_NEEDED} is missing because npm did not run install scripts. Run: npm ci --ignore-scripts=false`,
  )
}

const WEB_SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'public', 'src', 'data']
const PAGES = join(root, 'dist', 'web')
const STAMP = join(root, 'dist', '.web-sources')

/** Builds the pages into dist/web/ when their sources are others than those it was built from. */
export async function ensureWeb(node) {
  if (webStands()) return
  await oneAtATime('build', async () => {
    if (webStands()) return
    const stop = progress('Đang dựng các trang', 'Building the pages')
    // Built beside and moved into place, so that a failed build leaves the pages that stand.
    const made = join(root, '.cache', 'web-new')
    const sources = digestOfSources()
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const { status, output } = await run(node, [
      vite,
      'build',
      '--outDir',
      made,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ])
    stop()
    if (status !== 0)
      throw new Stop(
        `${output.trim()}\n\nChưa dựng được các trang, lý do ở trên.`,
        'The pages could not be built; the reason stands above.',
      )
    const old = join(root, '.cache', 'web-old')
    for (const path of [old, STAMP]) rmSync(path, { recursive: true, force: true })
    mkdirSync(dirname(PAGES), { recursive: true })
    if (existsSync(PAGES)) renameSync(PAGES, old)
    renameSync(made, PAGES)
    writeFileSync(STAMP, sources)
    rmSync(old, { recursive: true, force: true })
  })
}

function webStands() {
  return existsSync(PAGES) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digestOfSources()
}

function digestOfSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false })
    if (stats?.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    if (!stats?.isFile() || /\.test\.tsx?$|\/server\//.test(path)) return
    hash.update(`${path}\0${stats.size}\0`).update(readFileSync(join(root, path)))
  }
  for (const path of WEB_SOURCES) add(path)
  return hash.digest('hex')
}
