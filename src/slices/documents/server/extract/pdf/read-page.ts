import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { showSymbols } from '../symbols.ts'
import { tallyOf, type Tally } from '../text-builder.ts'
import { decodeByFont } from '../text/legacy-encodings.ts'
import { multiply, type Matrix } from './matrix.ts'
import { readRules, type OperatorCodes, type Rules } from './rules.ts'

/** Letters that stand together on a page. Points from the page's top left corner; `y` is the baseline. */
export interface Piece {
  text: string
  x: number
  right: number
  y: number
  size: number
  /** Runs across the reading direction: side stamps, upright table heads. */
  turned: boolean
  tally: Tally
}

export interface Page {
  number: number
  width: number
  height: number
  pieces: Piece[]
  rules: Rules
  /** Something besides letters is placed on it, such as a picture. */
  drawn: boolean
}

interface Face {
  name: string
  bold: boolean
  italic: boolean
}

/** The letters and the ruled lines of a page, turned so that most letters stand upright. */
export async function readPage(page: PDFPageProxy, codes: OperatorCodes): Promise<Page> {
  const operators = await page.getOperatorList({ annotationMode: 0 })
  const content = await page.getTextContent()
  const items = content.items.filter((item) => 'str' in item).filter((item) => item.str.trim() !== '')
  const turn = commonTurn(
    items.map((item) => ({ matrix: item.transform as Matrix, letters: item.str.length })),
  )
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 })
  const view = viewport.transform as Matrix
  const faces = new Map<string, Face>()
  const pieces = items.map((item): Piece => {
    const [a, b, c, d, x, y] = multiply(view, item.transform as Matrix)
    const face = faces.get(item.fontName) ?? faceOf(page, item.fontName)
    faces.set(item.fontName, face)
    const turned = Math.abs(b) > Math.abs(a) * 0.1 || a < 0
    const size = Math.hypot(c, d)
    return {
      text: showSymbols(decodeByFont(item.str, face.name)),
      x,
      right: x + (turned ? size : item.width),
      y,
      size,
      turned,
      tally: tallyOf(item.str, face.bold, face.italic),
    }
  })
  return {
    number: page.pageNumber,
    width: viewport.width,
    height: viewport.height,
    pieces: pieces.filter(isPlaced),
    rules: readRules(operators, view, codes),
    drawn: operators.fnArray.includes(codes.transform),
  }
}

/** Letters of no size or nowhere on the page are not printed; damaged files have them. */
function isPlaced({ x, right, y, size }: Piece): boolean {
  return Number.isFinite(x + right + y) && size > 0.5 && size < 2000
}

/** Quarter turns (in degrees) that bring most letters upright: sheets on their side are often not marked as such. */
function commonTurn(items: { matrix: Matrix; letters: number }[]): number {
  const turns = [0, 0, 0, 0]
  for (const { matrix, letters } of items) {
    const quarter = Math.round(Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2))
    turns[(quarter + 4) % 4]! += letters
  }
  return turns.indexOf(Math.max(...turns)) * 90
}

/** Bold and italic show only in the names of fonts. */
function faceOf(page: PDFPageProxy, id: string): Face {
  const font: { name?: string; bold?: boolean; black?: boolean; italic?: boolean } = page.commonObjs.has(id)
    ? page.commonObjs.get(id)
    : {}
  // Subsets carry six letters before the name.
  const name = (font.name ?? '').replace(/^[A-Z]{6}\+/, '')
  return {
    name,
    bold: font.bold === true || font.black === true || /bold|black|heavy|demi/i.test(name),
    italic: font.italic === true || /italic|oblique/i.test(name),
  }
}
