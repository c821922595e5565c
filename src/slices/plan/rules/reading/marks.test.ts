import { expect, test } from 'vitest'
import { follows, markOf, type Mark } from './marks.ts'

test.each([
  ['I. MỤC ĐÍCH', 'roman', 'I'],
  ['IV- TỔ CHỨC', 'roman', 'IV'],
  ['II/- NHIỆM VỤ', 'roman', 'II'],
  ['III./ TỔ CHỨC', 'roman', 'III'],
  ['2/- Truyền thông', 'arabic/', '2'],
  ['A. ĐÁNH GIÁ', 'capital', 'A'],
  ['1. Mục đích', 'arabic.', '1'],
  ['1) Mục đích', 'arabic)', '1'],
  ['1- Tuyên truyền', 'arabic-', '1'],
  ['1.2. Nhiệm vụ', 'compound2', '1.2'],
  ['2.1.3 Nhiệm vụ', 'compound3', '2.1.3'],
  ['II.1. Nhiệm vụ', 'compound2', 'II.1'],
  ['a) Rà soát', 'letter)', 'a'],
  ['đ. Rà soát', 'letter.', 'đ'],
  ['(1) Rà soát', '(digit)', '1'],
  ['Điều 4. Truyền thông', 'article', '4'],
  ['Khoản 2. Rà soát', 'arabic.', '2'],
  ['Điểm a) Rà soát', 'letter)', 'a'],
  ['Chương II', 'chapter', 'II'],
  ['Phần thứ nhất', 'part', '1'],
  ['PHẦN II', 'part', 'II'],
  ['- Rà soát', 'dash', ''],
  ['– Rà soát', 'dash', ''],
  ['+ Rà soát', 'plus', ''],
  ['• Rà soát', 'bullet •', ''],
])('%s', (text, style, label) => {
  expect(markOf(text, null, null)).toMatchObject({ style, label })
})

test.each([
  '30.11.2025 là hạn',
  '1.200 trẻ em',
  '15/6, các xã báo cáo',
  '2025. Rà soát',
  'Điều 5 của Luật Trẻ em',
  '30/4/2026.',
  'Rà soát',
])('%s has no mark', (text) => {
  expect(markOf(text, null, null)).toBeNull()
})

test('a sign that only Word makes is a mark too', () => {
  expect(markOf('o Rà soát', 'o', 1)).toMatchObject({ label: '', length: 2 })
})

test('letters follow each other in the Vietnamese and in the plain alphabet', () => {
  const letter = (label: string) => markOf(`${label}) x`, null, null) as Mark
  expect(follows(letter('đ'), letter('d'))).toBe(true)
  expect(follows(letter('e'), letter('d'))).toBe(true)
  expect(follows(letter('c'), letter('a'))).toBe(false)
})
