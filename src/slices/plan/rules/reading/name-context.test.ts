import { expect, test } from 'vitest'
import { levelBefore, nounBefore } from './name-context.ts'

test('a name is at its end behind one level, not behind several or inside "Hợp tác xã"', () => {
  const ends = (name: string) => levelBefore(name, name.length)
  expect(ends('Công an tỉnh')).toBe(true)
  expect(ends('UBND các xã')).toBe(false)
  expect(ends('Liên minh Hợp tác xã')).toBe(false)
})

test('a verb behind "cơ sở", "cơ quan" or "đoàn" may belong to the name', () => {
  const inside = (before: string, verb: string) => nounBefore(`${before} ${verb}`, before.length, verb)
  expect(inside('các cơ sở', 'khám')).toBe(true)
  expect(inside('các đoàn', 'kiểm')).toBe(true)
  expect(inside('các cơ quan', 'quản')).toBe(true)
  expect(inside('các cơ quan', 'tổ')).toBe(false)
})
