/**
 * The two font encodings in which Vietnamese was typed before Unicode, as they look when their bytes are read as
 * Latin-1 (a text file) or when their font is forgotten (a Word file set in `.VnTime` or `VNI-Times`).
 */
const tcvn3Runs: [number, string][] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]
const tcvn3 = new Map(
  tcvn3Runs.flatMap(([first, letters]) =>
    [...letters].map((letter, index) => [String.fromCharCode(first + index), letter] as const),
  ),
)

/** TCVN 5712 (font names `.Vn…`): one character for one letter. Capitals with tones live in fonts of their own, `.Vn…H`. */
export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (char) => tcvn3.get(char) ?? char)
}

const acute = '\u0301'
const grave = '\u0300'
const hook = '\u0309'
const tilde = '\u0303'
const dot = '\u0323'
const breve = '\u0306'
const circumflex = '\u0302'

/** What the character after a vowel adds to it. */
const vniMarks: Record<string, string> = {
  ù: acute,
  ø: grave,
  û: hook,
  õ: tilde,
  ï: dot,
  ê: breve,
  é: breve + acute,
  è: breve + grave,
  ú: breve + hook,
  ü: breve + tilde,
  ë: breve + dot,
  â: circumflex,
  á: circumflex + acute,
  à: circumflex + grave,
  å: circumflex + hook,
  ã: circumflex + tilde,
  ä: circumflex + dot,
}
const vniLetters: Record<string, string> = {
  ô: 'ơ',
  ö: 'ư',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ñ: 'đ',
}

/** VNI-Windows (font names `VNI-…`): a vowel, then a character for its marks; a few letters stand alone. */
export function fromVni(text: string): string {
  return text
    .normalize('NFC')
    .replace(/([aeoyuôö])([ùøûõïêéèúüëâáàåãä])|[ôöíìæóòîñ]/gi, (pair, vowel?: string, mark?: string) => {
      if (vowel === undefined || mark === undefined)
        return sameCase(pair, vniLetters[pair.toLowerCase()] ?? pair)
      const base = sameCase(vowel, vniLetters[vowel.toLowerCase()] ?? vowel)
      return (base + (vniMarks[mark.toLowerCase()] ?? mark)).normalize('NFC')
    })
}

function sameCase(model: string, text: string): string {
  return model === model.toLowerCase() ? text : text.toUpperCase()
}

/** Text set in one of the fonts used before Unicode holds the font's codes, not letters; other text stays as it is. */
export function decodeByFont(text: string, font: string): string {
  if (/^\.vn/i.test(font)) {
    const letters = fromTcvn3(text)
    return /h$/i.test(font) ? letters.toLocaleUpperCase('vi') : letters
  }
  return /^vni[- ]/i.test(font) ? fromVni(text) : text
}
