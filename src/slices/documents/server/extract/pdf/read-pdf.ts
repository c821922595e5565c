import type { Block } from '../../../model.ts'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'
import { loadPdfjs, openPdf } from './open-pdf.ts'
import { layOut } from './lay-out.ts'
import { readPage, type Page } from './read-page.ts'
import { writeLayout } from './write-layout.ts'

/** The text of a PDF in reading order, line by line, with its ruled tables. Throws a refusal. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ text: string; blocks: Block[]; unreadPages: number[] }> {
  const document = await openPdf(bytes)
  const { OPS } = await loadPdfjs()
  const pages: Page[] = []
  let characters = 0
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const proxy = await document.getPage(number)
      const page = await readPage(proxy, OPS)
      proxy.cleanup()
      pages.push(page)
      characters += page.pieces.reduce((sum, piece) => sum + piece.text.length, 0)
      if (characters > limits.characters) throw new Refusal('document.too_large')
    }
  } catch (error) {
    throw error instanceof Refusal || error instanceof RangeError ? error : new Refusal('document.damaged')
  }
  const pictures = hasPictures(bytes)
  // A stamp or a page number over a picture is not the text of a document.
  if (characters < 40 * pages.length ** 0.5 && pictures) throw new Refusal('document.scan')
  const empty = pages.filter((page) => pictures && page.drawn && page.pieces.length === 0)
  return { ...writeLayout(layOut(pages)), unreadPages: empty.map((page) => page.number) }
}

/** The dictionaries of streams are never compressed, so pictures can be told without opening them. */
function hasPictures(bytes: Uint8Array): boolean {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return content.includes('/Subtype/Image') || content.includes('/Subtype /Image')
}
