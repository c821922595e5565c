import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { reportsContract, type ConsolidationView } from '#slices/reports/contract.ts'
import { EDUCATION, MUONG_XEN, openRealReport, steps, tell } from '#test/server/support/report-steps.ts'
import { axeAtWidths, keyboardWalk, OFFICE, PHONE, reflow } from '../support/browser.ts'
import { useJourney } from '../support/journey.ts'

const journey = useJourney()
const words = (page: Page, name: string) => page.getByRole('textbox', { name })

async function sound(page: Page): Promise<void> {
  expect(await axeAtWidths(page)).toEqual([])
  expect(await reflow(page)).toEqual([])
}

describe('a part of the report', () => {
  test('is drafted from records, edited with its source in reach, kept while typing, and sent', async () => {
    const at = await openRealReport(journey.world)
    const huy = await journey.world.as('huy')
    await tell(huy, at, 'IV.2.4', EDUCATION, {
      words: 'Xây dựng 163 trường học an toàn',
      quantities: [{ measureId: 'truong', amount: 163 }],
    })
    const page = await journey.as('huy', { size: OFFICE })
    await page.goto(`/bao-cao/${at.report.id}/phan/${EDUCATION}`)
    await page.getByText('chưa lập phần báo cáo').waitFor()
    await page.getByRole('button', { name: 'Lập từ tiến độ đã ghi' }).click()
    const result = words(page, 'Kết quả mục IV.2.4')
    await expect.poll(() => result.inputValue()).toBe('Xây dựng 163 trường học an toàn.')
    await page.getByRole('button', { name: '163 trường, mở các lần ghi' }).click()
    await page
      .getByRole('region', { name: 'Nguồn của 163 trường' })
      .getByText('Xây dựng 163 trường học an toàn')
      .waitFor()
    await result.fill('Toàn ngành có 163 trường học an toàn.')
    await page
      .getByText(/^Đã lưu \d\d:\d\d/)
      .first()
      .waitFor({ timeout: 15_000 })
    await page.reload()
    await expect.poll(() => result.inputValue()).toBe('Toàn ngành có 163 trường học an toàn.')
    await sound(page)
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await page.getByText(/Đã gửi Sở Y tế lúc/).waitFor()
    await page.getByRole('button', { name: 'Thu hồi' }).waitFor()
  })

  test('is given back with reasons, completed on a phone, received, and is not shown to a commune', async () => {
    const { report } = await openRealReport(journey.world)
    const address = `/bao-cao/${report.id}/phan/${EDUCATION}`
    const lead = await journey.as('hoai', { size: OFFICE })
    await lead.goto(`/bao-cao/${report.id}?xem=sent`)
    await lead.getByRole('link', { name: 'Sở Giáo dục và Đào tạo' }).click()
    await lead.getByRole('button', { name: 'Đề nghị bổ sung' }).click()
    const dialog = lead.getByRole('dialog', { name: 'Đề nghị bổ sung' })
    await dialog.getByRole('textbox', { name: 'Cần bổ sung gì' }).fill('Thiếu phương hướng năm sau')
    await dialog.getByRole('button', { name: 'Đề nghị bổ sung' }).click()
    await dialog.waitFor({ state: 'detached' })
    const phone = await journey.as('huy', { size: PHONE })
    await phone.goto(address)
    await phone.getByText('Thiếu phương hướng năm sau').first().waitFor()
    await words(phone, 'Phương hướng năm sau').fill('Nhân rộng ở vùng cao.')
    await phone.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await phone.getByText(/Đã gửi Sở Y tế lúc/).waitFor()
    await sound(phone)
    await lead.reload()
    await lead.getByRole('button', { name: 'Nhận', exact: true }).click()
    await lead.getByText('Cần sửa thì lập bản mới').waitFor()
    const panh = await journey.as('panh', { size: PHONE })
    await panh.goto(address)
    await panh.getByText('Báo cáo này của Sở GD&ĐT, bạn không xem được. Cần thì hỏi Sở Y tế.').waitFor()
    expect(await panh.getByText('Nhân rộng ở vùng cao').count()).toBe(0)
  })

  test('shows both versions when two people wrote on the same task', async () => {
    const at = await openRealReport(journey.world)
    const panh = await journey.world.as('panh')
    await tell(panh, at, 'IV.13.2', MUONG_XEN, { words: 'Làm 2 điểm vui chơi' })
    await steps(panh, at.report.id, MUONG_XEN).draft(null)
    const page = await journey.as('panh', { size: PHONE })
    await page.goto(`/bao-cao/${at.report.id}/phan/${MUONG_XEN}`)
    const mine = words(page, 'Kết quả mục IV.13.2')
    await expect.poll(() => mine.inputValue()).toBe('Làm 2 điểm vui chơi.')
    await mine.fill('Pành viết')
    await steps(await journey.world.as('xen'), at.report.id, MUONG_XEN).save((body) => ({
      items: body.items.map((item) => (item.ref === 'IV.13.2' ? { ...item, words: 'Xén viết' } : item)),
    }))
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hai người cùng sửa phần báo cáo này' })
    await dialog.getByText('Xén').first().waitFor()
    await dialog.getByRole('radio').first().focus()
    await page.keyboard.press('2')
    await dialog.getByRole('button', { name: 'Lưu bản đã chọn' }).click()
    await dialog.waitFor({ state: 'detached' })
    const kept = async () => {
      const { body } = await steps(panh, at.report.id, MUONG_XEN).read()
      return body.body!.items.find((item) => item.ref === 'IV.13.2')!.words
    }
    await expect.poll(kept).toBe('Pành viết')
  })
})

describe('the whole report', () => {
  test('is consolidated, traced, edited, quoted from, written as Word and taken', async () => {
    const { report } = await openRealReport(journey.world)
    const panh = steps(await journey.world.as('panh'), report.id, MUONG_XEN)
    await panh.send()
    await steps(await journey.world.as('hoai'), report.id, MUONG_XEN).receive()
    const page = await journey.as('hoai', { size: OFFICE })
    await page.goto(`/bao-cao/${report.id}`)
    await page.getByText('đã nhận 2 trong 138 phần báo cáo').waitFor()
    await sound(page)
    await page.getByRole('link', { name: 'Tổng hợp' }).click()
    await page.getByText('Chưa ghép báo cáo nào.').waitFor()
    await page.getByRole('button', { name: 'Ghép báo cáo đã nhận' }).click()
    const figure = page.getByRole('button', { name: '163 trường, mở nguồn' })
    await figure.click()
    const side = page.getByRole('complementary', { name: 'Nguồn của con số này' })
    await side.getByText('Xây dựng 163 trường học an toàn').waitFor()
    await sound(page)
    const stops = await keyboardWalk(page)
    expect(stops.flatMap((stop) => stop.problem ?? [])).toEqual([])

    await page.getByRole('button', { name: 'Sửa đoạn IV.2.4' }).click()
    await words(page, 'Lời của đoạn').fill('Sở Giáo dục và Đào tạo: Toàn ngành có 170 trường học an toàn.')
    await page.getByRole('button', { name: 'Lưu đoạn' }).click()
    await page.getByText('Toàn ngành có 170 trường').waitFor()
    await figure.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Chèn đoạn từ báo cáo… về IV.13.2' }).click()
    await side.getByRole('button', { name: 'Chèn đoạn của UBND xã Mường Xén' }).click()
    await page.getByText('Ủy ban nhân dân xã Mường Xén: Pành viết').waitFor()

    await page.getByRole('button', { name: 'Lấy tệp Word' }).click()
    await page
      .getByText(/còn thiếu 136 phần báo cáo/)
      .first()
      .waitFor()
    const link = page.getByRole('link', { name: /dự thảo .*\.docx/ }).first()
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/7-KH-UBND.*\.docx$/)

    await page.getByRole('button', { name: 'Đưa trình ký' }).click()
    const dialog = page.getByRole('dialog', { name: 'Đưa báo cáo sang trình ký' })
    await dialog.getByRole('button', { name: 'Đưa trình ký' }).click()
    await page.getByText('Đã đưa trình ký').first().waitFor()
    await page.getByRole('button', { name: 'Sửa đoạn IV.13.1' }).waitFor({ state: 'detached' })
    const hoai = await journey.world.as('hoai')
    const { body } = await hoai.call(reportsContract.getConsolidation, { id: report.id })
    expect((body as ConsolidationView).report.state).toBe('taken')
  })

  test('is listed, and its number comes back by the province’s office', async () => {
    const { report } = await openRealReport(journey.world)
    const page = await journey.as('binh', { size: OFFICE })
    await page.goto('/bao-cao')
    await page.getByRole('link', { name: /Báo cáo năm \d+ thực hiện Kế hoạch 7\/KH-UBND/ }).waitFor()
    await sound(page)
    await page.goto(`/bao-cao/${report.id}/tong-hop`)
    await page.getByRole('button', { name: 'Ghi số ban hành' }).click()
    const dialog = page.getByRole('dialog', { name: 'Số và ngày ban hành' })
    await dialog.getByRole('textbox', { name: 'Số văn bản' }).fill('512/BC-UBND')
    await dialog.getByRole('button', { name: 'Ghi số ban hành' }).click()
    await page.getByText('Đã ban hành').first().waitFor()
    await page.getByText('512/BC-UBND').first().waitFor()
  })
})
