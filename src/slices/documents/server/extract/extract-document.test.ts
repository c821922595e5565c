import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentFaults } from '../../faults.ts'
import { para, rawDocx } from './docx/raw-docx.ts'
import { extractDocument } from './extract-document.ts'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'extract-'))))
afterAll(() => rm(folder, { recursive: true }))

async function extract(content: Uint8Array | string, name = 'tệp') {
  const path = join(folder, 'content')
  await writeFile(path, content)
  return extractDocument({ name, path })
}

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const wordFile = (document: string | Uint8Array, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': typeof document === 'string' ? strToU8(document) : document,
    ...more,
  })
const body = (inside: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`
const ole = (stream: string) =>
  Buffer.concat([
    latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ])

test('the kind is found in the content, whatever the name says', async () => {
  const word = await extract(rawDocx(para('Kế hoạch')), 'kế hoạch.txt')
  expect(word).toMatchObject({ kind: 'docx', name: 'kế hoạch.txt', text: 'Kế hoạch\n' })
  expect(word.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(await extract('Kế hoạch\r\nViệc', 'x.docx')).toMatchObject({ kind: 'txt', text: 'Kế hoạch\nViệc' })
})

describe('what cannot be read is refused with its reason', () => {
  test.each<[string, keyof typeof documentFaults, Uint8Array | string]>([
    ['nothing', 'document.no_text', ''],
    ['only white space', 'document.no_text', ' \n\n'],
    ['a Word file without letters', 'document.no_text', rawDocx(para(''))],
    [
      'garbage',
      'document.unknown_kind',
      Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
    ],
    ['an archive of other things', 'document.unknown_kind', zipSync({ 'a.txt': strToU8('x') })],
    ['text in no known encoding', 'document.unknown_kind', latin1('Müller große Straße Ärger '.repeat(9))],
    ['an old Word file', 'document.old_word', ole('WordDocument')],
    ['an encrypted Word file', 'document.encrypted', ole('EncryptedPackage')],
    ['RTF', 'document.rtf', '{\\rtf1 Kế hoạch}'],
    ['a photograph', 'document.scan', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['a Word file cut off', 'document.damaged', rawDocx(para('Kế hoạch')).subarray(0, 400)],
    ['XML that does not close', 'document.damaged', wordFile(body('<w:p><w:r></w:p>'))],
    ['XML with a DTD', 'document.damaged', wordFile(`<!DOCTYPE a [<!ENTITY b "c">]>${body('&b;')}`)],
    ['XML nested without end', 'document.too_deep', wordFile(body('<w:sdt>'.repeat(5000)))],
    ['a zip bomb', 'document.too_large', wordFile(new Uint8Array(60_000_000))],
    [
      'too many entries',
      'document.too_large',
      wordFile(
        body(''),
        Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`word/${index}`, strToU8('')])),
      ),
    ],
    ['a text without end', 'document.too_large', 'việc\n'.repeat(600_000)],
  ])('%s', async (_name, code, content) => {
    await expect(extract(content)).rejects.toMatchObject({ def: documentFaults[code] })
  })

  test('200 MB are refused before they are read', async () => {
    const path = join(folder, 'large')
    await writeFile(path, '%PDF-1.7')
    await truncate(path, 200_000_000)
    const before = performance.now()
    await expect(extractDocument({ name: 'x.pdf', path })).rejects.toMatchObject({
      def: documentFaults['document.too_large'],
    })
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

test('every fault says in both languages what to do', () => {
  for (const fault of Object.values(documentFaults)) {
    expect(fault.vi).toMatch(/(nạp|Nạp)/)
    expect(fault.en).toMatch(/load/)
  }
})
