import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Tinos: the measures of Times New Roman, every Vietnamese letter, free to embed (OFL). */
export const tinos = {
  normal: fontFile('400Regular/Tinos_400Regular.ttf'),
  bold: fontFile('700Bold/Tinos_700Bold.ttf'),
  italics: fontFile('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: fontFile('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
}

function fontFile(path: string): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${path}`)
}

export interface TextStyle {
  size: number
  bold?: boolean | undefined
  italic?: boolean | undefined
}

/** Width in points of a line of NFC text, without kerning, as Word sets it in Times New Roman. */
export function widthOf(text: string, { size, bold = false, italic = false }: TextStyle): number {
  const advance = advancesOf(bold ? (italic ? 'bolditalics' : 'bold') : italic ? 'italics' : 'normal')
  let sum = 0
  for (const letter of text) sum += advance(letter.codePointAt(0) ?? 0)
  return sum * size
}

type Advance = (codePoint: number) => number
const read = new Map<keyof typeof tinos, Advance>()

function advancesOf(face: keyof typeof tinos): Advance {
  const known = read.get(face)
  if (known) return known
  const advance = readAdvances(readFileSync(tinos[face]))
  read.set(face, advance)
  return advance
}

// TrueType: tables head (units per em), hhea and hmtx (advance widths), cmap format 4 (letters to glyphs).
function readAdvances(font: Buffer): Advance {
  const table = (tag: string) => {
    const count = font.readUInt16BE(4)
    for (let at = 12; at < 12 + count * 16; at += 16)
      if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
    throw new Error(`font without table ${tag}`)
  }
  const unitsPerEm = font.readUInt16BE(table('head') + 18)
  const metrics = font.readUInt16BE(table('hhea') + 34)
  const hmtx = table('hmtx')
  const glyphOf = letterMap(font, table('cmap'))
  return (codePoint) => font.readUInt16BE(hmtx + Math.min(glyphOf(codePoint), metrics - 1) * 4) / unitsPerEm
}

function letterMap(font: Buffer, cmap: number): (codePoint: number) => number {
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + 4 + i * 8)
  const unicode = subtables.find((at) => font.readUInt16BE(at) === 3 && font.readUInt16BE(at + 2) === 1)
  if (unicode === undefined) throw new Error('font without a Unicode map')
  const map = cmap + font.readUInt32BE(unicode + 4)
  const doubled = font.readUInt16BE(map + 6)
  const [ends, starts] = [map + 14, map + 16 + doubled]
  return (codePoint) => {
    for (let i = 0; i < doubled; i += 2) {
      if (codePoint > font.readUInt16BE(ends + i)) continue
      const start = font.readUInt16BE(starts + i)
      if (codePoint < start) return 0
      const delta = font.readInt16BE(starts + doubled + i)
      const offsetAt = starts + 2 * doubled + i
      const offset = font.readUInt16BE(offsetAt)
      if (offset === 0) return (codePoint + delta) & 0xffff
      const glyph = font.readUInt16BE(offsetAt + offset + (codePoint - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}
