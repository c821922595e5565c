import type { Letter, LetterBlock, LetterTable } from './letter.ts'
import { civilDate } from '#kernel/civil-date.ts'

const text = (...runs: string[]): LetterBlock => ({
  type: 'paragraph',
  runs: runs.map((run) => ({ text: run })),
})

/** A report of a department with everything a report can have; override what a test is about. */
export function aLetter(overrides: Partial<Letter> = {}): Letter {
  return {
    parentBody: 'Ủy ban nhân dân\ntỉnh Nghệ An',
    issuer: 'Sở Y tế',
    number: '7',
    symbol: 'BC-SYT',
    place: 'Nghệ An',
    date: civilDate('2026-01-05'),
    kind: 'Báo cáo',
    subject:
      'Kết quả triển khai Kế hoạch số 7/KH-UBND ngày 06/01/2025 của Ủy ban nhân dân tỉnh về chăm sóc, giáo dục và bảo vệ trẻ em năm 2025',
    addressees: ['Ủy ban nhân dân tỉnh Nghệ An'],
    bases: [
      'Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016',
      'Căn cứ Kế hoạch số 7/KH-UBND ngày 06 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Nghệ An triển khai thực hiện Chỉ thị số 28-CT/TW ngày 25/12/2023 của Bộ Chính trị',
    ],
    body: [
      text(
        'Sở Y tế báo cáo kết quả triển khai thực hiện Kế hoạch trên địa bàn tỉnh năm 2025, số liệu tổng hợp từ báo cáo của 08 sở, ban, ngành và 130 xã, phường như sau:',
      ),
      { type: 'heading', level: 'roman', text: 'Kết quả thực hiện' },
      { type: 'heading', level: 'decimal', text: 'Công tác lãnh đạo, chỉ đạo' },
      text(
        'Các cơ quan, đơn vị, địa phương đã quán triệt, phổ biến nội dung Kế hoạch; ban hành 1.234 văn bản chỉ đạo, hướng dẫn, tăng 12,5% so với cùng kỳ năm trước, bảo đảm thiết thực, hiệu quả, phù hợp với từng đối tượng.',
      ),
      { type: 'heading', level: 'letter', text: 'Tuyên truyền, phổ biến' },
      {
        type: 'list',
        mark: '-',
        items: [
          [{ text: 'Tổ chức 145 cuộc truyền thông với 12.450 lượt người tham dự.' }],
          [
            { text: 'Phát 2.310 lượt phát thanh; ' },
            { text: 'UBND phường Thành Vinh', bold: true },
            { text: ' phát 86 lượt.' },
          ],
        ],
      },
      {
        type: 'list',
        mark: '+',
        items: [[{ text: 'Trong đó tiếng Thái, tiếng Mông: ' }, { text: 'chưa có số liệu', italic: true }]],
      },
      { type: 'heading', level: 'decimal', text: 'Kết quả theo nhóm nhiệm vụ' },
      aTable(6),
      { type: 'heading', level: 'roman', text: 'Đánh giá chung' },
      text('Nhìn chung các nhiệm vụ được triển khai đồng bộ, kịp thời.'),
      { type: 'heading', level: 'roman', text: 'Kiến nghị, đề xuất' },
      text('Đề nghị Ủy ban nhân dân tỉnh xem xét, bố trí kinh phí năm 2026.'),
    ],
    signature: { capacity: 'KT. Giám đốc', post: 'Phó Giám đốc', name: 'Nguyễn Thị Minh Khai' },
    recipients: ['Chủ tịch, các PCT UBND tỉnh (b/c)', 'Giám đốc, các PGĐ Sở', 'Lưu: VT, BTXH'],
    appendices: [
      {
        title: 'Tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị',
        blocks: [aTable(60)],
        landscape: true,
      },
      { title: 'Kết quả của các xã, phường', blocks: [aTable(60)] },
    ],
    draft: false,
    demonstration: false,
    footer: 'Số liệu thực hiện đến ngày 20/11/2025',
    ...overrides,
  }
}

/** A table of tasks with a grouped head. */
export function aTable(rows: number): LetterTable {
  return {
    type: 'table',
    title: 'Bảng tổng hợp kết quả thực hiện nhiệm vụ',
    columns: [
      { title: 'STT', width: 8, align: 'center' },
      { title: 'Nội dung nhiệm vụ', width: 44 },
      { title: 'Năm 2024', group: 'Số lượt', width: 14, align: 'right' },
      { title: 'Năm 2025', group: 'Số lượt', width: 14, align: 'right' },
      { title: 'Trạng thái', width: 20, align: 'center' },
    ],
    rows: [
      { kind: 'section', cells: ['I. Các sở, ban, ngành'] },
      ...Array.from({ length: rows }, (_, i) => ({
        cells: [
          `${i + 1}`,
          `Nhiệm vụ thứ ${i + 1}: tổ chức truyền thông về phòng, chống đuối nước trẻ em`,
          `${(i * 37) % 900}`,
          `1.${String((i * 53) % 1000).padStart(3, '0')}`,
          i % 7 === 0 ? 'Chưa báo cáo' : 'Đang thực hiện',
        ],
      })),
      { kind: 'total', cells: ['', 'Cộng', '12.345', '23.456,5', ''] },
    ],
  }
}
