import {
  adminPattern,
  barePattern,
  bracketsPattern,
  departmentPattern,
  endAt,
  fieldPattern,
  headPattern,
  inNamePattern,
  joinedCapitalPattern,
  listedPattern,
  lowerHeadPattern,
  lowerPlainPattern,
  manyAdminPattern,
  massPattern,
  neededPattern,
  notHeadPattern,
  officesPattern,
  postPattern,
  predicateAt,
  runPattern,
  separatorAt,
  sharedPattern,
  tailPattern,
  wordAheadPattern,
} from './body-patterns.ts'
import { hasCapitalBefore, levelBefore, nounBefore } from './name-context.ts'

/** One body, or a list with a shared head, found at a place of a text. */
export interface BodyAtom {
  names: string[]
  end: number
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
  const end = endAt(listedPattern, text, at)
  if (end < 0 || end >= text.length) return null
  const fields = fieldsAt(text, end, 'Sở')
  return fields ?? bodyAt(text, end, true)
}

function withPost(text: string, at: number): BodyAtom | null {
  const end = endAt(postPattern, text, at)
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
  sharedPattern.lastIndex = at
  const match = sharedPattern.exec(text)
  if (!match?.[1]) return null
  const found = fieldsAt(
    text,
    sharedPattern.lastIndex,
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
    const known = endAt(fieldPattern, text, place)
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
  return bodyAtOf(text, at) !== null || endAt(postPattern, text, at) >= 0
}

function bodyAtOf(text: string, at: number): BodyAtom | null {
  return (
    knownDepartment(text, at) ?? general(text, at, false) ?? fixedWords(text, at) ?? named(text, at, false)
  )
}

function knownDepartment(text: string, at: number): BodyAtom | null {
  departmentPattern.lastIndex = at
  const match = departmentPattern.exec(text)
  if (!match?.[1]) return null
  const end = endAt(fieldPattern, text, departmentPattern.lastIndex)
  // "Phòng Giáo dục Trung học và Thường xuyên" is more than the field it begins with.
  if (end < 0 || /^\s+\p{Lu}/u.test(text.slice(end, end + 8))) return null
  const names = [text.slice(at, end)]
  let stop = afterTail(text, end)
  const places = endAt(manyAdminPattern, text, stop)
  if (places >= 0) return whole(text, at, extend(text, afterTail(text, moreAdmin(text, places))))
  names[0] = text.slice(at, stop).trim()
  for (let place = separatorAt(text, stop); place >= 0; place = separatorAt(text, stop)) {
    const next = endAt(fieldPattern, text, place)
    if (next < 0) break
    names.push(`${match[1]} ${text.slice(place, next)}`)
    stop = afterTail(text, next)
  }
  return { names, end: endOfBrackets(text, stop) }
}

function general(text: string, at: number, first: boolean): BodyAtom | null {
  const end = endAt(runPattern, text, at)
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
  const massEnd = endAt(massPattern, text, at)
  if (massEnd >= 0) return whole(text, at, extend(text, afterTail(text, massEnd)))
  const office = endAt(officesPattern, text, at)
  if (office >= 0) return whole(text, at, extend(text, afterTail(text, office)))
  const end = endAt(barePattern, text, at)
  if (end < 0 || endAt(neededPattern, text, end) >= 0) {
    return end >= 0 && endAt(headPattern, text, at) < 0
      ? whole(text, at, extend(text, afterTail(text, end)))
      : null
  }
  return whole(text, at, afterTail(text, end))
}

function named(text: string, at: number, first: boolean): BodyAtom | null {
  if (endAt(notHeadPattern, text, at) >= 0) return null
  const plain = first ? -1 : endAt(lowerPlainPattern, text, at)
  if (plain >= 0) return whole(text, at, extend(text, afterTail(text, moreAdmin(text, plain))))
  const lower = endAt(lowerHeadPattern, text, at)
  if (lower >= 0) return whole(text, at, extend(text, moreAdmin(text, lower)))
  const end = endAt(headPattern, text, at)
  if (end < 0) return null
  const alone =
    /^(?:UBND|HĐND|MTTQ|UBMTTQ|BHXH|TAND|VKSND|Công an|Tỉnh|Thành|Xã đoàn|Huyện|Đảng|Quân sự|Văn phòng|Công đoàn|Đoàn [Tt]hanh niên|Đoàn TNCS)/u
  if (endAt(neededPattern, text, end) < 0) {
    const ends = /^\s*(?:[,;.:)/]|$|và\s|\n)/u.test(text.slice(end, end + 4)) || predicateAt(text, end + 1)
    if (/^Thanh tra$/u.test(text.slice(at, end))) {
      const next = separatorAt(text, end)
      return text.slice(end).trim() === '' || (next >= 0 && bodyStarts(text, next))
        ? whole(text, at, end)
        : null
    }
    return ends && alone.test(text.slice(at, end)) ? whole(text, at, end) : null
  }
  const places = endAt(manyAdminPattern, text, end)
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
  for (let next = endAt(adminPattern, text, end); next >= 0; next = endAt(adminPattern, text, end)) end = next
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
  for (let next = endAt(tailPattern, text, end); next >= 0; next = endAt(tailPattern, text, end)) end = next
  return end
}

function endOfBrackets(text: string, at: number): number {
  const end = endAt(bracketsPattern, text, at)
  return end < 0 ? at : end
}

/** "Phòng Trẻ em (Sở Y tế)": brackets that hold a body belong to the name. */
function bodyInBrackets(text: string, at: number): boolean {
  const open = /^\s*\(/u.exec(text.slice(at, at + 4))
  return (
    open !== null && endAt(bracketsPattern, text, at) >= 0 && bodyAtOf(text, at + open[0].length) !== null
  )
}

/** Takes in the words of a name up to a comma, a verb or another body; a comma before a capital may be inside it. */
function extend(text: string, at: number): number {
  let end = at
  for (;;) {
    const joined = endAt(joinedCapitalPattern, text, end)
    const from = joined >= 0 && !bodyStarts(text, joined) && hasCapitalBefore(text, at, end) ? joined : -1
    if (from >= 0) {
      const word = /^[\p{L}&]+/u.exec(text.slice(from, from + 40))
      if (!word) return end
      end = from + word[0].length
      continue
    }
    wordAheadPattern.lastIndex = end
    const word = wordAheadPattern.exec(text)
    if (!word?.[1]) return end
    const start = wordAheadPattern.lastIndex - word[1].length
    if (/^(?:và|hoặc|cùng)$/u.test(word[1])) return end
    const verbInName = /\p{Lu}\p{L}*(?:\s\p{Ll}+)?$/u.test(text.slice(Math.max(0, end - 16), end))
      ? endAt(inNamePattern, text, end)
      : -1
    if (verbInName >= 0) {
      end = verbInName
      continue
    }
    const counted = /(?:^|\s)(?:các|những|mọi)$/iu.test(text.slice(Math.max(0, end - 6), end))
    if (!counted && !nounBefore(text, end, word[1]) && predicateAt(text, start)) return end
    if (levelBefore(text, end) && /^(?!hội$)\p{Ll}/u.test(word[1])) return end
    end = wordAheadPattern.lastIndex
  }
}
