import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { Fault } from '../../fault.ts'
import { fileFaults } from './file-faults.ts'
import { makeFileStore } from './file-store.ts'

const root = mkdtempSync(join(tmpdir(), 'files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const newStore = (check: Parameters<typeof makeFileStore>[1] = null) =>
  makeFileStore(join(mkdtempSync(join(root, 'x-')), 'files'), check)
const left = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

test('bytes are kept once under their digest, whoever brings them again', async () => {
  const store = newStore()
  const bytes = Buffer.from('Sở Y tế đã mở 12 lớp.\n'.repeat(10_000))
  const [one, two] = await Promise.all([1, 2].map(() => store.receive(Readable.from([bytes, bytes]))))
  expect(one).toEqual(two)
  expect(one).toMatchObject({ kind: 'txt', size: 2 * bytes.length, checked: 'unchecked' })
  expect(readFileSync(store.pathOf(one!.sha256))).toEqual(Buffer.concat([bytes, bytes]))
  expect(left(store.folder)).toHaveLength(1)
})

test('what is refused leaves nothing behind', async () => {
  const store = newStore(() => Promise.reject(new Fault(fileFaults['file.infected'])))
  const broken = async function* (error: Error) {
    yield Buffer.from('half ')
    await Promise.resolve()
    throw error
  }
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  for (const [bytes, code] of [
    [Readable.from([Buffer.from('MZ\0\0\0program')]), 'file.kind'],
    [Readable.from([]), 'file.empty'],
    [Readable.from([Buffer.from('chữ')]), 'file.infected'],
    [Readable.from(broken(full)), 'storage.full'],
  ] as const)
    await expect(store.receive(bytes)).rejects.toMatchObject({ def: { code } })
  await expect(store.receive(Readable.from(broken(new Error('the line broke'))))).rejects.toThrow('line')
  expect(left(store.folder)).toEqual([])
})
