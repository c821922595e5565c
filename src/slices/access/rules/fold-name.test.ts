import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName, levelTones } from './fold-name.ts'

describe('names for searching', () => {
  it.each([
    ['Sở Lao động - Thương binh & Xã hội', 'so lao dong thuong binh xa hoi'],
    ['  Ủy ban   nhân dân xã Mường Xén. ', 'uy ban nhan dan xa muong xen'],
    ['Đô Lương', 'do luong'],
  ])('%s is found as %s', (name, folded) => {
    expect(foldName(name)).toBe(folded)
  })

  it('do not change when folded twice or written in the other normal form', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aàảãáạâầấăđêềôốơờưừyỳ hHĐ-&.,') })
    fc.assert(
      fc.property(letters, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
        expect(foldName(text.normalize('NFD'))).toBe(foldName(text))
        expect(levelTones(text.normalize('NFD'))).toBe(levelTones(text))
      }),
    )
  })
})

describe('names for telling apart', () => {
  it.each([
    ['Thái Hoà', 'Thái Hòa'],
    ['Uỷ ban', 'Ủy ban'],
    ['Thuỷ', 'Thủy'],
    ['KHOẺ', 'khỏe'],
  ])('%s and %s are one', (a, b) => {
    expect(levelTones(a)).toBe(levelTones(b))
  })

  it.each([
    ['Lượng Minh', 'Lưỡng Minh'],
    ['Hoa', 'Hòa'],
    ['Tân An', 'Tấn An'],
    ['đông', 'dông'],
  ])('%s and %s stay two', (a, b) => {
    expect(levelTones(a)).not.toBe(levelTones(b))
  })
})
