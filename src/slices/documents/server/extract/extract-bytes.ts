import { createHash } from 'node:crypto'
import { kindOfContent } from '#kernel/server/content-kind.ts'
import type { Extracted } from '../../model.ts'
import { textToExtracted } from '../../rules/plain-text.ts'
import { readDocx } from './docx/read-docx.ts'
import { limits } from './limits.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { Refusal } from './refusal.ts'
import { decodeText } from './text/decode-text.ts'

/** Reads a document from its bytes, in this thread and without a clock over it. Throws a refusal. */
export async function extractBytes(name: string, bytes: Uint8Array): Promise<Extracted> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const extracted = await read(name, bytes, sha256)
  if (!/[\p{L}\p{N}]/u.test(extracted.text)) throw new Refusal('document.no_text')
  return extracted
}

async function read(name: string, bytes: Uint8Array, sha256: string): Promise<Extracted> {
  if (bytes.length === 0) throw new Refusal('document.no_text')
  const kind = kindOfContent(bytes)
  switch (kind) {
    case 'docx':
    case 'office-macro':
      return { kind: 'docx', name, sha256, ...readDocx(bytes) }
    case 'pdf':
      return { kind: 'pdf', name, sha256, ...(await readPdf(bytes)) }
    case 'txt':
    case 'csv':
      return readText(name, bytes, sha256)
    case 'zip':
      // A Word file whose directory is cut off still begins like one.
      throw new Refusal(isCutOffWord(bytes) ? 'document.damaged' : 'document.unknown_kind')
    case 'doc':
      throw new Refusal('document.old_word')
    case 'rtf':
      throw new Refusal('document.rtf')
    case 'office-encrypted':
      throw new Refusal('document.encrypted')
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'heic':
    case 'gif':
    case 'tiff':
      throw new Refusal('document.scan')
    default:
      throw new Refusal('document.unknown_kind')
  }
}

function readText(name: string, bytes: Uint8Array, sha256: string): Extracted {
  if (bytes.length > limits.characters) throw new Refusal('document.too_large')
  const text = decodeText(bytes)
  if (text === null) throw new Refusal('document.unknown_kind')
  return textToExtracted(name, text, sha256)
}

function isCutOffWord(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return content.includes('[Content_Types].xml') || content.includes('word/document.xml')
}
