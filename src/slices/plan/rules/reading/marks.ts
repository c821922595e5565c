/** The number, letter or sign with which a paragraph opens. */
export interface Mark {
  /** Marks of one style belong to one list. */
  style: string
  /** The usual depth of the style: parts 0 … bullets 12. */
  rank: number
  /** As it goes into a ref: "II", "1", "a", "2.1"; empty for signs. */
  label: string
  /** Place in its list, counted from 1; 0 for signs. */
  order: number
  /** Characters of the line up to the words. */
  length: number
  /** Typed words such as "Điều", or null. */
  word: string | null
}

const romanOrder = (label: string): number => {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 }
  let sum = 0
  for (let at = 0; at < label.length; at += 1) {
    const value = values[label[at] ?? ''] ?? 0
    sum += value < (values[label[at + 1] ?? ''] ?? 0) ? -value : value
  }
  return sum
}

const alphabet = [...'abcdđeghiklmnopqrstuvxy']
const plainAlphabet = [...'abcdefghijklmnopqrstuvwxyz']
const ordinals: Record<string, number> = {
  nhất: 1,
  một: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
}
const DASHES = '-–—−‐‑'
const BULLETS = '•●○◦▪■□◆❖➢➤►▶✓✔★*·∙‣⁃'

const part = /^(?:PHẦN|Phần)\s+(?:(?:thứ|THỨ)\s+(\p{L}+)|([IVX]+|\d+))\s*(?:[.:\-–]\s*|(?=\s|$))/u
const chapter = /^(?:CHƯƠNG|Chương)\s+([IVX]+|\d+)\s*(?:[.:\-–]\s*|(?=\s|$))/u
const division = /^(?:MỤC|Mục)\s+(\d+|[IVX]+)\s*(?:[.:\-–]\s+|$|(?=\s\p{Lu}))/u
const article = /^(?:ĐIỀU|Điều)\s+(\d+)\s*(?:[.:]\s*|$)/u
const clause = /^Khoản\s+(\d+)\s*[.:)]\s*/u
const point = /^Điểm\s+([a-zđ])\s*[.:)]\s*/u
const counted =
  /^(?:Nhiệm vụ|NHIỆM VỤ|Giải pháp|Hoạt động|Nội dung|Nhóm nhiệm vụ)\s+(\d{1,2}(?:\.\d{1,2}){0,2})\s*(?:[.:]|\s[-–])\s+(?=\S)/u
const compound = /^(\d{1,2}(?:\.\d{1,2}){1,4})\s*(?:[.):]\s*|\s+|\/\s+)(?=[\p{L}“"(\d])/u
const mixed = /^([IVX]{1,5}(?:\.\d{1,2}){1,4})\s*[.):]?\s+(?=[\p{L}“"(])/u
const roman = /^([IVX]{1,6})\s*(?:[.)]?\/-?|[.):]-?|\s?[-–]\s)\s*(?=[\p{L}“"(])/u
const arabic = /^(\d{1,3})(?:\s?(?:(\.)(?:\/?-)?|(\))-?|(\/)-?|(:))\s*(?=[\p{L}“"(%\d])|(-|–)\s+(?=\p{Lu}))/u
const bracketed = /^\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)/u
const letter = /^([a-zđ])\s?(?:([.])|([)])|(\/))\s*(?=\S)/u
const capital = /^([A-ZĐ])\s?(?:[.)]|\/|\s[-–])\s*(?=\p{L})/u
const lowerRoman = /^([ivx]{1,5})\s?[.)]\s*(?=\S)/u
const dash = new RegExp(`^([${DASHES}]+)\\s*(?=[\\p{L}\\d“"(%])`, 'u')
const plus = /^\+\s*(?=\S)/u
const bullet = new RegExp(`^([${BULLETS.replace('*', '\\*')}\\uE000-\\uF8FF])\\s*(?=\\S)`, 'u')

/** The mark of a line, or null. `made` is the mark Word made, which may be a sign no typist uses ("o", "§"). */
export function markOf(text: string, made: string | null, level: number | null): Mark | null {
  return typedMark(text) ?? (made ? madeMark(text, made, level) : null)
}

function typedMark(text: string): Mark | null {
  return structural(text) ?? numbered(text) ?? lettered(text) ?? sign(text)
}

function structural(text: string): Mark | null {
  let match = part.exec(text)
  if (match) {
    const order = match[1] ? ordinals[match[1].toLowerCase()] : orderOf(match[2] ?? '')
    if (order)
      return {
        style: 'part',
        rank: 0,
        label: match[2] ?? String(order),
        order,
        length: match[0].length,
        word: 'Phần',
      }
  }
  match = chapter.exec(text)
  if (match?.[1]) return marked('chapter', 1, match[1], orderOf(match[1]), match[0].length, 'Chương')
  match = division.exec(text)
  if (match?.[1]) return marked('division', 1.5, match[1], orderOf(match[1]), match[0].length, 'Mục')
  match = article.exec(text)
  if (match?.[1]) return marked('article', 3.5, match[1], Number(match[1]), match[0].length, 'Điều')
  match = clause.exec(text)
  if (match?.[1]) return marked('arabic.', 4, match[1], Number(match[1]), match[0].length, 'Khoản')
  match = point.exec(text)
  if (match?.[1]) return marked('letter)', 7, match[1], letterOrder(match[1]), match[0].length, 'Điểm')
  match = counted.exec(text)
  if (match?.[1]) {
    const steps = match[1].split('.')
    const style = `counted ${match[0].split(/\d/u)[0]}`
    return marked(style, 3.75 + steps.length * 0.05, match[1], Number(steps.at(-1)), match[0].length, null)
  }
  return null
}

function numbered(text: string): Mark | null {
  let match = mixed.exec(text) ?? compound.exec(text)
  if (match?.[1]) {
    const steps = match[1].split('.')
    const order = orderOf(steps.at(-1) ?? '')
    if (/^\d/u.test(match[1]) && isDateOrAmount(text)) return null
    return marked(`compound${steps.length}`, 4 + steps.length / 10, match[1], order, match[0].length, null)
  }
  match = roman.exec(text)
  if (match?.[1]) return marked('roman', 3, match[1], romanOrder(match[1]), match[0].length, null)
  match = arabic.exec(text)
  if (match?.[1]) {
    if (isDateOrAmount(text)) return null
    const close = match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? '.'
    const rank = close === ')' ? 6 : 4
    return marked(`arabic${close}`, rank, match[1], Number(match[1]), match[0].length, null)
  }
  return null
}

/** "30.11.2025", "1.200 trẻ em", "15/6, các xã" are no list numbers. */
function isDateOrAmount(text: string): boolean {
  return (
    /^\d{1,3}(?:[./]\d{1,2}[./]\d{4}|\.\d{3}(?!\d)|\/\d|,\d|\.\d{3}\.\d{3})/u.test(text) ||
    /^\d{1,2}\.\d{1,2}\s*%/u.test(text)
  )
}

function lettered(text: string): Mark | null {
  let match = bracketed.exec(text)
  if (match?.[1]) {
    const kind = /\d/u.test(match[1]) ? 'digit' : 'letter'
    return marked(`(${kind})`, 8, match[1], orderOf(match[1]), match[0].length, null)
  }
  match = letter.exec(text)
  // "i) …; ii) …" in one line is a list inside a sentence.
  if (match?.[1] === 'i' && /[;,]\s+ii\)/u.test(text)) return null
  if (match?.[1]) {
    const close = match[2] ?? match[3] ?? match[4] ?? ')'
    return marked(`letter${close}`, 7, match[1], letterOrder(match[1]), match[0].length, null)
  }
  match = lowerRoman.exec(text)
  if (match?.[1])
    return marked('lower-roman', 8.5, match[1], romanOrder(match[1].toUpperCase()), match[0].length, null)
  match = capital.exec(text)
  if (match?.[1])
    return marked('capital', 2, match[1], letterOrder(match[1].toLowerCase()), match[0].length, null)
  return null
}

function sign(text: string): Mark | null {
  let match = dash.exec(text)
  if (match?.[1]) return marked(match[1].length > 1 ? 'dashes' : 'dash', 10, '', 0, match[0].length, null)
  match = plus.exec(text)
  if (match) return marked('plus', 11, '', 0, match[0].length, null)
  match = bullet.exec(text)
  if (match?.[1]) return marked(`bullet ${match[1]}`, 12, '', 0, match[0].length, null)
  return null
}

function madeMark(text: string, made: string, level: number | null): Mark | null {
  if (!text.startsWith(made)) return null
  const length = made.length + (/^\s*/u.exec(text.slice(made.length))?.[0].length ?? 0)
  const label = /^[(]?([\p{L}\d.]{1,8}?)[.):]*$/u.exec(made)?.[1] ?? ''
  if (label === '' || label === 'o') return marked(`made ${made}${level ?? 0}`, 12, '', 0, length, null)
  return marked(
    `made${level ?? 0}`,
    4 + (level ?? 0) / 10,
    label,
    orderOf(label.split('.').at(-1) ?? ''),
    length,
    null,
  )
}

function marked(
  style: string,
  rank: number,
  label: string,
  order: number,
  length: number,
  word: string | null,
): Mark {
  return { style, rank, label, order, length, word }
}

function orderOf(label: string): number {
  if (/^\d+$/u.test(label)) return Number(label)
  if (/^[IVX]+$/u.test(label)) return romanOrder(label)
  if (/^[ivx]+$/u.test(label) && label.length > 1) return romanOrder(label.toUpperCase())
  return letterOrder(label)
}

function letterOrder(label: string): number {
  return alphabet.indexOf(label) + 1
}

/** A mark may follow another of its style: the next of its list, in either alphabet. */
export function follows(mark: Mark, before: Mark): boolean {
  if (mark.order === 0) return true
  if (mark.order === before.order + 1) return true
  const step = plainAlphabet.indexOf(mark.label) - plainAlphabet.indexOf(before.label)
  return /^letter/u.test(mark.style) && step === 1
}
