import { expect, test } from 'vitest'
import { bodiesOfHeading, kindOfHeading } from './section-kinds.ts'

test.each([
  ['MỤC ĐÍCH, YÊU CẦU', null, 'purpose'],
  ['Yêu cầu', 'purpose', 'requirements'],
  ['MỤC TIÊU', null, 'targets'],
  ['NHIỆM VỤ VÀ GIẢI PHÁP', null, 'content'],
  ['Chế độ thông tin báo cáo', 'content', 'reporting'],
  ['KINH PHÍ THỰC HIỆN', null, 'funding'],
  ['Bố trí kinh phí và báo cáo', 'content', 'content'],
  ['TỔ CHỨC THỰC HIỆN', null, 'organisation'],
  ['ĐỐI TƯỢNG, PHẠM VI', null, 'other'],
  ['Đánh giá, nhân rộng mô hình', 'content', 'content'],
  ['Nâng cao chất lượng dịch vụ', 'content', 'content'],
  ['Trẻ em có hoàn cảnh đặc biệt', 'content', 'content'],
] as const)('%s under %s is %s', (title, parent, kind) => {
  expect(kindOfHeading(title, parent)).toBe(kind)
})

test('a heading of bodies names them, also behind "Trách nhiệm của"', () => {
  expect(bodiesOfHeading('Trách nhiệm của UBND các xã, phường')).toEqual(['UBND các xã, phường'])
  expect(bodiesOfHeading('Đối với các cơ sở giáo dục')).toEqual(['các cơ sở giáo dục'])
  expect(bodiesOfHeading('Trách nhiệm chung')).toEqual([])
})
