import { strFromU8, unzipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dayOf, printDay, type CivilDate } from '#kernel/civil-date.ts'
import { doDailyDuties } from '#app/server/daily-duties.ts'
import { DEMONSTRATION_PASSWORD } from '#app/server/demonstration-people.ts'
import { planContract, type PlanView } from '#slices/plan/contract.ts'
import { reportWindow, reportYearOf } from '#slices/plan/rules/report-year.ts'
import { checkTasks } from '#test/server/support/issue-plan.ts'
import { ROOT } from '#test/server/support/world.ts'
import { axe, OFFICE, PHONE } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const PLAN_FILE = join(ROOT, 'data/plans/7-KH-UBND-2025-nghe-an.txt')
const WORDS = 'Xây dựng 163 trường học an toàn, phòng chống bạo lực học đường.'
const DIFFICULTY = 'Thiếu giáo viên tư vấn tâm lý ở 27 trường vùng cao; đề nghị bố trí biên chế.'

const SAID = 'Xây dựng 163 trường học an toàn, trong đó 12 trường vùng cao làm lần đầu.'
const ASKED = 'Ghi rõ kinh phí đã chi từ ngân sách ngành.'
const FUNDING = 'Đã chi 1.250 triệu đồng từ ngân sách ngành.'

const journey = useJourney()
let planId = ''
let evidence = ''
let part = ''

/** The last day on which an event may fall and still count in the report of the clock's year. */
function eventDay(): CivilDate {
  const today = dayOf(journey.world.clock.now())
  const { cutOff } = reportWindow(reportYearOf(today))
  return today < cutOff ? today : cutOff
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Tên tài khoản' }).fill(login)
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await heading(page, 'Việc của tôi').waitFor()
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const go = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Chính' }).first().getByRole('link', { name: place }).click()

async function readPlan(): Promise<PlanView> {
  const lead = await journey.world.as('thang')
  return (await lead.call(planContract.getPlan, { id: planId })).body as PlanView
}

const said = (page: Page) => page.getByRole('textbox', { name: 'Kết quả mục IV.2.4' })
const taskAt = async (ref: string) => (await readPlan()).taskList.find((task) => task.ref === ref)!

describe('from the plan’s document to the province’s report', () => {
  test('the lead loads the document and sees it read into 56 tasks on the bodies of today', async () => {
    const page = await journey.anyone({ size: OFFICE })
    await signIn(page, 'thang')
    await go(page, 'Kế hoạch')
    await page.getByText('Chưa có kế hoạch nào.').waitFor()
    await page.getByRole('link', { name: 'Nạp kế hoạch' }).first().click()
    await page.locator('input[type=file]').setInputFiles(PLAN_FILE)
    await page.getByRole('button', { name: 'Đọc văn bản' }).click()
    await heading(page, /Kế hoạch số 7\/KH-UBND ngày 06\/01\/2025/).waitFor()
    await page.getByText('56 nhiệm vụ, 138 cơ quan, địa phương chủ trì').waitFor()
    planId = new URL(page.url()).pathname.split('/')[2]!

    const cards = page.getByRole('group', { name: 'Bản đọc: các nhiệm vụ' })
    for (const [ref, printed, today] of [
      ['IV.4.1', 'Sở Du lịch', 'Sở Văn hóa, Thể thao và Du lịch'],
      ['IV.8.1', 'Sở Kế hoạch và Đầu tư', 'Sở Tài chính'],
      ['IV.11.1', 'Ban Dân tộc', 'Sở Dân tộc và Tôn giáo'],
    ] as const) {
      await cards.getByRole('button', { name: `Xem đoạn ${ref} trong văn bản` }).click()
      const card = cards.locator('.card.on')
      await expect.poll(() => card.textContent()).toContain(today)
      if (printed !== 'Sở Du lịch') expect(await card.textContent()).toContain(printed)
    }
    await cards.getByRole('button', { name: 'Xem đoạn IV.13.1 trong văn bản' }).click()
    await expect.poll(() => cards.locator('.card.on').textContent()).toContain('126 nơi nữa')
  })

  test('she checks the first tasks with keys, the rest one after the other, and issues the plan', async () => {
    const page = await journey.as('thang', { size: OFFICE })
    await page.goto(`/ke-hoach/${planId}`)
    const cards = page.getByRole('group', { name: 'Bản đọc: các nhiệm vụ' })
    await cards.waitFor()
    const issue = page.getByRole('button', { name: 'Ban hành' })
    expect(await issue.getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    for (const done of [1, 2, 3]) {
      await cards.getByRole('button', { name: 'Đúng, sang nhiệm vụ sau' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText(`Đã soát ${done}`).waitFor()
    }
    await checkTasks(await journey.world.as('thang'), await readPlan())
    await page.reload()
    await page.getByText('Đã soát 56').waitFor()
    await issue.click()
    const dialog = page.getByRole('dialog', { name: 'Ban hành kế hoạch' })
    expect(await dialog.getByRole('combobox', { name: 'Cơ quan đầu mối' }).inputValue()).toMatch(/^Sở Y tế/)
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Ban hành' }).click()
    await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).waitFor()
    expect((await readPlan()).state).toBe('issued')
  })

  test('Sở Giáo dục và Đào tạo reports progress with a figure and a file', async () => {
    const page = await journey.anyone({ size: OFFICE })
    await signIn(page, 'huy')
    await page.getByRole('link', { name: 'Ghi tiến độ nhiệm vụ IV.2.4' }).click()
    await heading(page, 'Nhiệm vụ IV.2.4').waitFor()
    await page.getByRole('link', { name: 'Ghi tiến độ' }).click()
    await page.getByRole('radio', { name: 'Đang thực hiện' }).check({ force: true })
    await page.getByRole('textbox', { name: 'Đã làm được gì?' }).fill(WORDS)
    await page.getByRole('button', { name: 'Thêm số liệu' }).click()
    await page.getByRole('textbox', { name: 'Số lượng dòng 1' }).fill('61380')
    await page.getByRole('combobox', { name: 'Đơn vị tính dòng 1' }).selectOption({ label: 'trẻ em' })
    const day = page.getByRole('textbox', { name: 'Làm ngày nào?' })
    await day.fill(printDay(eventDay()))
    await day.press('Tab')
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: 'danh-sach-truong.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Trường Tiểu học Mường Xén'),
      })
    await page.getByRole('radio', { name: 'Không có', exact: true }).check({ force: true })
    await expect.poll(() => page.locator('.file').getByText('đã gửi').count()).toBe(1)
    await page.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await heading(page, 'Nhiệm vụ IV.2.4').waitFor()
    const entries = page.getByRole('region', { name: 'Tiến độ đã ghi' })
    await entries.getByText(WORDS).waitFor()
    expect(await entries.textContent()).toContain('61.380 trẻ em')
    const file = entries.getByRole('link', { name: 'danh-sach-truong.txt' })
    evidence = (await file.getAttribute('href'))!
  })

  test('and raises a difficulty, which the lead finds among what waits', async () => {
    const page = await journey.as('huy', { size: OFFICE })
    await page.goto(`/nhiem-vu/${(await taskAt('IV.2.4')).id}`)
    await page.getByRole('button', { name: 'Nêu khó khăn' }).click()
    const form = page.getByRole('region', { name: 'Nêu khó khăn ở IV.2.4' })
    await form.getByRole('textbox', { name: 'Vướng ở đâu, cần ai làm gì?' }).fill(DIFFICULTY)
    await form.getByRole('button', { name: 'Nêu khó khăn' }).click()
    await page.getByRole('region', { name: 'Khó khăn' }).getByText(DIFFICULTY).waitFor()
    const lead = await journey.as('hoai', { size: OFFICE })
    await lead.goto('/')
    await lead.getByText(DIFFICULTY).waitFor()
  })

  test('a commune reads neither the words nor the file, not even by their addresses', async () => {
    const page = await journey.as('panh', { size: PHONE })
    await page.goto(`/nhiem-vu/${(await taskAt('IV.2.4')).id}`)
    await page.getByText('Việc này không thuộc quyền của bạn.').waitFor()
    expect(await page.getByText(WORDS).count()).toBe(0)
    expect((await page.request.get(evidence)).status()).toBe(403)
    const owner = await journey.as('huy')
    const file = await owner.request.get(evidence)
    expect([file.status(), file.headers()['content-disposition']?.split(';')[0]]).toEqual([200, 'attachment'])
  })

  test('whoever corrects a stale entry gets both versions and resolves them field by field', async () => {
    const { id } = await taskAt('IV.2.4')
    const open = async (login: string) => {
      const page = await journey.as(login, { size: OFFICE })
      await page.goto(`/nhiem-vu/${id}`)
      await page.getByRole('link', { name: 'Sửa lần ghi này' }).click()
      await expect.poll(() => words(page).inputValue()).toBe(WORDS)
      return page
    }
    const words = (page: Page) => page.getByRole('textbox', { name: 'Đã làm được gì?' })
    const amount = (page: Page) => page.getByRole('textbox', { name: 'Số lượng dòng 1' })
    const huy = await open('huy')
    const lan = await open('lan')
    await words(lan).fill('Xây dựng 163 trường.')
    await amount(lan).fill('61.400')
    await lan.getByRole('button', { name: 'Lưu bản sửa' }).click()
    await lan.getByText('61.400').first().waitFor()

    await words(huy).fill(`${WORDS} Có 12 trường vùng cao.`)
    await huy.getByRole('button', { name: 'Lưu bản sửa' }).click()
    const dialog = huy.getByRole('dialog', { name: 'Hai người cùng sửa một lần ghi' })
    await dialog.waitFor()
    const told = await dialog.textContent()
    for (const side of ['Phan Thị Lan', 'Xây dựng 163 trường.', '12 trường vùng cao', '61.400', '61.380'])
      expect(told).toContain(side)
    const row = (name: string) => dialog.getByRole('radiogroup', { name })
    await row('Kết quả').getByRole('radio').first().focus()
    await huy.keyboard.press('2')
    await huy.keyboard.press('1')
    await dialog.getByRole('button', { name: 'Lưu bản đã chọn' }).click()
    const entries = huy.getByRole('region', { name: 'Tiến độ đã ghi' })
    await entries.getByText('12 trường vùng cao').waitFor()
    expect(await entries.textContent()).toContain('61.400 trẻ em')
    await entries.getByRole('link', { name: 'danh-sach-truong.txt' }).waitFor()
  })

  test('drafts its part of the report from what is recorded', async () => {
    const { database, clock, files } = journey.world
    await doDailyDuties({ database, clock, files })
    const page = await journey.as('huy', { size: OFFICE })
    await page.goto('/')
    await page.getByRole('link', { name: /^Lập phần báo cáo năm/ }).click()
    await heading(page, /^Phần báo cáo năm \d{4} của/).waitFor()
    await page.getByRole('button', { name: 'Lập từ tiến độ đã ghi' }).click()
    await said(page).waitFor()
    expect(await said(page).inputValue()).toContain('Có 12 trường vùng cao.')
    expect(await page.getByText('61.400 trẻ em').count()).toBeGreaterThan(0)
    await said(page).fill(SAID)
    await page.getByText(/^Đã lưu \d/).waitFor()
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByText('bạn đã sửa').first().waitFor()
    expect(await axe(page)).toEqual([])
    part = new URL(page.url()).pathname
  })

  test('which no commune opens, neither as a page nor by its door', async () => {
    const page = await journey.as('panh', { size: PHONE })
    await page.goto(part)
    await page.getByText('Báo cáo này của Sở GD&ĐT, bạn không xem được.').waitFor()
    expect(await page.getByText('163 trường').count()).toBe(0)
    const door = part.replace('/bao-cao/', '/api/reports/').replace('/phan/', '/bodies/')
    expect((await page.request.get(door)).status()).toBe(403)
    expect((await (await journey.as('huy')).request.get(door)).status()).toBe(200)
  })

  test('sends it, is asked once for more, sends again; the lead receives it', async () => {
    const page = await journey.as('huy', { size: OFFICE })
    await page.goto('/')
    await page.getByRole('link', { name: /^Soát và gửi phần báo cáo năm/ }).click()
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await page
      .getByText(/Đã gửi Sở Y tế/)
      .first()
      .waitFor()

    const lead = await journey.as('hoai', { size: OFFICE })
    await lead.goto('/')
    await lead.getByRole('link', { name: /^Nhận 1 phần báo cáo năm/ }).click()
    await lead.getByRole('link', { name: 'Sở Giáo dục và Đào tạo' }).click()
    await lead.getByText(SAID).waitFor()
    await lead.getByRole('button', { name: 'Đề nghị bổ sung' }).click()
    const dialog = lead.getByRole('dialog', { name: 'Đề nghị bổ sung' })
    await dialog.getByRole('textbox', { name: 'Cần bổ sung gì' }).fill(ASKED)
    expect(await axe(lead)).toEqual([])
    await dialog.getByRole('button', { name: 'Đề nghị bổ sung' }).click()
    await dialog.waitFor({ state: 'detached' })

    await page.goto('/')
    await page.getByRole('link', { name: /^Bổ sung phần báo cáo năm/ }).click()
    await page.getByText(ASKED).waitFor()
    await page.getByRole('textbox', { name: 'Kinh phí thực hiện' }).fill(FUNDING)
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await page.getByText(/Đã gửi Sở Y tế lúc/).waitFor()
    expect(await page.getByText(/^Lần 2/).count()).toBe(1)

    await lead.reload()
    await lead.getByText(FUNDING).first().waitFor()
    await lead.getByRole('button', { name: 'Nhận', exact: true }).click()
    await lead.getByText('Đã nhận').first().waitFor()
  })

  test('which the lead consolidates and takes away as a Word file with the words, the body and the figure', async () => {
    const lead = await journey.as('hoai', { size: OFFICE })
    await lead.goto(part.replace(/\/phan\/.*/, ''))
    await lead.getByRole('link', { name: 'Tổng hợp' }).click()
    await lead.getByRole('button', { name: 'Ghép báo cáo đã nhận' }).click()
    await lead
      .getByText(/163 trường học an toàn/)
      .first()
      .waitFor()
    expect(await axe(lead)).toEqual([])
    await lead.getByRole('button', { name: 'Lấy tệp Word' }).click()
    const link = lead.getByRole('link', { name: /\.docx$/ })
    await link.waitFor()
    const [download] = await Promise.all([lead.waitForEvent('download'), link.click()])
    const file = await readFile(await download.path())
    const xml = strFromU8(unzipSync(file)['word/document.xml']!)
    const text = xml
      .split('</w:p>')
      .map((paragraph) =>
        [...paragraph.matchAll(/<w:t[ >][^<]*/g)].map(([run]) => run.replace(/^[^>]*>/, '')).join(''),
      )
      .join('\n')
    for (const expected of [
      SAID.slice(0, -1),
      FUNDING.slice(0, -1),
      'Sở Giáo dục và Đào tạo',
      '61.400 trẻ em',
      '7/KH-UBND',
    ])
      expect(text).toContain(expected)
  })
})
