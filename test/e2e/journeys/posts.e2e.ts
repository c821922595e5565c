import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe, OFFICE } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney({ demonstration: true })

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const places = async (page: Page) =>
  (await page.getByRole('navigation').first().getByRole('link').allTextContents()).map((place) =>
    place.trim(),
  )

describe('the account-keeper of a commune', () => {
  test('gives a new colleague an account with a code on paper, who signs in with it and sets a password', async () => {
    const keeper = await journey.as('giu', { size: OFFICE })
    await keeper.goto('/tai-khoan')
    await keeper.getByRole('link', { name: 'Thêm một người' }).click()
    await keeper.getByRole('textbox', { name: 'Họ tên' }).fill('Lầu Y Mỷ')
    expect(await keeper.getByRole('textbox', { name: 'Tên đăng nhập' }).inputValue()).not.toBe('')
    await keeper.getByRole('textbox', { name: 'Tên đăng nhập' }).fill('lau.y.my')
    await keeper.getByRole('button', { name: 'Tạo tài khoản' }).click()
    const slip = keeper.getByRole('region', { name: 'Mã đăng nhập một lần' })
    await slip.getByText('Lầu Y Mỷ').waitFor()
    expect(await axe(keeper)).toEqual([])
    const code = (await slip.locator('.secret').textContent())!

    const page = await journey.anyone({ size: OFFICE })
    await page.goto('/')
    await page.getByRole('textbox', { name: 'Tên tài khoản' }).fill('lau.y.my')
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(code)
    await page.keyboard.press('Enter')
    await heading(page, 'Đặt mật khẩu').waitFor()
    expect(await axe(page)).toEqual([])
    const password = 'măng mọc thẳng hàng'
    await page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true }).fill(password)
    await page.getByRole('textbox', { name: 'Ghi lại mật khẩu mới' }).fill('khác hẳn đi rồi')
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByText('Hai lần ghi chưa giống nhau.').waitFor()
    await page.getByRole('textbox', { name: 'Ghi lại mật khẩu mới' }).fill(password)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await heading(page, 'Việc của tôi').waitFor()

    const other = await journey.anyone({ size: OFFICE })
    await other.goto('/')
    await other.getByRole('textbox', { name: 'Tên tài khoản' }).fill('lau.y.my')
    await other.getByRole('textbox', { name: 'Mật khẩu' }).fill(code)
    await other.keyboard.press('Enter')
    await other
      .getByRole('group', { name: /chỗ cần sửa|Tên|khẩu/ })
      .or(other.getByText(/không đúng/))
      .first()
      .waitFor()
    await other.getByRole('textbox', { name: 'Mật khẩu' }).fill(password)
    await other.keyboard.press('Enter')
    await heading(other, 'Việc của tôi').waitFor()
  })

  test('sees nobody of other bodies', async () => {
    const page = await journey.as('giu', { size: OFFICE })
    await page.goto('/tai-khoan')
    await page.getByRole('link', { name: 'Lô Văn Pành' }).waitFor()
    expect(await page.getByText('Trần Quốc Huy').count()).toBe(0)
  })
})

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
    for (const path of ['/api/people', '/api/jobs', '/api/reports'])
      expect([path, (await page.request.get(path)).status()]).toEqual([path, 403])
    const difficulties = await page.request.get('/api/difficulties')
    expect(await difficulties.json()).toMatchObject({ rows: [] })
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
    const plan = page.getByRole('link', { name: /7\/KH-UBND/ }).first()
    await plan.click()
    await page.getByText('56 tasks').first().waitFor()
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    const elsewhere = await journey.as('minh', { size: OFFICE })
    await elsewhere.goto('/')
    await heading(elsewhere, 'My work').waitFor()
  })
})
