import { expect, test } from 'vitest'
import type { ReadTask } from '../../reading.ts'
import { findSameAs } from './same-as.ts'

const task = (ref: string, text: string) => ({ ref, text, sameAs: null }) as ReadTask

test('a row with the words of an item repeats it, one with other words does not', () => {
  const rows = [
    task('PL1.1', 'Rà soát, lập danh sách trẻ em có hoàn cảnh đặc biệt'),
    task('PL1.2', 'Rà soát, lập danh sách trẻ em nghèo ở miền núi'),
  ]
  findSameAs([task('II.1', 'Rà soát, lập danh sách trẻ em có hoàn cảnh đặc biệt.')], rows)
  expect(rows.map((row) => row.sameAs)).toEqual(['II.1', null])
})
