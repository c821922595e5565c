import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { assert, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOfContent } from './content-kind.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
const ole = (stream: string) =>
  Buffer.concat([
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ])

describe('what a file is, is found in what it holds', () => {
  test.each([
    ['png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['heic', bytes('\0\0\0\x18ftypheic')],
    ['mp4', bytes('\0\0\0\x18ftypisom')],
    ['gif', bytes('GIF89a')],
    ['tiff', bytes('II*\0')],
    ['pdf', bytes('%PDF-1.7\n%\xe2\xe3')],
    ['pdf', bytes('\r\n junk before %PDF-1.4')],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['office-macro', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['odf', zip('mimetype', 'META-INF/manifest.xml')],
    ['zip', zip('a.txt', 'word/document.xml')],
    ['zip', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['zip', zip('[Content_Types].xml', 'word/document.xml').subarray(0, 60)],
    ['office-encrypted', ole('EncryptedPackage')],
    ['doc', ole('WordDocument')],
    ['ole', ole('Workbook')],
    ['rtf', bytes('{\\rtf1\\ansi')],
    ['html', Buffer.from('\ufeff<!DOCTYPE html><p>x')],
    ['xml', bytes('<?xml version="1.0"?><a/>')],
    ['txt', Buffer.from('KẾ HOẠCH\nThực hiện quyền trẻ em, năm 2026')],
    ['txt', Buffer.from('\ufeffKẾ HOẠCH', 'utf16le')],
    ['txt', Buffer.from('Số: 7/KH-UBND', 'utf16le')],
    ['txt', bytes('KÕ ho¹ch thùc hiÖn')],
    ['csv', Buffer.from('stt;việc;hạn\n1;"a;b";x\n2;b;y')],
    ['csv', Buffer.from('mã\ttên\n1\tAn\n')],
  ])('%s', (kind, content) => {
    expect(kindOfContent(content)).toBe(kind)
  })

  test('a file that is nothing known has no kind', () => {
    expect(kindOfContent(new Uint8Array())).toBeNull()
    expect(kindOfContent(bytes('\x7fELF\x02\x01\x01\0\0\0'))).toBeNull()
    expect(kindOfContent(bytes('MZ\x90\0\x03\0\0\0'))).toBeNull()
    expect(kindOfContent(new Uint8Array(4000))).toBeNull()
  })

  test('random bytes are never taken for text, and nothing makes it fail', () => {
    for (let round = 0; round < 200; round += 1) expect(kindOfContent(randomBytes(400))).not.toBe('txt')
    assert(property(uint8Array(), (content) => void kindOfContent(content)))
  })
})
