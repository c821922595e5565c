import {
  bareBodies,
  bodyHeads,
  departmentFields,
  generalWords,
  groupTails,
  notHeads,
  posts,
  verbsInNames,
} from './words/bodies.ts'
import { predicateVerbs } from './words/verbs.ts'

/** One body, or a list with a shared head, found at a place of a text. */
export interface BodyAtom {
  names: string[]
  end: number
}

const MANY = String.raw`(?:(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]oàn thể|[Mm]ỗi)\s+)`
const ADMIN = String.raw`(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|đặc khu|thôn|bản|tổ dân phố|khối|xóm|khóm|ấp|buôn|khu phố|khu dân cư|tỉnh)`
const LEVEL = String.raw`(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|đặc khu|tỉnh)`
const END = String.raw`(?![\p{L}\d])`
const TAIL = `(?:${groupTails.join('|')})${END}`
const unparted = String.raw`(?!\s+(?:chính\s+trị|xã\s+hội|đoàn\s+thể|thành\s+viên|quần\s+chúng|đảng|cơ\s+sở\s+đảng|tôn\s+giáo|phi\s+chính|quốc\s+tế|kinh\s+tế|hội))`
const WORD = `(?:${[...generalWords].sort(longestFirst).map(generalWord).join('|')})${END}`

const tail = sticky(String.raw`\s+${TAIL}`)
const run = sticky(String.raw`${MANY}?${WORD}(?:(?:\s*[,/]\s*|\s+và\s+|\s*-\s*)${MANY}?${WORD})*`)
const mass = sticky(
  String.raw`${MANY}?(?:tổ\s+chức|đoàn\s+thể|hội\s+đoàn\s+thể)\s+(?:chính\s+trị(?:\s*[-–,]\s*xã\s+hội)?(?:\s*[-–,]\s*nghề\s+nghiệp)?|xã\s+hội(?:\s*[-–]\s*nghề\s+nghiệp)?|đoàn\s+thể|thành\s+viên|quần\s+chúng|tôn\s+giáo|hội)${END}`,
)
const shared = sticky(
  String.raw`(?:[Cc]ác|[Nn]hững)\s+(Sở|Ban|Bộ|Phòng|Hội|Trường|Chi\s+cục|Cục|sở|phòng|trường|bộ|hội)(?:\s*,\s*(?:ban|ngành))*\s*(:?)\s+(?=[\p{Lu}])`,
)
const listed = sticky(String.raw`${MANY}?${WORD}(?:(?:\s*,\s*|\s+và\s+)${WORD})*(?:\s+${TAIL})*\s*:\s*`)
const offices = sticky(
  String.raw`Báo\s+và\s+(?:Đài\s+)?[Pp]hát\s+thanh(?:,|\s+và)?\s+[Tt]ruyền\s+hình|Văn\s+phòng\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân|Đoàn\s+ĐBQH|Đoàn\s+đại\s+biểu\s+Quốc\s+hội)(?:\s+(?:và|&)\s+|,\s*)(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)`,
)
const post = sticky(`(?:${posts.map(spaced).sort(longestFirst).join('|')})${END}`)
/** Departments of the police are also called by their codes: "Phòng PX03, PC06". */
const field = sticky(
  String.raw`(?:${departmentFields.map(spaced).sort(longestFirst).join('|')}|P\p{Lu}{1,2}\d{2})${END}`,
)
const department = sticky(String.raw`(?:[Cc]ác\s+)?(Sở|Phòng|Bộ)\s+`)
const bare = sticky(`(?:${bareBodies.map(spaced).sort(longestFirst).join('|')})${END}`, 'i')
const head = sticky(`${MANY}?(?:${bodyHeads.map(spaced).sort(longestFirst).join('|')})${END}`)
const lowerHead = sticky(
  String.raw`${MANY}(?:[Cc]hi\s+hội|[Cc]hi\s+đoàn|[Cc]âu\s+lạc\s+bộ|trường|thành\s+viên|đoàn|viện|cơ\s+sở|trung\s+tâm|bệnh\s+viện|trạm|phòng|doanh\s+nghiệp|công\s+ty|hội|thôn|bản|ấp|khối|tổ|xóm|nhà\s+trường|hiệp\s+hội|báo|đài|lực\s+lượng|ban|đội|huyện|xã|phường|thị\s+xã|thành\s+phố|tỉnh|cấp\s+hội|chi\s+hội|bộ|câu\s+lạc\s+bộ|gia\s+đình|cấp)${END}`,
)
const lowerPlain = sticky(
  String.raw`(?:công\s+đoàn|trường\s+học|nhà\s+trường|cơ\s+sở\s+(?:giáo\s+dục|nuôi\s+dưỡng|trợ\s+giúp|y\s+tế|khám|bảo\s+trợ|kinh\s+doanh|sản\s+xuất)|doanh\s+nghiệp|bệnh\s+viện|trạm\s+y\s+tế|trung\s+tâm\s+y\s+tế|phòng\s+khám|đoàn\s+thanh\s+niên|chi\s+hội|công\s+an|hộ\s+gia\s+đình|gia\s+đình|cha\s+mẹ)${END}`,
)
const inName = sticky(`\\s+(?:${verbsInNames.map(spaced).sort(longestFirst).join('|')})${END}`)
const notHead = sticky(`(?:${notHeads.map(spaced).join('|')})${END}`, 'i')
const needed = sticky(
  String.raw`\s+(?:\p{Lu}|và\s+\p{Lu}|các${END}|cấp${END}|${ADMIN}${END}|nhân\s+dân|của|phụ\s+nữ|nông\s+dân|cựu|chữ|liên|khuyến|người|ngành|cơ\s+sở|khu\s+vực|y\s+tế)`,
)
const admin = sticky(String.raw`(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+)(?:các\s+)?${ADMIN}${END}`)
const manyAdmin = sticky(
  String.raw`\s+(?:(?:các|nhân\s+dân\s+các|Nhân\s+dân\s+các)\s+${ADMIN}${END}|${LEVEL}${END}(?=(?:\s*,\s*|\s+và\s+)${LEVEL}${END}))`,
)
const predicate = sticky(`(?:${[...new Set(predicateVerbs)].map(spaced).sort(longestFirst).join('|')})${END}`)
const wordAhead = sticky(String.raw`\s+(?:[-–]\s+)?([\p{L}\d&.’'/-]+|“[^”]*”)`)
const joinedCapital = sticky(String.raw`(?:\s*,\s*|\s+và\s+|\s+&\s+)(?=\p{Lu}\p{L}*)`)
const brackets = sticky(String.raw`\s*\([^()]{0,120}\)`)
const separator = sticky(
  String.raw`\s*(?:;|,|\/|\n|\s-\s)\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng(?:\s+với)?|&|hoặc)\s+`,
)

function generalWord(word: string): string {
  const plain = `${word[0] === 'đ' ? '[đĐ]' : `[${word[0]}${word[0]?.toUpperCase()}]`}${spaced(word.slice(1))}`
  if (word === 'tổ chức') return plain + unparted
  return word === 'sở' || word === 'bộ' || word === 'ban' || word.startsWith('phòng') || word === 'hội'
    ? String.raw`${plain}(?!\s+\p{Lu}|\s*,\s+chống|\s+(?:chống|ngừa))`
    : plain
}

function spaced(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/ /gu, String.raw`\s+`)
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}

function sticky(source: string, flags = ''): RegExp {
  return new RegExp(source, `uy${flags}`)
}

/** The end of a sticky pattern at a place, or -1. */
function endAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** The end of what parts two bodies of a list at a place, or -1. */
export function separatorAt(text: string, at: number): number {
  return endAt(separator, text, at)
}

/** A word that ends the name of a body and opens what it does stands here. */
export function predicateAt(text: string, at: number): boolean {
  return endAt(predicate, text, at) >= 0
}

/** The body, or the bodies under one shared head, whose name begins at a place; null when none does. */
export function bodyAt(text: string, at: number, first: boolean): BodyAtom | null {
  return (
    introduced(text, at) ??
    withPost(text, at) ??
    sharedHead(text, at) ??
    knownDepartment(text, at) ??
    general(text, at, first) ??
    fixedWords(text, at) ??
    named(text, at, first)
  )
}

/** "các cơ quan: Sở Y tế, …": the words before the colon are left out. */
function introduced(text: string, at: number): BodyAtom | null {
  const end = endAt(listed, text, at)
  if (end < 0 || end >= text.length) return null
  const fields = fieldsAt(text, end, 'Sở')
  return fields ?? bodyAt(text, end, true)
}

function withPost(text: string, at: number): BodyAtom | null {
  const end = endAt(post, text, at)
  if (end < 0) return null
  const title = text.slice(at, end)
  const next = end + (/^\s+/u.exec(text.slice(end, end + 4))?.[0].length ?? 0)
  const body = next > end ? bodyAt(text, next, false) : null
  if (!body)
    return /^(?:Chánh|Bí thư|Chủ tịch)/u.test(title) ? { names: [title], end: extend(text, end) } : null
  if (body.names.length === 1) return { names: [text.slice(at, body.end).trim()], end: body.end }
  return { names: body.names.map((name) => `${title} ${name}`), end: body.end }
}

/** "Các Sở: Y tế, Tư pháp" are taken apart. */
function sharedHead(text: string, at: number): BodyAtom | null {
  shared.lastIndex = at
  const match = shared.exec(text)
  if (!match?.[1]) return null
  const found = fieldsAt(
    text,
    shared.lastIndex,
    /^(?:sở|phòng)$/u.test(match[1]) ? match[1][0]?.toUpperCase() + match[1].slice(1) : match[1],
  )
  // A single name is no list: "Các trường THCS" stays as printed.
  if (found?.names.length === 1) return { names: [text.slice(at, found.end).trim()], end: found.end }
  return found
}

function fieldsAt(text: string, at: number, common: string): BodyAtom | null {
  const names: string[] = []
  let end = at
  for (let place = at; place >= 0 && place < text.length;) {
    const known = endAt(field, text, place)
    const stop = known >= 0 ? known : capitals(text, place)
    if (stop < 0 || bodyStarts(text, place)) break
    names.push(`${common} ${text.slice(place, stop).trim()}`)
    end = afterTail(text, stop)
    place = separatorAt(text, end)
  }
  return names.length > 0 ? { names, end } : null
}

/** An unknown name of a field: a capital, its small words, up to a comma or "và". */
function capitals(text: string, at: number): number {
  const match = /^\p{Lu}[\p{L}&-]*(?:\s+(?!và\s)[\p{L}&-]+){0,4}/u.exec(text.slice(at, at + 60))
  if (!match || predicateAt(match[0].toLowerCase(), 0)) return -1
  const words = match[0]
  for (const gap of words.matchAll(/\s+/gu)) {
    if (predicateAt(text, at + gap.index + gap[0].length)) return at + gap.index
  }
  return at + words.length
}

function bodyStarts(text: string, at: number): boolean {
  return bodyAtOf(text, at) !== null || endAt(post, text, at) >= 0
}

function bodyAtOf(text: string, at: number): BodyAtom | null {
  return (
    knownDepartment(text, at) ?? general(text, at, false) ?? fixedWords(text, at) ?? named(text, at, false)
  )
}

function knownDepartment(text: string, at: number): BodyAtom | null {
  department.lastIndex = at
  const match = department.exec(text)
  if (!match?.[1]) return null
  const end = endAt(field, text, department.lastIndex)
  // "Phòng Giáo dục Trung học và Thường xuyên" is more than the field it begins with.
  if (end < 0 || /^\s+\p{Lu}/u.test(text.slice(end, end + 8))) return null
  const names = [text.slice(at, end)]
  let stop = afterTail(text, end)
  const places = endAt(manyAdmin, text, stop)
  if (places >= 0) return whole(text, at, extend(text, afterTail(text, moreAdmin(text, places))))
  names[0] = text.slice(at, stop).trim()
  for (let place = separatorAt(text, stop); place >= 0; place = separatorAt(text, stop)) {
    const next = endAt(field, text, place)
    if (next < 0) break
    names.push(`${match[1]} ${text.slice(place, next)}`)
    stop = afterTail(text, next)
  }
  return { names, end: endOfBrackets(text, stop) }
}

function general(text: string, at: number, first: boolean): BodyAtom | null {
  const end = endAt(run, text, at)
  if (end < 0) return null
  const words = text.slice(at, end)
  const many = /^(?:các|những|mọi|toàn thể)\s/iu.test(words)
  const several = /[,/]|\svà\s/u.test(words)
  if (!many && !several) {
    if (/^(?:sở|ban|phòng|hội|cấp|đoàn thể)$/iu.test(words)) return null
    if (first && /^tổ\s+chức$/iu.test(words)) return null
  }
  if (!many && first && /^(?:tổ\s+chức|phòng)/iu.test(words)) return null
  const stop = extend(text, afterTail(text, end))
  if (!many && /^tổ\s+chức/iu.test(words) && stop > end && !/liên quan|khác/u.test(text.slice(end, stop)))
    return null
  return { names: [text.slice(at, stop).trim()], end: endOfBrackets(text, stop) }
}

function fixedWords(text: string, at: number): BodyAtom | null {
  const massEnd = endAt(mass, text, at)
  if (massEnd >= 0) return whole(text, at, extend(text, afterTail(text, massEnd)))
  const office = endAt(offices, text, at)
  if (office >= 0) return whole(text, at, extend(text, afterTail(text, office)))
  const end = endAt(bare, text, at)
  if (end < 0 || endAt(needed, text, end) >= 0) {
    return end >= 0 && endAt(head, text, at) < 0 ? whole(text, at, extend(text, afterTail(text, end))) : null
  }
  return whole(text, at, afterTail(text, end))
}

function named(text: string, at: number, first: boolean): BodyAtom | null {
  if (endAt(notHead, text, at) >= 0) return null
  const plain = first ? -1 : endAt(lowerPlain, text, at)
  if (plain >= 0) return whole(text, at, extend(text, afterTail(text, moreAdmin(text, plain))))
  const lower = endAt(lowerHead, text, at)
  if (lower >= 0) return whole(text, at, extend(text, moreAdmin(text, lower)))
  const end = endAt(head, text, at)
  if (end < 0) return null
  const alone =
    /^(?:UBND|HĐND|MTTQ|UBMTTQ|BHXH|TAND|VKSND|Công an|Tỉnh|Thành|Xã đoàn|Huyện|Đảng|Quân sự|Văn phòng|Công đoàn|Đoàn [Tt]hanh niên|Đoàn TNCS)/u
  if (endAt(needed, text, end) < 0) {
    const ends = /^\s*(?:[,;.:)/]|$|và\s|\n)/u.test(text.slice(end, end + 4)) || predicateAt(text, end + 1)
    if (/^Thanh tra$/u.test(text.slice(at, end))) {
      const next = separatorAt(text, end)
      return text.slice(end).trim() === '' || (next >= 0 && bodyStarts(text, next))
        ? whole(text, at, end)
        : null
    }
    return ends && alone.test(text.slice(at, end)) ? whole(text, at, end) : null
  }
  const places = endAt(manyAdmin, text, end)
  if (places >= 0) return placesOf(text, at, end, places)
  return whole(text, at, extend(text, end))
}

/** "UBND các huyện, thành phố, thị xã" is one; "UBND các xã: Châu Bình, Mỹ Lý" are two. */
function placesOf(text: string, at: number, headEnd: number, end: number): BodyAtom {
  const stop = moreAdmin(text, end)
  const one = /\s(\p{Ll}+(?:\s\p{Ll}+)?)$/u.exec(text.slice(headEnd, end))?.[1] ?? ''
  const proper = /^\s*:?\s+(?=\p{Lu})/u.exec(text.slice(stop, stop + 6))
  if (stop === end && proper) {
    const names: string[] = []
    let last = stop
    for (let place = stop + proper[0].length; place >= 0 && !bodyStarts(text, place);) {
      const name = /^\p{Lu}[\p{L}’']*(?:\s+\p{Lu}[\p{L}’']*){0,3}/u.exec(text.slice(place, place + 60))
      if (!name) break
      names.push(`${text.slice(at, headEnd)} ${one.replace(/^các\s+/u, '')} ${name[0]}`)
      last = place + name[0].length
      place = separatorAt(text, last)
    }
    if (names.length > 1) return { names, end: last }
  }
  return whole(text, at, extend(text, afterTail(text, stop)))
}

function moreAdmin(text: string, at: number): number {
  let end = at
  for (let next = endAt(admin, text, end); next >= 0; next = endAt(admin, text, end)) end = next
  return end
}

function whole(text: string, at: number, stop: number): BodyAtom {
  const many = /các\s+\p{Ll}+(?:\s\p{Ll}+)?$/u.test(text.slice(at, stop)) ? moreAdmin(text, stop) : stop
  const end = many > stop ? extend(text, afterTail(text, many)) : stop
  const close = endOfBrackets(text, end)
  const name = text.slice(at, bodyInBrackets(text, end) ? close : end)
  return { names: [name.replace(/[.,;:\s]+$/u, '').trim()], end: close }
}

function afterTail(text: string, at: number): number {
  let end = at
  for (let next = endAt(tail, text, end); next >= 0; next = endAt(tail, text, end)) end = next
  return end
}

function endOfBrackets(text: string, at: number): number {
  const end = endAt(brackets, text, at)
  return end < 0 ? at : end
}

/** "Phòng Trẻ em (Sở Y tế)": brackets that hold a body belong to the name. */
function bodyInBrackets(text: string, at: number): boolean {
  const open = /^\s*\(/u.exec(text.slice(at, at + 4))
  return open !== null && endAt(brackets, text, at) >= 0 && bodyAtOf(text, at + open[0].length) !== null
}

/** Takes in the words of a name up to a comma, a verb or another body; a comma before a capital may be inside it. */
function extend(text: string, at: number): number {
  let end = at
  for (;;) {
    const joined = endAt(joinedCapital, text, end)
    const from = joined >= 0 && !bodyStarts(text, joined) && hasCapitalBefore(text, at, end) ? joined : -1
    if (from >= 0) {
      const word = /^[\p{L}&]+/u.exec(text.slice(from, from + 40))
      if (!word) return end
      end = from + word[0].length
      continue
    }
    wordAhead.lastIndex = end
    const word = wordAhead.exec(text)
    if (!word?.[1]) return end
    const start = wordAhead.lastIndex - word[1].length
    if (/^(?:và|hoặc|cùng)$/u.test(word[1])) return end
    const verbInName = /\p{Lu}\p{L}*(?:\s\p{Ll}+)?$/u.test(text.slice(Math.max(0, end - 16), end))
      ? endAt(inName, text, end)
      : -1
    if (verbInName >= 0) {
      end = verbInName
      continue
    }
    const counted = /(?:^|\s)(?:các|những|mọi)$/iu.test(text.slice(Math.max(0, end - 6), end))
    if (!counted && !nounBefore(text, end, word[1]) && predicateAt(text, start)) return end
    if (levelBefore(text, end) && /^(?!hội$)\p{Ll}/u.test(word[1])) return end
    end = wordAhead.lastIndex
  }
}

function hasCapitalBefore(text: string, at: number, end: number): boolean {
  return end >= at && /\p{Lu}\p{L}*(?:\s+\p{Ll}+){0,3}$/u.test(text.slice(Math.max(0, at - 20), end))
}

/** Behind "tỉnh", "xã" a name is at its end; "xã hội" is another word. */
function levelBefore(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - 16), end)
  return (
    /(?:^|\s)(?:tỉnh|(?<!(?:tác|tấn)\s)xã|phường|huyện|đặc\s+khu|thành\s+phố)$/u.test(before) &&
    !/(?:các|,)\s+\p{Ll}+(?:\s\p{Ll}+)?$/u.test(before)
  )
}

/** "cơ sở khám bệnh", "cơ quan quản lý": the verb is part of the name. */
function nounBefore(text: string, end: number, word: string): boolean {
  const before = text.slice(Math.max(0, end - 14), end)
  if (/cơ\s+sở$/u.test(before)) return true
  if (/(?:^|\s)đoàn$/u.test(before) && /^(?:kiểm|thanh|giám|công)$/u.test(word)) return true
  if (
    !/(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)$/u.test(before) ||
    !/^(?:quản|cung|báo|thông|truyền|tư|chức)$/u.test(word)
  )
    return false
  return !/^\s+(?:báo\s+cáo|thông\s+báo|thông\s+qua|tư\s+vấn\s+cho)/u.test(text.slice(end, end + 14))
}
