import { expect, test } from 'vitest'
import { readLegalBases } from './legal-bases.ts'
import { referencesOf } from './references.ts'

test.each<[string, string[]]>([
  ['Chỉ thị số 28- CT/TW, Quyết định số 1183/QĐ- TTg', ['28-CT/TW', '1183/QĐ-TTg']],
  ['Luật số 65/2025/QH15 và Nghị định số 56/2017/NĐ-CP', ['65/2025/QH15', '56/2017/NĐ-CP']],
  ['Kế hoạch số 1336/KH-BGDĐT ngày 24/12/2021', ['1336/KH-BGDĐT']],
  ['Công văn 611/BYT-BMTE; Công văn 611/BYT-BMTE', ['611/BYT-BMTE']],
  ['Quyết định số      /QĐ-UBND', []],
  ['ngày 24/12/2021, giai đoạn 2021-2025, đường dây 24/7, Tổng đài 111', []],
])('document numbers in: %s', (text, numbers) => {
  expect(referencesOf(text)).toEqual(numbers)
})

test('one legal basis per document, without what its title names', () => {
  expect(
    readLegalBases([
      'Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;',
      'Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;',
      'Thực hiện Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ phê duyệt Chương trình thực hiện Chỉ thị số 28-CT/TW; Công văn số 5/BYT-TE ngày 02/3/2026 của Bộ Y tế và Kế hoạch số 7/KH-UBND ngày 06/01/2025 của UBND tỉnh về công tác trẻ em.',
    ]),
  ).toEqual([
    { text: 'Luật Trẻ em ngày 05 tháng 4 năm 2016', number: null, date: '2016-04-05' },
    { text: 'Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013', number: null, date: '2013-06-19' },
    {
      text: 'Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ',
      number: '23/QĐ-TTg',
      date: '2021-01-07',
    },
    { text: 'Công văn số 5/BYT-TE ngày 02/3/2026 của Bộ Y tế', number: '5/BYT-TE', date: '2026-03-02' },
    { text: 'Kế hoạch số 7/KH-UBND ngày 06/01/2025 của UBND tỉnh', number: '7/KH-UBND', date: '2025-01-06' },
  ])
})
