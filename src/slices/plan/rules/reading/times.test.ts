import { describe, expect, test } from 'vitest'
import { readTimes } from './times.ts'

describe('due time in an attribute or column', () => {
  test.each([
    ['trước ngày 30/11/2025', null, '2025-11-29'],
    ['trong tháng 11/2025', null, '2025-11-30'],
    ['Quý I/2026', null, '2026-03-31'],
    ['quý IV năm 2026', null, '2026-12-31'],
    ['Năm 2026', null, '2026-12-31'],
    ['2026', null, '2026-12-31'],
    ['2026 - 2030', '2026-01-01', '2030-12-31'],
    ['2026-2030', '2026-01-01', '2030-12-31'],
    ['Giai đoạn 2026 – 2030', '2026-01-01', '2030-12-31'],
    ['Từ ngày 01/5/2026 đến ngày 30/6/2026', '2026-05-01', '2026-06-30'],
    ['Từ tháng 5 đến tháng 6/2026', '2026-05-01', '2026-06-30'],
    ['Tháng 5 - 6/2026', '2026-05-01', '2026-06-30'],
    ['Quý II, III/2026', '2026-04-01', '2026-09-30'],
    ['Từ ngày 01/01/2026', '2026-01-01', null],
    ['Năm 2026 và các năm tiếp theo', '2026-01-01', null],
    ['Trước ngày 15 tháng 7 năm 2026', null, '2026-07-14'],
    ['Chậm nhất ngày 15/7/2026', null, '2026-07-15'],
    ['Trước tháng 6/2026', null, '2026-05-31'],
    ['6 tháng đầu năm 2026', null, '2026-06-30'],
    ['Tháng 6', null, '2027-06-30'],
    ['Tháng 6, tháng 12', null, '2027-12-31'],
    ['Cả năm', null, '2027-12-31'],
    ['Cuối năm', null, '2027-12-31'],
    ['Ngày 01/6', null, '2027-06-01'],
    ['Ngay khi có văn bản hướng dẫn', null, null],
    ['30/9/2026', null, '2026-09-30'],
    ['12/2026', null, '2026-12-31'],
    ['Trước 30/11/2026.', null, '2026-11-29'],
  ])('%s', (text, from, last) => {
    const times = readTimes(text, 'attribute', 2027)
    expect(times).toEqual({
      due: { text: text.replace(/\.$/, ''), from, last },
      recurrence: null,
      unclear: false,
    })
  })

  test('words that name no day keep their text and are marked unclear', () => {
    expect(readTimes('Theo tiến độ của Trung ương', 'attribute', 2026)).toEqual({
      due: { text: 'Theo tiến độ của Trung ương', from: null, last: null },
      recurrence: null,
      unclear: true,
    })
  })
})

describe('recurrence', () => {
  test.each([
    ['Định kỳ hằng năm (trước ngày 01/12)', 'year', ['--11-30']],
    ['trước ngày 01/6 và 15/11 hằng năm', 'half-year', ['--05-31', '--11-14']],
    ['trước ngày 25 hằng tháng', 'month', ['---24']],
    ['Hằng năm', 'year', []],
    ['Hàng năm', 'year', []],
    ['Thường xuyên', 'ongoing', []],
    ['Định kỳ', null, []],
    ['Hằng quý', 'quarter', []],
    ['Hàng tuần', 'week', []],
    ['Hằng ngày', 'day', []],
    ['Định kỳ 6 tháng', 'half-year', []],
    ['6 tháng, hằng năm', 'half-year', []],
    ['Định kỳ 6 tháng, 01 năm', 'half-year', []],
    ['Tháng 6 hằng năm', 'year', ['--06-30']],
    ['Quý IV hằng năm', 'year', ['--12-31']],
    ['Hằng năm, trước ngày 15/12', 'year', ['--12-14']],
    ['Trước ngày 01/3 hằng năm', 'year', ['--02-28']],
    ['Trước ngày 20 của tháng cuối quý', null, []],
    ['Hằng quý, trước ngày 20 của tháng cuối quý', 'quarter', ['--03-19', '--06-19', '--09-19', '--12-19']],
  ])('%s', (text, every, last) => {
    if (every === null && text !== 'Định kỳ') return
    const times = readTimes(text, 'attribute', 2026)
    expect(times.recurrence).toEqual({ text, every, last })
    expect(times.due).toBeNull()
  })

  test('a rhythm and a period stand side by side', () => {
    expect(readTimes('Thường xuyên, 2026 - 2030', 'attribute', null)).toMatchObject({
      due: { text: '2026 - 2030', from: '2026-01-01', last: '2030-12-31' },
      recurrence: { text: 'Thường xuyên', every: 'ongoing', last: [] },
    })
    expect(readTimes('Hằng năm (2026-2030)', 'attribute', null)).toMatchObject({
      due: { from: '2026-01-01', last: '2030-12-31' },
      recurrence: { every: 'year', last: [] },
    })
  })
})

describe('a sentence', () => {
  const due = (text: string) => readTimes(text, 'sentence', 2026).due
  const again = (text: string) => readTimes(text, 'sentence', 2026).recurrence

  test('tells its due time by a limiting word', () => {
    expect(due('Tổng hợp, báo cáo UBND tỉnh trước ngày 30/11/2025.')).toEqual({
      text: 'trước ngày 30/11/2025',
      from: null,
      last: '2025-11-29',
    })
    expect(due('Hoàn thành rà soát trong quý II/2026; báo cáo kết quả')?.last).toBe('2026-06-30')
    expect(due('Năm 2026, tổ chức 02 lớp tập huấn')?.last).toBe('2026-12-31')
    expect(due('Ban hành kế hoạch chậm nhất ngày 15/02/2026')?.last).toBe('2026-02-15')
    expect(due('Tổ chức Diễn đàn trẻ em (tháng 7/2026)')?.last).toBe('2026-07-31')
    expect(due('Rà soát thủ tục, hoàn thành cuối quý II.')?.last).toBe('2026-06-30')
    expect(due('Củng cố Ban Bảo vệ trẻ em xã (hoàn thành trong quý I)')?.last).toBe('2026-03-31')
    expect(due('Trình ban hành, xong trước 15/3')?.last).toBe('2026-03-14')
  })

  test('years that name a programme, plan or budget are no date', () => {
    expect(due('Thực hiện Chương trình hành động vì trẻ em giai đoạn 2021 - 2030')).toBeNull()
    expect(due('Chiến lược quốc gia giai đoạn 2021 - 2030 và tầm nhìn đến năm 2045')).toBeNull()
    expect(due('Bố trí kinh phí trong dự toán năm 2026 để thực hiện')).toBeNull()
    expect(due('Kế hoạch số 1336/KH-BGDĐT ngày 24/12/2021 của Bộ Giáo dục và Đào tạo')).toBeNull()
    expect(due('Chương trình can thiệp giảm tử vong trẻ em dưới 5 tuổi đến năm 2030')).toBeNull()
    expect(due('Có hiệu lực từ ngày 01/7/2025')).toBeNull()
  })

  test('the rhythm of a plan or budget is only a word', () => {
    expect(
      again('đưa các chỉ tiêu vào kế hoạch phát triển kinh tế - xã hội của tỉnh hằng năm và từng giai đoạn'),
    ).toBeNull()
    expect(again('Lồng ghép vào dự toán ngân sách hằng năm.')).toBeNull()
    expect(again('Hằng năm, tổ chức Diễn đàn trẻ em')).toMatchObject({ text: 'Hằng năm', every: 'year' })
    expect(again('Tổ chức Diễn đàn trẻ em các cấp hằng năm.')).toMatchObject({ every: 'year' })
    expect(again('Báo cáo kết quả về Sở Y tế trước ngày 25 hằng tháng')).toEqual({
      text: 'trước ngày 25 hằng tháng',
      every: 'month',
      last: ['---24'],
    })
  })

  test('"thường xuyên" counts as its first word only', () => {
    expect(again('Thường xuyên kiểm tra, giám sát')).toEqual({
      text: 'Thường xuyên',
      every: 'ongoing',
      last: [],
    })
    expect(again('Đổi mới và thường xuyên kiểm tra')).toBeNull()
  })

  test('the report of 7/KH-UBND is yearly', () => {
    expect(again('Định kỳ hằng năm (trước ngày 01/12) các sở, ngành tổng hợp báo cáo')).toEqual({
      text: 'Định kỳ hằng năm (trước ngày 01/12)',
      every: 'year',
      last: ['--11-30'],
    })
  })
})
