import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { demonstrate } from '#app/server/demonstration.ts'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'
import { openWorld, ROOT, type World } from '#test/server/support/world.ts'
import { faultsOf, openAnyone, openAs, openBrowser, type VisitOptions } from './browser.ts'
import { builtPages } from './pages.ts'

/** A browser before a real house with a database of its own. */
export interface Journey {
  readonly world: World
  /** A window in which the person is signed in. */
  as(login: string, options?: VisitOptions): Promise<Page>
  /** A window without a session. */
  anyone(options?: VisitOptions): Promise<Page>
}

/**
 * A journey for a test file: the house opens before its tests, windows close after each. A window that has thrown or
 * broken the content policy fails its test. `demonstration`: with the plans and work of the demonstration.
 */
export function useJourney({ demonstration = false } = {}): Journey {
  let world: World | undefined
  let browser: Browser | undefined
  const open: Page[] = []
  beforeAll(async () => {
    await builtPages()
    world = await openWorld()
    if (demonstration) {
      const { database, clock, files } = world
      await demonstrate({ database, clock, files, root: ROOT, say() {} })
    }
    browser = await openBrowser()
  })
  afterEach(async () => {
    const faults: string[] = []
    for (const page of open.splice(0)) {
      faults.push(...faultsOf(page))
      await page.context().close()
    }
    if (faults.length > 0) throw new Error(`the page complained: ${faults.join('; ')}`)
  })
  afterAll(async () => {
    await browser?.close()
    await world?.close()
  })
  const keep = (page: Page) => {
    // Long enough for two cores with other work; a thing that never comes fails all the same.
    page.setDefaultTimeout(20_000)
    open.push(page)
    return page
  }
  return {
    get world() {
      if (world === undefined) throw new Error('the house opens before the first test')
      return world
    },
    async as(login, options) {
      const person = { login, password: DEMONSTRATION_PASSWORD }
      return keep(await openAs(browser!, this.world.url, person, options))
    },
    async anyone(options) {
      return keep(await openAnyone(browser!, this.world.url, options))
    },
  }
}
