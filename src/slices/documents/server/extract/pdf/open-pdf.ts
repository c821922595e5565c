import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { limits } from '../limits.ts'
import { Refusal } from '../refusal.ts'

/** Opens a PDF for reading its text: no scripts, no network, no annotations, pictures are skipped. Throws a refusal. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadPdfjs()
  try {
    const task = getDocument({
      // A copy: pdf.js takes the buffer away.
      data: new Uint8Array(bytes),
      maxImageSize: 1,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
      verbosity: 0,
      cMapUrl: new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')).pathname,
      cMapPacked: true,
    })
    const document = await task.promise
    if (document.numPages > limits.pages) throw new Refusal('document.too_large')
    return document
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(isPassword(error) ? 'document.encrypted' : 'document.damaged')
  }
}

export async function loadPdfjs() {
  // Drawing classes that pdf.js looks for while it loads; reading text never calls them.
  const scope = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException'
}
