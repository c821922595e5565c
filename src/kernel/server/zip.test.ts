import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { inflateEntry, listZip } from './zip.ts'

const archive = zipSync({ 'a.txt': strToU8('kế hoạch'), 'big.bin': new Uint8Array(2_000_000) })
const entryOf = (bytes: Uint8Array, name: string) => listZip(bytes)!.find((entry) => entry.name === name)!

test('an archive is listed and its entries inflated', () => {
  expect(listZip(archive)!.map((entry) => [entry.name, entry.size])).toEqual([
    ['a.txt', 12],
    ['big.bin', 2_000_000],
  ])
  expect(Buffer.from(inflateEntry(archive, entryOf(archive, 'a.txt'), 100) as Uint8Array).toString()).toBe(
    'kế hoạch',
  )
})

test('an entry is not inflated beyond the limit, also when its declared size lies', () => {
  const entry = entryOf(archive, 'big.bin')
  expect(inflateEntry(archive, entry, 1_000_000)).toBe('too-large')
  expect(inflateEntry(archive, { ...entry, size: 5 }, 1_000_000)).toBe('too-large')
})

test('an entry whose bytes changed is damaged', () => {
  const changed = archive.slice()
  changed[40]! ^= 0xff
  expect(inflateEntry(changed, entryOf(changed, 'a.txt'), 100)).toBe('damaged')
})

test('what is cut off or no archive at all has no directory', () => {
  expect(listZip(archive.subarray(0, archive.length - 30))).toBeNull()
  expect(listZip(new Uint8Array(10))).toBeNull()
})
