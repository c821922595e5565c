import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type CDPSession, type Locator, type Page } from 'playwright-core'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Widths at which every screen is looked at. */
export const PHONE = { width: 360, height: 740 }
export const OFFICE = { width: 1366, height: 768 }

/** The system's Chromium, headless. */
export async function openBrowser(): Promise<Browser> {
  const { findPrograms } = (await import(
    new URL('../../../scripts/ensure-browser.mjs', import.meta.url).href
  )) as {
    findPrograms: () => Record<string, string | null>
  }
  const executablePath = findPrograms()['chromium']
  if (typeof executablePath !== 'string') throw new Error('no Chromium: run node scripts/ensure-browser.mjs')
  return chromium.launch({ executablePath, args: ARGS })
}

export interface VisitOptions {
  size?: { width: number; height: number }
  lang?: 'vi' | 'en'
  forcedColors?: 'active' | 'none'
}

/** A browser's window of its own, without a session. Errors of the page fail the test that closes it (`faultsOf`). */
export async function openAnyone(browser: Browser, base: string, options: VisitOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: options.size ?? OFFICE,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...(options.forcedColors === undefined ? {} : { forcedColors: options.forcedColors }),
  })
  if (options.lang === 'en') await context.addInitScript("localStorage.setItem('mang-non.lang', 'en')")
  const page = await context.newPage()
  watch(page)
  return page
}

/** A window in which a person is signed in; sessions come from the server's own door. */
export async function openAs(
  browser: Browser,
  base: string,
  person: { login: string; password: string },
  options: VisitOptions = {},
): Promise<Page> {
  const page = await openAnyone(browser, base, options)
  const answer = await page.context().request.post('/api/session', { data: person })
  if (!answer.ok())
    throw new Error(`${person.login} could not sign in: ${answer.status()} ${await answer.text()}`)
  return page
}

const troubles = new WeakMap<Page, string[]>()

function watch(page: Page): void {
  const list: string[] = []
  troubles.set(page, list)
  page.on('pageerror', (error) => list.push(String(error)))
  page.on('console', (message) => {
    // A refused call is an answer the page deals with; the browser notes it all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      list.push(message.text())
  })
}

/** Uncaught errors and complaints of the content policy since the page was opened. */
export function faultsOf(page: Page): string[] {
  return troubles.get(page) ?? []
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe findings (wcag2a to wcag22aa) as "rule: element", for `toEqual([])`. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  // What lies under a sticky bar can be scrolled free; whether the focus does so is the keyboard walk's question.
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('.top, .tabbar, .form-foot, .bands, thead, thead th { position: static !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    window.__unstick = () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet) }
  })()`)
  return page.evaluate(`(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    window.__unstick()
    return violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary.split('\\n')[1]))
  })()`)
}

/** axe at phone and desktop width. */
export async function axeAtWidths(page: Page, widths: readonly number[] = [360, 1366]): Promise<string[]> {
  const before = page.viewportSize() ?? OFFICE
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 721 ? PHONE.height : OFFICE.height })
    found.push(...(await axe(page)).map((finding) => `${width} px: ${finding}`))
  }
  await page.setViewportSize(before)
  return found
}

export interface Stop {
  role: string
  name: string
  /** What is wrong with the focus here: invisible, or hidden under something. */
  problem: string | null
}

/** Walks with Tab from the top until the focus returns to it: what is met, in order, and whether one sees where one is. */
export async function keyboardWalk(page: Page, most = 200): Promise<Stop[]> {
  await page.evaluate(
    'window.scrollTo(0, 0); document.activeElement?.blur(); document.body.tabIndex = -1; document.body.focus()',
  )
  const stops: Stop[] = []
  const seen = new Set<string>()
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const stop = (await page.evaluate(LOOK_AT_FOCUS)) as (Stop & { key: string }) | null
    if (stop === null || seen.has(stop.key)) break
    seen.add(stop.key)
    stops.push({ role: stop.role, name: stop.name, problem: stop.problem })
  }
  return stops
}

const LOOK_AT_FOCUS = `(() => {
  const el = document.activeElement
  if (!el || el === document.body || el === document.documentElement) return null
  window.__walk ??= new WeakMap()
  if (!window.__walk.has(el)) window.__walk.set(el, String(Math.random()))
  const label = el.getAttribute('aria-label') ?? el.labels?.[0]?.textContent ?? el.textContent ?? ''
  const ring = (node) => { const s = getComputedStyle(node); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }
  const shown = el.closest('label.option, label.pick, label.pick-file')
  const current = document.querySelector('.map .ring')
  const visible = ring(el) || (shown !== null && ring(shown)) || (el.closest('.map') !== null && current !== null)
  const box = (shown ?? el).getBoundingClientRect()
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1)
  // Of what is taller than the window some part is in view, not always its top.
  const part = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  const y = box.top >= 0 ? box.top + Math.min(box.height / 2, 12) : (part[0] + part[1]) / 2
  const top = document.elementFromPoint(x, y)
  const inView = part[1] - part[0] >= Math.min(box.height / 2, 12) && y <= innerHeight
  const host = shown ?? el
  const covered = inView && top !== null && !host.contains(top) && !top.contains(host)
  const problem = !inView ? 'out of view' : covered ? 'covered by ' + (top.className || top.tagName) : visible ? null : 'focus is not seen'
  return { key: window.__walk.get(el), role: el.getAttribute('role') ?? el.type ?? el.tagName.toLowerCase(), name: label.trim().slice(0, 80), problem }
})()`

/** What does not fit at 400 % zoom (320 CSS px wide): elements wider than the window, outside a box that scrolls itself. */
export async function reflow(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? OFFICE
  await page.setViewportSize({ width: 320, height: 256 })
  const found = (await page.evaluate(`(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const scrolls = (el) => { for (let p = el.parentElement; p; p = p.parentElement) { const o = getComputedStyle(p).overflowX; if (o === 'auto' || o === 'scroll' || o === 'hidden') return true } return false }
    return [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > innerWidth + 1 && !scrolls(el) && !el.closest('.vh'))
      .slice(0, 10).map((el) => el.tagName.toLowerCase() + '.' + el.className + ' ' + Math.round(el.getBoundingClientRect().right))
  })()`)) as string[]
  await page.setViewportSize(before)
  return found
}

/** Whether an element has the focus. */
export function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === element.ownerDocument.activeElement)
}

/** Puts the caret into a field after so many letters. */
export function putCaret(locator: Locator, at: number): Promise<void> {
  return locator.evaluate((element, place) => {
    const field = element as unknown as { focus(): void; setSelectionRange(from: number, to: number): void }
    field.focus()
    field.setSelectionRange(place, place)
  }, at)
}

const slowLines = new WeakMap<Page, CDPSession>()

/** A line as in the mountains: 400 kbit/s, 400 ms. */
export async function slowLine(page: Page): Promise<void> {
  slowLines.set(page, await page.context().newCDPSession(page))
  await loseLine(page, false)
}

/** The line is lost, or back; as slow as it was. */
export async function loseLine(page: Page, lost: boolean): Promise<void> {
  // One hand alone holds the line: the browser obeys the last that spoke of it, and the others know nothing.
  const slow = slowLines.get(page)
  if (slow === undefined) await page.context().setOffline(lost)
  else
    await slow.send('Network.emulateNetworkConditions', {
      offline: lost,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    })
}

/** Types as UniKey does: the plain letter, then Backspace and the letter with its mark. */
export async function typeAsUniKey(page: Page, text: string): Promise<void> {
  for (const letter of text.normalize('NFC')) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D')
    await page.keyboard.type(plain)
    if (plain === letter) continue
    await page.keyboard.press('Backspace')
    await page.keyboard.insertText(letter)
  }
}

/** Types as an input method does: each word is composed letter by letter, then committed. */
export async function typeAsIme(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const word of text.normalize('NFC').split(/(?<= )/)) {
    for (let i = 1; i <= word.length; i++)
      await session.send('Input.imeSetComposition', {
        text: word.slice(0, i),
        selectionStart: i,
        selectionEnd: i,
      })
    await session.send('Input.insertText', { text: word })
  }
  await session.detach()
}
