import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  axe,
  axeAtWidths,
  faultsOf,
  isFocused,
  keyboardWalk,
  openAnyone,
  openBrowser,
  PHONE,
  putCaret,
  reflow,
  slowLine,
  typeAsIme,
  typeAsUniKey,
} from './support/browser.ts'
import { PASSWORD, servePages, type BarePages } from './support/pages.ts'

let browser: Browser
let pages: BarePages
const open: Page[] = []

beforeAll(async () => {
  pages = await servePages()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of open.splice(0)) {
    const faults = faultsOf(page)
    await page.context().close()
    if (faults.length > 0) throw new Error(`the page complained: ${faults.join('; ')}`)
  }
  pages.drafts.clear()
  pages.lost = false
  pages.session = 'nobody'
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
})

async function openParts(options: Parameters<typeof openAnyone>[2] = {}): Promise<Page> {
  const page = await openAnyone(browser, pages.url, options)
  open.push(page)
  await page.goto('/linh-kien')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const writing = (page: Page) => page.getByRole('textbox', { name: 'Đã làm được gì?' })

describe('the page of parts', () => {
  test('has no axe finding on the phone, the small and the office screen', async () => {
    expect(await axeAtWidths(await openParts(), [360, 1024, 1366])).toEqual([])
  })

  test('has none with a refusal, an open list, a file and both versions shown', async () => {
    const page = await openParts()
    await page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await page.getByText('cách tính hạn').click()
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'tep.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(9) })
    await page.getByRole('combobox', { name: 'Xã, phường' }).fill('ky son')
    expect(await axeAtWidths(page)).toEqual([])
    await page.getByRole('button', { name: 'Xem hộp hai bản' }).click()
    expect(await axeAtWidths(page)).toEqual([])
  })

  test('keeps its words in forced colours', async () => {
    expect(await axe(await openParts({ forcedColors: 'active' }))).toEqual([])
  })

  test('is walked by Tab from the first to the last control, the focus always in sight', async () => {
    for (const size of [PHONE, { width: 1366, height: 768 }]) {
      const stops = await keyboardWalk(await openParts({ size }))
      expect(stops.filter((stop) => stop.problem !== null)).toEqual([])
      expect(stops[0]!.name).toBe('Tới nội dung chính')
      const names = stops.map((stop) => stop.name)
      for (const name of [
        'Xem và nhận',
        'Đã làm được gì?',
        'Làm ngày nào?',
        'Ban hành',
        'Bản đồ các xã, phường',
      ])
        expect(names).toContain(name)
    }
  })

  test('fits at 400 % zoom', async () => {
    expect(await reflow(await openParts())).toEqual([])
  })

  test('loads its documents’ letters on the office screen only', async () => {
    for (const [width, serif] of [
      [1366, true],
      [800, false],
    ] as const) {
      const page = await openAnyone(browser, pages.url, { size: { width, height: 768 } })
      open.push(page)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto('/linh-kien')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(asked.some((url) => url.includes('source-serif'))).toBe(serif)
      expect(asked.filter((url) => url.includes('source-sans')).length).toBe(2)
    }
  })

  test('opens on a line of the mountains', async () => {
    const page = await openAnyone(browser, pages.url, { size: PHONE })
    open.push(page)
    await slowLine(page)
    await page.goto('/linh-kien', { waitUntil: 'commit' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await axe(page)).toEqual([])
  })

  test('prints who, when and the page on every sheet', async () => {
    const page = await openParts()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(1)
    expect(await page.evaluate('document.adoptedStyleSheets.length')).toBe(1)
  })
})

describe('a refusal', () => {
  test('takes the focus, leads to its field, ties the error to it and clears nothing', async () => {
    const page = await openParts()
    await writing(page).fill('Tổ chức Diễn đàn trẻ em xã.')
    await page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    const summary = page.getByRole('group', { name: 'Còn 1 chỗ cần sửa' })
    expect(await isFocused(summary)).toBe(true)
    await page.getByRole('link', { name: /Ngày 28\/11\/2026 chưa đến/ }).click()
    const field = page.getByRole('textbox', { name: 'Làm ngày nào?' })
    expect(await isFocused(field)).toBe(true)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const ids = (await field.getAttribute('aria-describedby'))!.split(' ')
    expect(await page.locator(`#${ids.at(-1)}`).textContent()).toContain('chưa đến')
    expect(await writing(page).inputValue()).toBe('Tổ chức Diễn đàn trẻ em xã.')
  })
})

describe('writing', () => {
  const sentence = 'Tổ chức Diễn đàn trẻ em xã Mường Lống; các em nêu 12 ý kiến, Đại biểu đã trả lời 9.'

  test('by UniKey’s backspaces and by an input method ends in what was typed', async () => {
    const page = await openParts()
    await writing(page).click()
    await typeAsUniKey(page, sentence)
    expect(await writing(page).inputValue()).toBe(sentence)
    await writing(page).fill('')
    await typeAsIme(page, sentence)
    expect(await writing(page).inputValue()).toBe(sentence)
  })

  test('in the middle of a text leaves the caret where one types', async () => {
    const page = await openParts()
    await writing(page).fill('Tổ chức cho trẻ em')
    await putCaret(writing(page), 8)
    await typeAsUniKey(page, 'diễn đàn ')
    expect(await writing(page).inputValue()).toBe('Tổ chức diễn đàn cho trẻ em')
  })

  test('is saved while one types and stands again after a reload', async () => {
    const page = await openParts()
    await writing(page).pressSequentially('Đã mở 3 lớp bơi')
    await page.getByText('Đã lưu 14:32').waitFor()
    await page.reload()
    await expect.poll(() => writing(page).inputValue()).toBe('Đã mở 3 lớp bơi')
  })

  test('goes on without a line, says so, stays through other pages and is sent when it returns', async () => {
    const page = await openParts()
    await expect.poll(() => page.getByText('Đang mất mạng').count()).toBe(1)
    pages.lost = true
    await writing(page).pressSequentially('Viết khi mất mạng')
    await page.getByText('Đã giữ trên trang đang mở').waitFor({ timeout: 10_000 })
    // One band belongs to the page of parts, the other is the frame's own.
    await expect.poll(() => page.getByText('Đang mất mạng').count()).toBe(2)
    await page.getByRole('link', { name: 'Măng Non, trang đầu' }).click()
    await page.goBack()
    expect(await writing(page).inputValue()).toBe('Viết khi mất mạng')
    pages.lost = false
    await page.evaluate(
      "window.dispatchEvent(new Event('offline')); window.dispatchEvent(new Event('online'))",
    )
    await page.getByText('Đã lưu 14:32').waitFor({ timeout: 10_000 })
    expect(JSON.stringify([...pages.drafts.values()])).toContain('Viết khi mất mạng')
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
      'Viết',
    )
  })

  test('a day is read while one types and written out only on leaving', async () => {
    const page = await openParts()
    const day = page.getByRole('textbox', { name: 'Làm ngày nào?' })
    await day.fill('')
    await day.pressSequentially('5/11')
    expect(await day.inputValue()).toBe('5/11')
    await day.press('Tab')
    expect(await day.inputValue()).toBe('05/11/2026')
    await day.fill('31/2')
    await day.press('Tab')
    expect(await day.inputValue()).toBe('31/2')
    await page.getByText('Chưa đọc được ngày “31/2”').waitFor()
  })

  test('a figure is read as Vietnamese writes it', async () => {
    const page = await openParts()
    const amount = page.getByRole('textbox', { name: 'Số lượng' })
    await amount.fill('61380')
    await amount.press('Tab')
    expect(await amount.inputValue()).toBe('61.380')
  })
})

describe('choosing', () => {
  test('finds a place without diacritics, by keyboard alone, and Escape keeps what stood there', async () => {
    const page = await openParts()
    const place = page.getByRole('combobox', { name: 'Xã, phường' })
    await place.focus()
    await typeAsUniKey(page, 'muong')
    await place.press('Enter')
    expect(await place.inputValue()).toBe('Xã Mường Xén')
    await place.press('End')
    await page.keyboard.type(' x')
    await place.press('Escape')
    expect(await place.inputValue()).toBe('Xã Mường Xén')
    expect(await place.getAttribute('aria-expanded')).toBe('false')
  })

  test('between two versions costs one key each, nothing is chosen beforehand', async () => {
    const page = await openParts()
    await page.getByRole('button', { name: 'Xem hộp hai bản' }).click()
    const dialog = page.getByRole('dialog', { name: /Hai người cùng sửa/ })
    expect(await dialog.getByRole('radiogroup').count()).toBe(2)
    expect(await dialog.locator('input:checked').count()).toBe(0)
    await dialog.getByRole('button', { name: 'Lưu bản đã chọn' }).click({ force: true })
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByRole('radio').first().focus()
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    await dialog.getByRole('button', { name: 'Lưu bản đã chọn' }).click()
    expect(await page.getByTestId('chosen').textContent()).toBe('mine, saved')
  })

  test('both versions stay when one clicks beside the dialog; Escape puts it off and the focus returns', async () => {
    const page = await openParts()
    await page.getByRole('button', { name: 'Xem hộp hai bản' }).click()
    const dialog = page.getByRole('dialog')
    await page.mouse.click(5, 400)
    expect(await dialog.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Xem hộp hai bản')
  })

  test('a file waits until it is marked as showing children or not', async () => {
    const page = await openParts()
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'dien-dan.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(99) })
    await page.getByText('chọn một dòng dưới đây').waitFor()
    await page.getByRole('radio', { name: 'Có: chỉ xã và Sở Y tế xem được' }).check({ force: true })
    await expect.poll(() => page.locator('.file').getByText('đã gửi').count()).toBe(1)
  })

  test('a commune on the map is reached by arrows and read out', async () => {
    const page = await openParts()
    await page.getByRole('application', { name: 'Bản đồ các xã, phường' }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.map .reading').textContent()).toContain('Xã Một')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.map .reading').textContent()).toContain('Xã Hai')
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('.map .reading').textContent()).toContain('Xã Bốn')
  })
})

describe('the frame', () => {
  test('an ended session never interrupts writing; signing in again in place saves what was written meanwhile', async () => {
    pages.session = 'open'
    const page = await openParts({ size: PHONE })
    expect(await axeAtWidths(page)).toEqual([])
    expect(await reflow(page)).toEqual([])
    await writing(page).pressSequentially('Trước, ')
    await page.getByText('Đã lưu 14:32').waitFor()
    pages.session = 'ended'
    await writing(page).pressSequentially('và sau')
    const again = page.getByRole('button', { name: 'Đăng nhập lại' })
    await again.waitFor()
    expect(await isFocused(writing(page))).toBe(true)
    await again.click()
    const dialog = page.getByRole('dialog', { name: 'Đăng nhập lại' })
    expect(await axe(page)).toEqual([])
    const password = dialog.getByRole('textbox', { name: 'Mật khẩu' })
    expect(await isFocused(password)).toBe(true)
    await page.keyboard.type('sai')
    await page.keyboard.press('Enter')
    await dialog.getByText('Mật khẩu không đúng.').waitFor()
    await password.fill(PASSWORD)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await writing(page).inputValue()).toBe('Trước, và sau')
    await expect.poll(() => JSON.stringify([...pages.drafts.values()])).toContain('Trước, và sau')
  })

  test('the way in: a wrong password clears nothing, the right one opens the page', async () => {
    const page = await openAnyone(browser, pages.url)
    open.push(page)
    await page.goto('/khong-co')
    const login = page.getByRole('textbox', { name: 'Tên tài khoản' })
    await login.fill('hoai')
    expect(await axeAtWidths(page)).toEqual([])
    expect(await reflow(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('sai')
    await page.keyboard.press('Enter')
    await page.getByText('Mật khẩu không đúng.').waitFor()
    expect(await login.inputValue()).toBe('hoai')
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(PASSWORD.normalize('NFD'))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Không có trang này.' }).waitFor()
    expect(await axeAtWidths(page)).toEqual([])
  })

  test('the person’s menu holds the language, and the whole screen follows it', async () => {
    pages.session = 'open'
    const page = await openParts()
    await page.getByRole('button', { name: /mở trình đơn/ }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My work' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  })

  test('going to another page puts the focus on its title and says its name', async () => {
    pages.session = 'open'
    const page = await openParts()
    await page.getByRole('link', { name: 'Kế hoạch' }).click()
    const title = page.getByRole('heading', { level: 1 })
    await expect.poll(() => isFocused(title)).toBe(true)
    expect(await page.title()).toBe(`${await title.textContent()} · Măng Non`)
    expect(await page.evaluate('scrollY')).toBe(0)
  })
})
