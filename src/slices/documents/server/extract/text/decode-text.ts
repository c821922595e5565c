import { fromTcvn3, fromVni } from './legacy-encodings.ts'

/**
 * A text file's bytes as NFC text with \n line ends, or null when no encoding used in Vietnam makes sense of them:
 * UTF-8 and UTF-16 with or without a mark at the start, Windows-1258, TCVN3, VNI.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeUnicode(bytes) ?? decodeLegacy(bytes)
  return text === null ? null : text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').normalize('NFC')
}

function decodeUnicode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes)
  return decode(guessUtf16(bytes) ?? 'utf-8', bytes)
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Without a mark, Latin letters and spaces betray UTF-16 by the zero in every other byte. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1
  if (zeros[0]! + zeros[1]! < sample.length / 8) return null
  return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be'
}

/** The one of the old encodings in which most marked words are Vietnamese syllables; below one in two it is none of them. */
function decodeLegacy(bytes: Uint8Array): string | null {
  const latin = Buffer.from(bytes).toString('latin1')
  const readings = [new TextDecoder('windows-1258').decode(bytes), fromTcvn3(latin), fromVni(latin)]
  const scored = readings.map((text) => ({ text, share: shareOfSyllables(text.slice(0, 200_000)) }))
  const best = scored.reduce((a, b) => (b.share > a.share ? b : a))
  return best.share > 0.5 ? best.text : null
}

const syllable =
  /^(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?$/

/** Of the words with letters outside ASCII, the share that can be a Vietnamese syllable; tone marks are taken off first. */
function shareOfSyllables(text: string): number {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\u0080-\u00bf]+/gu) ?? []
  const marked = words.filter((word) => /[^\0-\x7f]/.test(word))
  if (marked.length === 0) return 0
  const good = marked.filter((word) => {
    const toneless = word
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    return syllable.test(toneless.normalize('NFC'))
  })
  return good.length / marked.length
}
