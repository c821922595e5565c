import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe, OFFICE } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const places = async (page: Page) =>
  (await page.getByRole('navigation').first().getByRole('link').allTextContents()).map((place) =>
    place.trim(),
  )

describe('the auditor', () => {
  test('reads the journal and nothing that is written or sent', async () => {
    const page = await journey.as('kiem', { size: OFFICE })
    await page.goto('/')
    await heading(page, 'Việc của tôi').waitFor()
    const offered = await places(page)
    expect(offered).toContain('Nhật ký')
    for (const place of ['Báo cáo', 'Khó khăn', 'Tài khoản', 'Hệ thống']) expect(offered).not.toContain(place)
    await page.getByRole('link', { name: 'Nhật ký' }).first().click()
    await heading(page, 'Nhật ký').waitFor()
    await page.getByText('Cao Thị Kiểm').first().waitFor()
    expect(await page.getByRole('button', { name: /Sửa|Xóa/ }).count()).toBe(0)
    for (const path of ['/api/people', '/api/jobs'])
      expect([path, (await page.request.get(path)).status()]).toEqual([path, 403])
    await page.goto('/ke-hoach/nap')
    await page.getByText('Bạn không xem được trang này.').waitFor()
  })
})

describe('the administrator', () => {
  test('sees how the system keeps itself, which others do not', async () => {
    const page = await journey.as('quan', { size: OFFICE })
    await page.goto('/he-thong')
    await heading(page, 'Hệ thống').waitFor()
    await page.getByText('Chưa sao lưu lần nào').waitFor()
    await page.getByRole('heading', { name: 'Việc chạy nền' }).waitFor()
    const other = await journey.as('panh', { size: OFFICE })
    await other.goto('/he-thong')
    await heading(other, 'Hệ thống').waitFor()
    await other
      .getByText(/không|chưa được/i)
      .first()
      .waitFor()
    expect(await other.getByText('Chưa sao lưu lần nào').count()).toBe(0)
  })
})

describe('English', () => {
  test('is chosen in the person’s menu, holds on every page and after signing in elsewhere', async () => {
    const page = await journey.as('minh', { size: OFFICE })
    await page.goto('/ke-hoach')
    await page.getByRole('button', { name: /mở trình đơn/ }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await heading(page, 'Plans').waitFor()
    await page.getByRole('navigation').first().getByRole('link', { name: 'Agencies' }).click()
    await heading(page, 'Agencies').waitFor()
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    const elsewhere = await journey.as('minh', { size: OFFICE })
    await elsewhere.goto('/')
    await heading(elsewhere, 'My work').waitFor()
  })
})
