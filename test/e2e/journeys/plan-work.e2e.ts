import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, printDay } from '#kernel/civil-date.ts'
import { planContract, type PlanCard, type PlanView } from '#slices/plan/contract.ts'
import type { Caller } from '#test/server/support/world.ts'
import { axe, OFFICE, PHONE } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney({ demonstration: true })
let plan: PlanView

beforeAll(async () => {
  plan = await readPlan(await journey.world.as('hoai'))
})

async function readPlan(by: Caller): Promise<PlanView> {
  const list = (await by.call(planContract.listPlans, {})).body as PlanCard[]
  const { id } = list.find((one) => one.number === '7/KH-UBND')!
  return (await by.call(planContract.getPlan, { id })).body as PlanView
}

const taskOf = (ref: string) => plan.taskList.find((task) => task.ref === ref)!
const lineOf = (ref: string, name: string) =>
  taskOf(ref).assignments.find((line) => line.agencyName.includes(name))!
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const today = () => dayOf(journey.world.clock.now())

/** Opens the form of a line and waits for it. */
async function openForm(page: Page, ref: string, name: string, more = ''): Promise<Locator> {
  await page.goto(`/nhiem-vu/${taskOf(ref).id}/ghi?dong=${lineOf(ref, name).id}${more}`)
  const words = page.getByRole('textbox', { name: 'Đã làm được gì?' })
  await words.waitFor()
  return words
}

const TYPED = `KẾ HOẠCH
Tổ chức Diễn đàn trẻ em năm học mới

I. NỘI DUNG
1. Sở Giáo dục và Đào tạo tổ chức Diễn đàn trẻ em cấp tỉnh trước ngày 20/10.
2. Công an tỉnh bảo đảm an toàn giao thông tại nơi tổ chức.
3. Thông tin về diễn đàn được đăng trên cổng thông tin của tỉnh.`

describe('a plan comes in', () => {
  test('typed by the head of the lead, checked one by one, given to bodies and issued', async () => {
    const page = await journey.as('thang', { size: OFFICE })
    await page.goto('/ke-hoach')
    await page.getByRole('link', { name: 'Nạp kế hoạch' }).click()
    await page.getByRole('radio', { name: /Gõ hoặc dán văn bản/ }).check({ force: true })
    await page.getByRole('button', { name: 'Đọc văn bản' }).click()
    await page.getByRole('group', { name: 'Còn 1 chỗ cần sửa' }).waitFor()
    await page.getByRole('textbox', { name: 'Văn bản kế hoạch' }).fill(TYPED)
    await page.getByRole('button', { name: 'Đọc văn bản' }).click()
    await page.getByRole('heading', { name: 'Bản đọc' }).waitFor()

    const issue = page.getByRole('button', { name: 'Ban hành' })
    expect(await issue.getAttribute('aria-disabled')).toBe('true')
    await page.getByText(/Soát nốt 3 nhiệm vụ rồi ban hành/).waitFor()

    const cards = page.getByRole('group', { name: 'Bản đọc: các nhiệm vụ' })
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect.poll(() => cards.locator('.card.on').textContent()).toContain('cổng thông tin')
    await cards.getByRole('button', { name: 'Chọn cơ quan' }).last().click()
    const dialog = page.getByRole('dialog', { name: /Cơ quan của nhiệm vụ/ })
    const lead = dialog.getByRole('combobox', { name: 'Chủ trì' })
    await lead.fill('van phong ubnd')
    await dialog
      .getByRole('option', { name: /Văn phòng Ủy ban nhân dân tỉnh/ })
      .first()
      .click()
    expect(await axe(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Lưu cơ quan' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => cards.locator('.card.on').textContent())
      .toContain('Văn phòng Ủy ban nhân dân tỉnh')

    for (let left = 3; left > 0; left--) {
      await cards.getByRole('button', { name: 'Đúng, sang nhiệm vụ sau' }).click()
      await page.getByText(`Chưa soát ${left - 1}`).waitFor()
    }
    await issue.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
    await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).waitFor()
    await page.getByText('Công an tỉnh bảo đảm an toàn giao thông').waitFor()
  })

  test('is not offered to a department, nor may its words be corrected there', async () => {
    const page = await journey.as('huy', { size: OFFICE })
    await page.goto('/ke-hoach')
    await heading(page, 'Kế hoạch').waitFor()
    await page.getByText('7/KH-UBND').first().waitFor()
    expect(await page.getByRole('link', { name: 'Nạp kế hoạch' }).count()).toBe(0)
    await page.goto('/ke-hoach/nap')
    await page.getByText('Bạn không xem được trang này.').waitFor()
    await page.goto(`/ke-hoach/${plan.id}/van-ban?muc=IV.4.2`)
    await page.getByText('Bạn xem được kế hoạch này, cơ quan đầu mối sửa.').waitFor()
    expect(await page.getByRole('button', { name: 'Sửa', exact: true }).count()).toBe(0)
  })
})

describe('progress', () => {
  test('is written with figures and a file, refused for tomorrow with nothing lost, then stands on the task', async () => {
    const page = await journey.as('huy', { size: OFFICE })
    const words = await openForm(page, 'IV.2.3', 'Sở Giáo dục')
    await page.getByRole('radio', { name: 'Đang thực hiện' }).check({ force: true })
    await words.pressSequentially('Mở 12 lớp dạy bơi cho học sinh tiểu học.')
    await page.getByText(/^Đã lưu/).waitFor()
    await page.getByRole('button', { name: 'Thêm số liệu' }).click()
    await page.getByRole('textbox', { name: 'Số lượng dòng 1' }).fill('1.250')
    await page.getByRole('combobox', { name: 'Đơn vị tính dòng 1' }).selectOption({ label: 'trẻ em' })
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: 'danh-sach-lop.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Lớp 1, lớp 2'),
      })
    await page.getByRole('radio', { name: 'Không có', exact: true }).check({ force: true })
    await expect.poll(() => page.locator('.file').getByText('đã gửi').count()).toBe(1)

    const day = page.getByRole('textbox', { name: 'Làm ngày nào?' })
    await day.fill(printDay(addDays(today(), 1)))
    const send = page.getByRole('button', { name: 'Ghi tiến độ' })
    await send.click()
    await page.getByRole('link', { name: /chưa đến/ }).waitFor()
    expect(await words.inputValue()).toBe('Mở 12 lớp dạy bơi cho học sinh tiểu học.')
    expect(await axe(page)).toEqual([])
    await day.fill(printDay(today()))
    await send.click()
    await heading(page, 'Nhiệm vụ IV.2.3').waitFor()
    const entries = page.getByRole('region', { name: 'Tiến độ đã ghi' })
    await entries.getByText('Mở 12 lớp dạy bơi cho học sinh tiểu học.').waitFor()
    expect(await entries.textContent()).toContain('1.250 trẻ em')
    await entries.getByRole('link', { name: 'danh-sach-lop.txt' }).waitFor()
  })

  test('that two people correct shows both versions and loses neither', async () => {
    const huy = await journey.as('huy', { size: OFFICE })
    const lan = await journey.as('lan', { size: OFFICE })
    const words = await openForm(huy, 'IV.2.4', 'Sở Giáo dục')
    await huy.getByRole('radio', { name: 'Đang thực hiện' }).check({ force: true })
    await words.fill('Có 158 trường mở lớp dạy bơi.')
    await huy.getByRole('button', { name: 'Ghi tiến độ' }).click()
    await huy.getByText('Có 158 trường mở lớp dạy bơi.').waitFor()

    const correct = async (page: Page) => {
      await page.goto(`/nhiem-vu/${taskOf('IV.2.4').id}`)
      await page
        .locator('.line', { hasText: 'Có 158 trường' })
        .getByRole('link', { name: 'Sửa lần ghi này' })
        .click()
      const field = page.getByRole('textbox', { name: 'Đã làm được gì?' })
      await expect.poll(() => field.inputValue()).toBe('Có 158 trường mở lớp dạy bơi.')
      return field
    }
    const one = await correct(huy)
    const two = await correct(lan)
    await two.fill('Có 163 trường mở lớp dạy bơi.')
    await lan.getByRole('button', { name: 'Lưu bản sửa' }).click()
    await lan.getByText('Có 163 trường mở lớp dạy bơi.').waitFor()

    await one.fill('Có 158 trường mở lớp dạy bơi, 12 trường vùng cao lần đầu.')
    await huy.getByRole('button', { name: 'Lưu bản sửa' }).click()
    const dialog = huy.getByRole('dialog', { name: 'Hai người cùng sửa một lần ghi' })
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain('Phan Thị Lan')
    expect(await axe(huy)).toEqual([])
    await dialog.getByRole('radio').first().focus()
    await huy.keyboard.press('2')
    await dialog.getByRole('button', { name: 'Lưu bản đã chọn' }).click()
    await huy.getByText('12 trường vùng cao lần đầu').waitFor()
    await huy.getByRole('button', { name: 'Các bản đã sửa' }).first().click()
    await huy.getByText('Có 163 trường mở lớp dạy bơi.').waitFor()
  })

  test('that a clerk enters from paper is confirmed by the commune on its phone', async () => {
    const thu = await journey.as('thu', { size: OFFICE })
    const words = await openForm(thu, 'IV.13.2', 'Mường Xén', '&thay=1')
    await thu.getByRole('radio', { name: 'Hoàn thành' }).check({ force: true })
    await words.fill('Bố trí 180 triệu đồng làm 2 điểm vui chơi.')
    await thu.getByRole('button', { name: 'Nhập thay' }).click()
    await thu.getByRole('group', { name: 'Còn 2 chỗ cần sửa' }).waitFor()
    await thu.getByRole('textbox', { name: 'Số văn bản' }).fill('214/BC-UBND')
    await thu.getByRole('textbox', { name: 'Ngày văn bản' }).fill(printDay(today()))
    await thu.getByRole('button', { name: 'Nhập thay' }).click()
    await thu.getByText('Bố trí 180 triệu đồng').waitFor()

    const panh = await journey.as('panh', { size: PHONE })
    await panh.goto('/')
    await panh.getByRole('link', { name: 'Xác nhận tiến độ đã nhập thay' }).first().click()
    const entry = panh.locator('.line', { hasText: 'Bố trí 180 triệu đồng' })
    await entry.getByText('theo văn bản 214/BC-UBND').waitFor()
    await entry.getByRole('button', { name: 'Xác nhận đúng' }).click()
    await entry.getByText(/cơ quan đã xác nhận/).waitFor()
    expect(await entry.getByRole('button', { name: 'Xác nhận đúng' }).count()).toBe(0)
  })

  test('of another body is neither read nor written by a commune', async () => {
    const page = await journey.as('panh', { size: PHONE })
    await page.goto(`/nhiem-vu/${taskOf('IV.2.3').id}`)
    await page.getByText('Việc này không thuộc quyền của bạn.').waitFor()
    expect(await page.getByText('Mở 12 lớp dạy bơi').count()).toBe(0)
    await page.goto(`/nhiem-vu/${taskOf('II.3.7').id}/ghi?dong=${lineOf('II.3.7', 'Sở Giáo dục').id}`)
    await page.getByText('Dòng việc này không có, hoặc không còn của cơ quan bạn.').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi tiến độ' }).count()).toBe(0)
  })
})

describe('a difficulty', () => {
  test('is raised on the phone, answered by the lead in place, and read where it was raised', async () => {
    const panh = await journey.as('panh', { size: PHONE })
    await panh.goto(`/nhiem-vu/${taskOf('II.3.6').id}`)
    await panh.getByRole('button', { name: 'Nêu khó khăn' }).click()
    const form = panh.getByRole('region', { name: 'Nêu khó khăn ở II.3.6' })
    await form.getByRole('button', { name: 'Nêu khó khăn' }).click()
    await panh.getByRole('group', { name: 'Còn 1 chỗ cần sửa' }).waitFor()
    await form.getByRole('textbox').fill('Bốn bản chưa có cộng tác viên; xin hướng dẫn mức phụ cấp.')
    await form.getByRole('button', { name: 'Nêu khó khăn' }).click()
    await panh.getByText('Bốn bản chưa có cộng tác viên').waitFor()

    const hoai = await journey.as('hoai', { size: OFFICE })
    await hoai.goto('/kho-khan')
    const line = hoai.locator('.line', { hasText: 'Bốn bản chưa có cộng tác viên' })
    await line.getByRole('button', { name: 'Trả lời' }).click()
    await line
      .getByRole('textbox', { name: 'Câu trả lời' })
      .fill('Mức phụ cấp theo nghị quyết của tỉnh; Sở Y tế gửi hướng dẫn trong tuần.')
    expect(await axe(hoai)).toEqual([])
    await line.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await expect.poll(() => line.count()).toBe(0)

    await panh.reload()
    await panh.getByText('Sở Y tế gửi hướng dẫn trong tuần').waitFor()
  })

  test('of others is not shown to a commune, and offers it no answer', async () => {
    const page = await journey.as('panh', { size: PHONE })
    await page.goto('/kho-khan?xem=tat-ca')
    await heading(page, 'Khó khăn').waitFor()
    await page.locator('.line, .empty').first().waitFor()
    const bodies = await page.locator('.line h3').allTextContents()
    expect(bodies.every((name) => name.includes('Mường Xén'))).toBe(true)
    expect(await page.getByRole('button', { name: 'Trả lời', exact: true }).count()).toBe(0)
  })
})

describe('the grid', () => {
  test('is one tab stop, walked by arrows, read out above and opened by Enter', async () => {
    const page = await journey.as('hoai', { size: OFFICE })
    await page.goto('/luoi')
    await page.getByRole('grid').waitFor()
    expect(await page.locator('table[role=grid] [tabindex="0"]').count()).toBe(1)
    const reading = page.getByRole('region', { name: 'Ô đang chọn' })
    await page.locator('table[role=grid] [tabindex="0"]').focus()
    const before = await reading.textContent()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reading.textContent()).not.toBe(before)
    expect(await page.evaluate('document.activeElement.getAttribute("aria-selected")')).toBe('true')
    const clause = await reading.locator('.ref').textContent()
    await page.keyboard.press('Enter')
    await heading(page, `Nhiệm vụ ${clause}`).waitFor()
  })

  test('filtered to communes drops the columns that no commune has', async () => {
    const page = await journey.as('hoai', { size: OFFICE })
    await page.goto('/luoi')
    await page.getByRole('grid').waitFor()
    const columns = page.locator('table[role=grid] thead tr:last-child th')
    const all = await columns.count()
    await page.getByRole('button', { name: 'Xã, phường' }).click()
    await expect.poll(() => columns.count()).toBeLessThan(all)
    expect(await page.getByRole('columnheader', { name: 'IV.2.3' }).count()).toBe(0)
    expect(await page.getByRole('columnheader', { name: 'IV.13.1' }).count()).toBe(1)
  })
})
