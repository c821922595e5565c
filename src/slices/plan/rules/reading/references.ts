const number = new RegExp(
  String.raw`(?<![\d/.,\p{L}-])\d{1,6}[A-Za-zĐđ]?(?:\s?\/\s?\d{4})?(?:\s?\/\s?\d{4}|\s?\/\s?(?=\p{Lu})|-\s?(?=\p{Lu}{2}[\p{L}&]*\s?\/)|-(?=\p{Lu}{2,}[\p{L}&]*\s?\/))[\p{L}\d&.]*(?:\s?[-/]\s?(?=\p{Lu})[\p{L}\d&]+(?:\.[\p{L}\d]+)*|-\s?\p{Lu}[\p{L}\d&]*)*`,
  'gu',
)

/** Every document number a text prints, once each, in order, spaces inside a number removed. */
export function referencesOf(text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(number)) {
    const written = trimmed(match[0])
    const plain = written.replace(/\s+/gu, '').replace(/[.,]+$/u, '')
    if (/\p{Lu}{2}|\p{Lu}[\p{L}]*-\p{Lu}|\/\p{Lu}{1,}\d/u.test(plain)) found.add(plain)
  }
  return [...found]
}

/** "1336/KH-UBND - Sở" ends before a dash that stands between spaces. */
function trimmed(written: string): string {
  return written.replace(/\s[-/]\s.*$/u, '')
}
