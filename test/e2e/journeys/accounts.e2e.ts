import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeAtWidths } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('an account-keeper makes an account, and the person comes in with the code from the paper', async () => {
  const giu = await journey.as('giu')
  await giu.goto('/tai-khoan/moi')
  await giu.getByLabel('Họ tên').fill('Lầu Thị Mỷ')
  await expect.poll(() => giu.getByLabel('Tên đăng nhập').inputValue()).toBe('lau.thi.my')
  await button(giu, 'Tạo tài khoản').click()
  const slip = giu.locator('.slip')
  const code = (await slip.locator('.secret').textContent())!
  expect(await slip.textContent()).toContain('lau.thi.my')
  expect(await axeAtWidths(giu)).toEqual([])
  await button(giu, 'Đã in xong').click()
  await giu.getByText('chờ dùng mã một lần').first().waitFor()
  expect(await giu.content()).not.toContain(code)

  const my = await journey.anyone()
  await my.goto('/dia-ban')
  await my.getByLabel('Tên tài khoản').fill('lau.thi.my')
  await my.getByLabel('Mật khẩu').fill(code)
  await button(my, 'Đăng nhập').click()
  await my.getByRole('heading', { name: 'Đặt mật khẩu' }).waitFor()
  expect(await axeAtWidths(my)).toEqual([])
  await my.getByLabel('Mật khẩu mới', { exact: true }).fill('suối nguồn bản Mường')
  await my.getByLabel('Ghi lại mật khẩu mới').fill('suối nguồn bản')
  await button(my, 'Đặt mật khẩu').click()
  await my.getByText('Hai lần ghi chưa giống nhau.').waitFor()
  await my.getByLabel('Ghi lại mật khẩu mới').fill('suối nguồn bản Mường')
  await button(my, 'Đặt mật khẩu').click()
  await my.getByRole('heading', { level: 1, name: 'Địa bàn' }).waitFor()
})

test('a list from Excel is looked at row by row before any account is made', async () => {
  const quan = await journey.as('quan')
  await quan.goto('/tai-khoan/nhap')
  const rows = [
    'Họ tên\tChức danh\tCơ quan',
    'Vừ Bá Lềnh\tChuyên viên\tSở Tư pháp',
    'Xồng Y Dở\tNgười coi kho\tSở Tư pháp',
  ]
  await quan.getByLabel('Hoặc dán các dòng từ Excel').fill(rows.join('\n'))
  await button(quan, 'Đọc danh sách').click()
  await quan.getByText('không rõ chức danh').waitFor()
  expect(await axeAtWidths(quan)).toEqual([])
  await quan.getByRole('button', { name: /^Bỏ dòng sai/ }).click()
  await button(quan, 'In mã một lần').click()
  expect(await quan.locator('.slip').textContent()).toContain('Vừ Bá Lềnh')
})

test('people and the journal stay closed to whoever does not keep them', async () => {
  const huy = await journey.as('huy')
  await huy.goto('/tai-khoan')
  await huy.getByText('Việc này không thuộc quyền của bạn.').waitFor()
  expect(await huy.getByRole('link', { name: 'Tài khoản', exact: true }).count()).toBe(0)
  const binh = await journey.as('binh')
  await binh.goto('/nhat-ky')
  await binh.getByText('Việc này không thuộc quyền của bạn.').waitFor()
})

test('two people correct one village: the second is shown both versions and chooses line by line', async () => {
  const panh = await journey.as('panh')
  await panh.goto('/dia-ban?day=2025-06-01')
  await panh.getByRole('combobox', { name: 'Tìm xã, phường hoặc huyện cũ' }).fill('muong xen')
  await panh.getByRole('option', { name: /Xã Mường Xén/ }).click()
  await panh.getByRole('heading', { name: 'Xã Mường Xén' }).waitFor()
  await panh.goto(panh.url().split('?')[0]!)
  await button(panh, 'Thêm thôn, bản, khối').click()
  await panh.getByLabel('Tên', { exact: true }).fill('Bản Na')
  await panh.getByLabel('Văn bản').fill('12/QĐ-UBND')
  await panh.locator('form').getByRole('button', { name: 'Thêm thôn, bản, khối' }).click()
  await panh.getByRole('heading', { name: 'Bản Na' }).waitFor()

  const xen = await journey.as('xen')
  await xen.goto(panh.url())
  const change = (page: Page) => page.getByRole('button', { name: 'Sửa Bản Na' })
  await change(panh).click()
  await change(xen).click()
  await xen.getByRole('dialog').getByLabel('Tên', { exact: true }).fill('Bản Na Mỳ')
  await button(xen, 'Lưu').click()
  await xen.getByRole('heading', { name: 'Bản Na Mỳ' }).waitFor()

  await panh.getByRole('dialog').getByLabel('Tên', { exact: true }).fill('Bản Na Loi')
  await button(panh, 'Lưu').click()
  await panh.getByText('Chưa mất gì.').waitFor()
  expect(await axeAtWidths(panh)).toEqual([])
  await panh.keyboard.press('2')
  await button(panh, 'Lưu bản đã chọn').click()
  await panh.getByRole('heading', { name: 'Bản Na Loi' }).waitFor()
})
