// Takes the pictures of the README from a demonstration in a folder of its own, as the lead sees it.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openAs, openBrowser } from '../test/e2e/support/browser.ts'
import { builtPages } from '../test/e2e/support/pages.ts'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const LEAD = { login: 'thang', password: DEMONSTRATION_PASSWORD }
const SIZE = { width: 1366, height: 900 }
// A working day with the year's report close, so that the pictures are the same on any day.
const CLOCK = '2026-11-25T08:00:00+07:00'

/** Starts the program on a free port and waits until it says its address. */
function start(home: string): Promise<{ program: ChildProcess; base: string }> {
  const program = spawn(process.execPath, ['src/app/server.ts'], {
    cwd: root,
    env: { ...process.env, MANG_NON_HOME: home, PORT: '0', MANG_NON_LOG: 'silent', MANG_NON_CLOCK: CLOCK },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    program.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
      if (address !== null) resolve({ program, base: address[0] })
    })
    program.once('exit', () => reject(new Error(said)))
  })
}

function stop(program: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    program.once('exit', () => resolve())
    program.kill('SIGTERM')
  })
}

/** Opens a page, waits for what it is about, and keeps the picture. */
async function picture(page: Page, path: string, name: string, subject: string): Promise<void> {
  await page.goto(path)
  await page.locator(subject).first().waitFor()
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: join(root, 'docs', 'images', `${name}.png`), animations: 'disabled' })
}

await builtPages()
const home = mkdtempSync(join(tmpdir(), 'mang-non-pictures-'))
const browser = await openBrowser()
try {
  const { program, base } = await start(home)
  try {
    const page = await openAs(browser, base, LEAD, { size: SIZE })
    await picture(page, '/', 'viec-cua-toi', 'main h3')
    await picture(page, '/luoi', 'luoi', 'main table')
  } finally {
    await stop(program)
  }
} finally {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
}
