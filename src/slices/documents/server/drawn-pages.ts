import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** For tests: what a reader sees on paper. Lengths in millimetres from the page's top left corner, sizes in points. */
export interface DrawnPage {
  width: number
  height: number
  lines: DrawnLine[]
  rules: DrawnRule[]
}

export interface DrawnLine {
  text: string
  left: number
  right: number
  baseline: number
  size: number
  font: string
}

/** A level line. */
export interface DrawnRule {
  left: number
  right: number
  y: number
}

/** A Word file as LibreOffice prints it. Without LibreOffice it fails and says how to get it. */
export async function printWord(docx: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'letter-'))
  try {
    await writeFile(join(folder, 'letter.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const args = [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'letter.docx'),
    ]
    await promisify(execFile)('soffice', args, { timeout: 120_000 })
    return await readFile(join(folder, 'letter.pdf'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(
        'LibreOffice is missing, so the Word file cannot be measured. Install it with "apt-get install -y libreoffice-writer fonts-liberation" (or the like) so that "soffice" is found, then run the test again.',
        { cause: error },
      )
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The pages of a PDF by its glyph positions. */
export async function drawnPages(pdf: Uint8Array): Promise<DrawnPage[]> {
  const scope = globalThis as Record<string, unknown>
  // Drawing classes that pdf.js looks for while it loads; reading positions never calls them.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) scope[name] ??= Object
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), disableFontFace: true, verbosity: 0 })
    .promise
  const pages: DrawnPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const operators = await page.getOperatorList()
    const { items } = await page.getTextContent()
    const pieces = items.flatMap((item): DrawnLine[] => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number]
      const font = page.commonObjs.has(item.fontName)
        ? (page.commonObjs.get(item.fontName) as { name?: string })
        : {}
      return [
        {
          text: item.str,
          left: mm(x),
          right: mm(x + item.width),
          baseline: mm(height - y),
          size: Math.hypot(c, d),
          font: font.name ?? '',
        },
      ]
    })
    pages.push({
      width: mm(width),
      height: mm(height),
      lines: joined(pieces),
      rules: levelRules(operators, OPS, height),
    })
  }
  await document.loadingTask.destroy()
  return pages
}

function mm(points: number): number {
  return (points * 25.4) / 72
}

// Pieces of one line follow each other on one baseline; columns and cells stand farther apart than words do.
function joined(pieces: DrawnLine[]): DrawnLine[] {
  const lines: DrawnLine[] = []
  for (const piece of pieces) {
    const line = lines.at(-1)
    const gap = line ? piece.left - line.right : 0
    if (line && Math.abs(line.baseline - piece.baseline) < 0.2 && gap > -1 && gap < 7) {
      line.text += (gap > 0.6 && !/\s$/.test(line.text) ? ' ' : '') + piece.text
      line.right = piece.right
    } else lines.push({ ...piece })
  }
  return lines
}

type Matrix = [number, number, number, number, number, number]

function levelRules(
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  ops: Record<'save' | 'restore' | 'transform' | 'constructPath', number>,
  height: number,
): DrawnRule[] {
  const rules: DrawnRule[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((code, i) => {
    const args = argsArray[i] as unknown[]
    if (code === ops.save) saved.push(matrix)
    else if (code === ops.restore) matrix = saved.pop() ?? matrix
    else if (code === ops.transform) matrix = times(matrix, args as Matrix)
    else if (code === ops.constructPath && args[2]) {
      const [x1, y1, x2, y2] = args[2] as [number, number, number, number]
      const [, , , , left, bottom] = times(matrix, [1, 0, 0, 1, x1, y1])
      const [, , , , right, top] = times(matrix, [1, 0, 0, 1, x2, y2])
      const box = {
        left: mm(Math.min(left, right)),
        right: mm(Math.max(left, right)),
        y: mm(height - (top + bottom) / 2),
      }
      if (Math.abs(top - bottom) < 2 && box.right - box.left > 3) rules.push(box)
    }
  })
  return rules
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}
