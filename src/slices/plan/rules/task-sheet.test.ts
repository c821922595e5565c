import { expect, it } from 'vitest'
import { namesIn, readTaskSheet } from './task-sheet.ts'

const row = (number: number, ...cells: string[]) => ({ number, cells })

it('finds the head below title lines, whatever its columns are called and in any order', () => {
  const tasks = readTaskSheet([
    row(1, 'BẢNG PHÂN CÔNG NHIỆM VỤ'),
    row(3, 'TT', 'Cơ quan chủ trì', 'Nội dung công việc', 'Thời gian'),
    row(4, '1.', 'Sở Y tế; Sở Tư pháp', 'Rà soát  văn bản', 'Quý I/2026'),
  ])
  expect(tasks).toEqual([
    {
      row: 4,
      id: null,
      ref: '1',
      text: 'Rà soát văn bản',
      lead: ['Sở Y tế', 'Sở Tư pháp'],
      supporting: [],
      due: 'Quý I/2026',
    },
  ])
})

it('skips repeated heads and rows without content, and counts rows without a number', () => {
  const head = ['Mục', 'Nội dung', 'Chủ trì']
  const tasks = readTaskSheet([
    row(1, ...head),
    row(2, '', 'Việc một'),
    row(3),
    row(4, ...head),
    row(5, '', 'Việc hai'),
  ])
  expect(tasks?.map((task) => [task.row, task.ref])).toEqual([
    [2, '+1'],
    [5, '+2'],
  ])
})

it('says so when no column holds the content', () => {
  expect(readTaskSheet([row(1, 'Họ tên', 'Ngày sinh')])).toBeNull()
})

it('keeps the commas of a name', () => {
  expect(namesIn('Sở Văn hóa, Thể thao và Du lịch\n- Sở Y tế')).toEqual([
    'Sở Văn hóa, Thể thao và Du lịch',
    'Sở Y tế',
  ])
})
