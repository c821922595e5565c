import { listZip } from './zip.ts'

/** What a file is by what it holds, whatever its name says. The first line is what may be kept; the second is known only to be refused with a reason. */
export type ContentKind =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'heic'
  | 'mp4'
  | 'txt'
  | 'csv'
  | 'zip'
  | 'odf'
  | 'office-macro'
  | 'office-encrypted'
  | 'doc'
  | 'ole'
  | 'rtf'
  | 'gif'
  | 'tiff'
  | 'html'
  | 'xml'

/** The kind of content, found from the bytes alone, or null when it is none that is known. */
export function kindOfContent(bytes: Uint8Array): ContentKind | null {
  if (bytes.length === 0) return null
  return byMagic(bytes) ?? (looksLikeText(bytes) ? kindOfText(bytes) : null)
}

function byMagic(bytes: Uint8Array): ContentKind | null {
  const head = latin1(bytes, 0, 1024)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp'
  if (head.slice(4, 8) === 'ftyp') return kindOfFtyp(head)
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return kindOfZip(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfOle(bytes)
  if (head.startsWith('{\\rtf')) return 'rtf'
  // Readers take a PDF whose header stands within the first kilobyte.
  return head.includes('%PDF-') ? 'pdf' : null
}

function kindOfFtyp(head: string): ContentKind | null {
  const brand = head.slice(8, 12)
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return 'heic'
  return /^(isom|iso\d|mp4\d|avc1|M4V |MSNV|3gp\d|qt {2})$/.test(brand) ? 'mp4' : null
}

function kindOfZip(bytes: Uint8Array): ContentKind {
  const names = (listZip(bytes) ?? []).map((entry) => entry.name)
  if (!names.includes('[Content_Types].xml')) return names.includes('META-INF/manifest.xml') ? 'odf' : 'zip'
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return 'office-macro'
  if (names.some((name) => /^word\//i.test(name))) return 'docx'
  return names.some((name) => /^xl\//i.test(name)) ? 'xlsx' : 'zip'
}

/** Old Office files and encrypted new ones are OLE containers; the names in their directory, in UTF-16, tell which. */
function kindOfOle(bytes: Uint8Array): ContentKind {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return 'office-encrypted'
  return holds('WordDocument') ? 'doc' : 'ole'
}

/** Text in any encoding Vietnam has used: no control characters but white space; UTF-16 has zeros in every other byte. */
function looksLikeText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  const [first, second] = sample
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const zeros = [0, 0]
  let control = 0
  let high = 0
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2]! += 1
    else if ((byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) || byte === 0x7f)
      control += 1
    else if (byte >= 0x80) high += 1
  }
  const half = sample.length / 2
  if (zeros[0]! + zeros[1]! > 0) {
    return Math.max(...zeros) > 0.3 * half && Math.min(...zeros) < 0.02 * half
  }
  return control === 0 && high < 0.7 * sample.length
}

function kindOfText(bytes: Uint8Array): ContentKind {
  const text = new TextDecoder(bytes[1] === 0 ? 'utf-16le' : 'utf-8')
    .decode(bytes.subarray(0, 65_536))
    .trimStart()
  if (/^<(!doctype html|html|head|body|script|svg)\b/i.test(text)) return 'html'
  if (text.startsWith('<?xml')) return 'xml'
  return isCsv(text) ? 'csv' : 'txt'
}

/** At least two rows, and the same number of separators in each of the first twenty. */
function isCsv(text: string): boolean {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  if (rows.length < 2) return false
  return [',', ';', '\t'].some((separator) => {
    const counts = rows.map((row) => row.replace(/"[^"]*"/g, '').split(separator).length)
    return counts[0]! > 1 && counts.every((count) => count === counts[0])
  })
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to)
}
