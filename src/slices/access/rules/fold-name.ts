const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /\p{M}/gu

/** For searching: lower case without diacritics, everything but letters and digits a single space ("Hoà" = "hoa"). */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * For telling names apart: lower case, NFC, the tone of each syllable moved to its end so that "Hoà" and "Hòa",
 * "Uỷ" and "Ủy" are one, and everything but letters, digits and list commas a single space.
 */
export function levelTones(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(
      /[\p{L}\p{M}]+/gu,
      (syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''),
    )
    .normalize('NFC')
    .replace(/[;,]/g, ' , ')
    .replace(/[^\p{L}\p{M}\p{N},]+/gu, ' ')
    .trim()
}
