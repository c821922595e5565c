import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

const sample = 'Kế hoạch thực hiện quyền trẻ em, đường Nguyễn Thị Định; nghỉ mưa, ấp Bằng Lăng\nlưỡi kỵ sĩ'

const tcvn3: Record<string, number> = {
  ế: 0xd5,
  ạ: 0xb9,
  ự: 0xf9,
  ệ: 0xd6,
  ề: 0xd2,
  ẻ: 0xce,
  đ: 0xae,
  ờ: 0xea,
  ư: 0xad,
  ễ: 0xd4,
  ị: 0xde,
  Đ: 0xa7,
  ỉ: 0xd8,
  ấ: 0xca,
  ằ: 0xbb,
  ă: 0xa8,
  ỡ: 0xec,
  ỵ: 0xfe,
  ĩ: 0xdc,
}
const vni: Record<string, string> = {
  ế: 'eá',
  ạ: 'aï',
  ự: 'öï',
  ệ: 'eä',
  ề: 'eà',
  ẻ: 'eû',
  đ: 'ñ',
  ờ: 'ôø',
  ư: 'ö',
  ễ: 'eã',
  ị: 'ò',
  Đ: 'Ñ',
  ỉ: 'æ',
  ấ: 'aá',
  ằ: 'aè',
  ă: 'aê',
  ỡ: 'ôõ',
  ỵ: 'î',
  ĩ: 'ó',
}
const byte = (text: string) => Buffer.from(text, 'latin1')

/** Windows-1258 writes the tone as a character of its own after the vowel. */
function windows1258(text: string): Buffer {
  const codes: Record<string, number> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
    ă: 0xe3,
    đ: 0xf0,
    Đ: 0xd0,
    ơ: 0xf5,
    ư: 0xfd,
    ê: 0xea,
    â: 0xe2,
    ô: 0xf4,
  }
  const parts = [...text].flatMap((char) => {
    const decomposed = char.normalize('NFD')
    const tone = decomposed.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? ''
    return [decomposed.replace(tone, '').normalize('NFC'), ...tone]
  })
  return Buffer.from(parts.map((part) => codes[part] ?? part.charCodeAt(0)))
}

describe('a text file is read in whichever encoding it was saved', () => {
  test.each([
    ['UTF-8', Buffer.from(sample)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sample}`)],
    ['UTF-8, letters taken apart', Buffer.from(sample.normalize('NFD'))],
    ['UTF-8 with line ends of Windows', Buffer.from(sample.replace('\n', '\r\n'))],
    ['UTF-16 LE', Buffer.from(`\ufeff${sample}`, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\ufeff${sample}`, 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from(sample, 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from(sample, 'utf16le').swap16()],
    ['Windows-1258', windows1258(sample)],
    [
      'TCVN3',
      byte([...sample].map((char) => String.fromCharCode(tcvn3[char] ?? char.charCodeAt(0))).join('')),
    ],
    ['VNI', byte([...sample].map((char) => vni[char] ?? char).join(''))],
  ])('%s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(sample)
  })
})

test('bytes that make no Vietnamese in any encoding are not text', () => {
  expect(
    decodeText(Buffer.from('Müller große Straße déjà vu naïve Ärger ø å'.repeat(3), 'latin1')),
  ).toBeNull()
  expect(
    decodeText(Buffer.from(Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 37) % 128)))),
  ).toBeNull()
})
