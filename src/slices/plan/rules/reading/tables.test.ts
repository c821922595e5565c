import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import type { Table } from './model.ts'
import { newNode } from './outline.ts'
import { readTable } from './tables.ts'
import { readElements } from './units.ts'

function read(...rows: string[]) {
  const { elements } = readElements(textToExtracted('plan.txt', `${rows.join('\n')}\n`, 'sha'))
  const table = elements.find((one): one is Table => one.type === 'table') as Table
  return readTable(table, newNode(null, null), [], true, 'PL1', (ref) => ref)
}

test('a row whose sub-rows have a body or time introduces them; they inherit what it says', () => {
  const { drafts } = read(
    'STT\tNội dung\tChủ trì\tThời gian',
    '1\tTổ chức các sự kiện\tSở Y tế\tNăm 2026',
    '1.1\tDiễn đàn trẻ em\tTỉnh đoàn\t',
    '1.2\tTết Trung thu\t\tTháng 9',
  )
  expect(drafts.map(({ ref, own }) => [ref, own.lead, own.time])).toEqual([
    ['PL1.1.1', ['Tỉnh đoàn'], 'Năm 2026'],
    ['PL1.1.2', ['Sở Y tế'], 'Tháng 9'],
  ])
})

test('sub-rows that say nothing of who or when are details of their row', () => {
  const { drafts } = read(
    'STT\tNội dung\tChủ trì\tThời gian',
    '1\tTổ chức 02 lớp tập huấn\tSở Y tế\tNăm 2026',
    '1.1\tLớp vùng núi\t\t',
    '1.2\tLớp đồng bằng\t\t',
  )
  expect(drafts.map(({ ref, text }) => [ref, text])).toEqual([
    ['PL1.1', 'Tổ chức 02 lớp tập huấn Lớp vùng núi Lớp đồng bằng'],
  ])
})

test('a group row is a section, and its bodies stand above the rows', () => {
  const { drafts, sections } = read(
    'STT\tNội dung\tThời gian',
    'I\tSở Y tế\t',
    '1\tRà soát văn bản\tQuý I',
    '\tSở Tư pháp\t',
    '1\tTrợ giúp pháp lý\tQuý II',
  )
  expect(sections.map(({ ref, bodies }) => [ref, bodies])).toEqual([
    ['PL1.I', ['Sở Y tế']],
    ['PL1.g1', ['Sở Tư pháp']],
  ])
  expect(drafts.map(({ ref, above }) => [ref, above[0]?.bodies])).toEqual([
    ['PL1.I.1', ['Sở Y tế']],
    ['PL1.g1.1', ['Sở Tư pháp']],
  ])
})

test('a table of aims gives targets, no tasks', () => {
  const { drafts, targets } = read(
    'STT\tChỉ tiêu\tNăm 2026',
    '1\tTrẻ em biết bơi\t60%',
    '2\tTrẻ em đi học\t99%',
  )
  expect(drafts).toEqual([])
  expect(targets.map(({ ref, text }) => [ref, text])).toEqual([
    ['1', 'Trẻ em biết bơi'],
    ['2', 'Trẻ em đi học'],
  ])
})
