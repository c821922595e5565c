/** What the symbol fonts show at their private codes (U+F000 + the font's code), as characters that stand for the same. */
const symbols: Record<number, string> = {
  0x2d: '-',
  0xb7: '•',
  0xa7: '▪',
  0xd8: '➢',
  0xfc: '✓',
  0xfe: '☑',
  0xa8: '□',
  0x6f: '□',
  0x71: '❑',
  0x76: '❖',
  0x6c: '●',
  0x6e: '■',
  0x75: '◆',
  0xae: '→',
  0xe0: '→',
  0xf0: '⇨',
  0xbe: '-',
  0x9f: '•',
  0xa3: '≤',
  0xb3: '≥',
  0xb1: '±',
  0xb4: '×',
  0x2b: '+',
}

/** A character of Symbol or Wingdings, given by its code with or without the private offset; unknown ones are a bullet. */
export function symbolOf(code: number): string {
  return symbols[code & 0xff] ?? '•'
}

/** The private characters in a text, replaced by what they show. */
export function showSymbols(text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, (char) => symbolOf(char.charCodeAt(0)))
}

const raised: Record<string, string> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  i: 'ⁱ',
  v: 'ᵛ',
  x: 'ˣ',
}

/** The mark of a note as the page shows it, raised: it must not run into the number of a document before it. */
export function raise(mark: string): string {
  return [...mark].map((char) => raised[char] ?? char).join('')
}
