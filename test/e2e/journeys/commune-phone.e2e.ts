import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'
import { sessionContract } from '#slices/access/contract.ts'
import { axe, isFocused, loseLine, PHONE, slowLine, typeAsIme, typeAsUniKey } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney({ demonstration: true })

const words = (page: Page) => page.getByRole('textbox', { name: 'Đã làm được gì?' })
const send = (page: Page) => page.getByRole('button', { name: 'Ghi tiến độ' })
const saved = (page: Page) => page.getByText(/^Đã lưu \d/)

/** From *Việc của tôi* to the form of the first task that nobody in the commune has told of. */
async function openFirstTask(page: Page): Promise<string> {
  await page.goto('/', { waitUntil: 'commit' })
  const first = page.getByRole('link', { name: /^Ghi tiến độ nhiệm vụ / }).first()
  const ref = (await first.textContent())!.replace('Ghi tiến độ nhiệm vụ ', '')
  await first.click()
  await page.getByRole('link', { name: 'Ghi tiến độ', exact: true }).click()
  await words(page).waitFor()
  return ref
}

/** Everybody's sessions of this person end, as when a colleague ends them elsewhere. */
async function endSessions(login: string): Promise<void> {
  const other = await journey.world.as(login)
  const sessions = (await other.call(sessionContract.sessions, {})).body as { id: string; current: boolean }[]
  for (const { id, current } of sessions) if (!current) await other.call(sessionContract.endSession, { id })
}

describe('an officer of a commune on a phone', () => {
  test('reports progress on a slow line that breaks while typing: the text stays and goes when it is back', async () => {
    const page = await journey.as('panh', { size: PHONE })
    await slowLine(page)
    const ref = await openFirstTask(page)
    await page.getByRole('radio', { name: 'Đang thực hiện' }).check({ force: true })
    await words(page).pressSequentially('Họp dân 12 bản, ')
    await saved(page).waitFor()
    await loseLine(page, true)
    await words(page).pressSequentially('phát 450 tờ rơi.')
    await page.getByText('Đang mất mạng. Cứ viết tiếp').waitFor()
    await page.getByText(/Đã giữ trên trang đang mở/).waitFor()
    expect(await words(page).inputValue()).toBe('Họp dân 12 bản, phát 450 tờ rơi.')
    expect(await axe(page)).toEqual([])

    await send(page).click()
    await page.getByText('Đợi có mạng để gửi. Việc này chỉ được làm một lần.').waitFor()
    await loseLine(page, false)
    await page.getByRole('heading', { level: 1, name: `Nhiệm vụ ${ref}` }).waitFor()
    const entries = page.getByRole('region', { name: 'Tiến độ đã ghi' })
    await entries.getByText('Họp dân 12 bản, phát 450 tờ rơi.').waitFor()
    expect(await entries.getByText('Họp dân 12 bản').count()).toBe(1)
    await page.getByRole('link', { name: 'Việc', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Việc của tôi' }).waitFor({ state: 'attached' })
    await expect
      .poll(() => page.getByRole('link', { name: `Ghi tiến độ nhiệm vụ ${ref}`, exact: true }).count())
      .toBe(0)
  })

  test('whose session ends while writing signs in again in place; nothing is lost', async () => {
    const page = await journey.as('xen', { size: PHONE })
    await openFirstTask(page)
    await words(page).pressSequentially('Đã mở lớp học bơi')
    await saved(page).waitFor()
    await endSessions('xen')
    await words(page).pressSequentially(' cho 40 em')
    const again = page.getByRole('button', { name: 'Đăng nhập lại' })
    await again.waitFor()
    expect(await isFocused(words(page))).toBe(true)
    await again.click()
    const dialog = page.getByRole('dialog', { name: 'Đăng nhập lại' })
    expect(await dialog.getByRole('textbox', { name: 'Tên tài khoản' }).inputValue()).toBe('xen')
    await dialog.getByRole('textbox', { name: 'Mật khẩu' }).fill(DEMONSTRATION_PASSWORD)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await words(page).inputValue()).toBe('Đã mở lớp học bơi cho 40 em')
    await saved(page).waitFor()

    await page.reload()
    await expect.poll(() => words(page).inputValue()).toBe('Đã mở lớp học bơi cho 40 em')
  })

  test('types with UniKey’s backspaces and with an input method, letter for letter', async () => {
    const sentence = 'Xã Mường Xén đã tổ chức Diễn đàn trẻ em; các em nêu 12 ý kiến.'
    const page = await journey.as('panh', { size: PHONE })
    await openFirstTask(page)
    for (const type of [typeAsUniKey, typeAsIme]) {
      await words(page).fill('')
      await type(page, sentence)
      expect(await words(page).inputValue()).toBe(sentence)
    }
  })
})
