import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axe, keyboardWalk, OFFICE, PHONE, reflow } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'
import { findPlaces, type Places } from '../support/places.ts'

interface Screen {
  /** The page in `routes.tsx`. */
  path: string
  who: string
  open?: (places: Places) => string
}

/** Every page of the house, and a person whose work it is. */
const screens: readonly Screen[] = [
  { path: '/', who: 'panh' },
  { path: '/ke-hoach', who: 'huy' },
  { path: '/ke-hoach/nap', who: 'thang' },
  { path: '/ke-hoach/$planId', who: 'huy', open: (at) => `/ke-hoach/${at.planId}` },
  { path: '/ke-hoach/$planId/van-ban', who: 'thang', open: (at) => `/ke-hoach/${at.planId}/van-ban` },
  { path: '/nhiem-vu/$taskId', who: 'huy', open: (at) => `/nhiem-vu/${at.taskId}` },
  {
    path: '/nhiem-vu/$taskId/ghi',
    who: 'huy',
    open: (at) => `/nhiem-vu/${at.taskId}/ghi?dong=${at.lineId}`,
  },
  { path: '/luoi', who: 'hoai' },
  { path: '/kho-khan', who: 'hoai' },
  { path: '/bao-cao', who: 'huy' },
  { path: '/bao-cao/$reportId', who: 'hoai', open: (at) => `/bao-cao/${at.reportId}` },
  {
    path: '/bao-cao/$reportId/phan/$agencyId',
    who: 'huy',
    open: (at) => `/bao-cao/${at.reportId}/phan/${at.educationId}`,
  },
  { path: '/bao-cao/$reportId/tong-hop', who: 'hoai', open: (at) => `/bao-cao/${at.reportId}/tong-hop` },
  { path: '/dia-ban', who: 'panh' },
  { path: '/dia-ban/$unitId', who: 'giu', open: (at) => `/dia-ban/${at.unitId}` },
  { path: '/co-quan', who: 'thang' },
  { path: '/co-quan/$agencyId', who: 'thang', open: (at) => `/co-quan/${at.agencyId}` },
  { path: '/nhom-co-quan', who: 'thang' },
  { path: '/tai-khoan', who: 'giu' },
  { path: '/tai-khoan/moi', who: 'giu' },
  { path: '/tai-khoan/nhap', who: 'giu' },
  { path: '/tai-khoan/$personId', who: 'giu', open: (at) => `/tai-khoan/${at.personId}` },
  { path: '/nhat-ky', who: 'kiem' },
  { path: '/chuc-danh', who: 'quan' },
  { path: '/phien', who: 'panh' },
  { path: '/linh-kien', who: 'panh' },
  { path: '/he-thong', who: 'quan' },
]

const journey = useJourney({ demonstration: true })
let places: Places

beforeAll(async () => {
  places = await findPlaces(journey.world)
})

/** Opens the screen and waits until all it asked for is there. */
async function show(screen: Screen, page: Page): Promise<void> {
  await page.goto(screen.open?.(places) ?? screen.path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** What is wrong with the screen in a window of this size. */
async function look(screen: Screen, size: typeof OFFICE): Promise<string[]> {
  const page = await journey.as(screen.who, { size })
  await show(screen, page)
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  expect(await page.title()).toBe(`${heading} · Măng Non`)
  const found = await axe(page)
  if (size === PHONE) found.push(...(await reflow(page)).map((wide) => `at 320 px: ${wide}`))
  // A long list repeats its row.
  const stops = await keyboardWalk(page, 80)
  expect(stops.length).toBeGreaterThan(3)
  found.push(...stops.flatMap(({ name, problem }) => (problem === null ? [] : [`${name}: ${problem}`])))
  return found.map((one) => `${size.width} px: ${one}`)
}

describe('every page of the house', () => {
  test('is looked at here', async () => {
    const routes = new URL('../../../src/app/routes.tsx', import.meta.url).href
    const { pages } = (await import(routes)) as { pages: readonly { path: string }[] }
    expect(screens.map((screen) => screen.path).toSorted()).toEqual(pages.map((page) => page.path).toSorted())
  })

  test.each(screens)('$path serves $who on the phone and in the office', async (screen) => {
    const found = await Promise.all([OFFICE, PHONE].map((size) => look(screen, size)))
    expect(found.flat()).toEqual([])
  })
})
