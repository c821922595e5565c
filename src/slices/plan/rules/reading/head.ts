import { listAt } from './bodies.ts'
import { isBasis, isIssuing } from './head-words.ts'
import {
  isAuthority,
  isDocumentKind,
  isNationalTitle,
  isNumberLine,
  isPlaceDate,
  openingKind,
} from './letterhead-words.ts'
import { departmentFields } from './words/bodies.ts'
import type { LeafKind } from '../../reading.ts'
import { fold, type Unit } from './model.ts'
import { words } from './zones.ts'
import { isCapitals } from './wraps.ts'

export interface Head {
  number: string | null
  /** A number line without a number, a date line without a day. */
  emptyNumber: boolean
  date: string | null
  emptyDate: boolean
  place: string | null
  kind: string | null
  title: string | null
  issuer: string | null
  bases: Unit[]
}

/** Letterhead, kind, title, legal bases and the issuing sentence; every unit gets its leaf. */
export function readHead(units: Unit[]): Head {
  const head: Head = {
    number: null,
    emptyNumber: false,
    date: null,
    emptyDate: false,
    place: null,
    kind: null,
    title: null,
    issuer: null,
    bases: [],
  }
  const letterhead: string[] = []
  const authority: string[] = []
  const title: string[] = []
  let issuing: string | null = null
  let state: 'letterhead' | 'title' | 'basis' = 'letterhead'
  for (const unit of units) {
    const text = words(unit)
    const claim = (kind: LeafKind) => {
      for (const line of unit.lines) line.piece.kind = kind
    }
    if (isNationalTitle(text)) claim('national-title')
    else if (isNumberLine(text) && state !== 'basis') {
      claim('number')
      readNumber(head, text)
    } else if (isPlaceDate(text) && state !== 'basis') {
      claim('place-date')
      readPlaceDate(head, text)
    } else if (openingKind(text) && (state === 'letterhead' || isDocumentKind(text))) {
      claim('doc-kind')
      const kind = openingKind(text) ?? ''
      head.kind ??= sentenceCase(kind)
      const rest = text.slice(kind.length).replace(/^[\s:]+/u, '')
      if (rest && state === 'letterhead') title.push(rest)
      if (state === 'letterhead') state = 'title'
    } else if (isAuthority(text) && (state === 'letterhead' || (title.length > 0 && isAuthorityLine(text)))) {
      claim('issuer')
      if (state === 'letterhead') letterhead.push(text)
      else {
        authority.push(text)
        state = 'basis'
      }
    } else if (state === 'title' && isTitleLine(text, title, unit)) {
      claim('title')
      if (!/^\(.*\)$/u.test(text)) title.push(text)
    } else if (isBasis(text) || isBasis(unit.text) || /^Căn\s+cứ\s*:?$/u.test(text)) {
      claim('basis')
      head.bases.push(unit)
      if (isIssuing(text)) issuing = text
      state = 'basis'
    } else if (isIssuing(text) || /:$/u.test(text)) {
      claim('intro')
      issuing ??= text
      state = 'basis'
    } else if (/^Kính\s+gửi/u.test(text)) claim('recipient')
    else if (/^V\/v\s/u.test(text)) {
      claim('title')
      title.push(text)
    } else if (state === 'letterhead' && (isCapitals(text) || /^\(.*\)$/u.test(text)))
      claim(letterheadRest(text))
    else claim('paragraph')
  }
  head.title =
    title.length > 0 ? fold(title.join(' ')).replace(/\s*\((?:Ban hành\s+)?[Kk]èm theo[^()]*\)$/u, '') : null
  const bare = issuerOf(issuing, authority, letterhead)
  head.issuer = bare === null ? null : completed(bare, head.place)
  return head
}

function letterheadRest(text: string): LeafKind {
  return /^(?:DỰ\s+THẢO|HỎA\s+TỐC|HOẢ\s+TỐC|KHẨN|THƯỢNG\s+KHẨN|\()/u.test(text) ? 'paragraph' : 'issuer'
}

function isTitleLine(text: string, title: string[], unit: Unit): boolean {
  if (title.length === 0) return !isBasis(text) || !/[;.,]$/u.test(text)
  if (/^\(.*\)$/u.test(text)) return true
  if (isBasis(text) || isIssuing(text) || /:$/u.test(text)) return false
  return (
    title.length < 6 &&
    !/[.;]$/u.test(title.at(-1) ?? '') &&
    (isCapitals(text) || unit.bold || unit.centred || (text.length < 120 && !/[.;,]$/u.test(text)))
  )
}

function isAuthorityLine(text: string): boolean {
  return /^(?:(?:CHỦ\s+TỊCH\s+)?(?:ỦY|UỶ)\s+BAN|(?:CHỦ\s+TỊCH\s+)?UBND|CHỦ\s+TỊCH|HỘI\s+ĐỒNG|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG|CHÍNH\s+PHỦ|GIÁM\s+ĐỐC|BAN\s+THƯỜNG\s+VỤ)/u.test(
    text,
  )
}

function readNumber(head: Head, text: string): void {
  const value = text.replace(/^Số\s*:?\s*/u, '').split(/\s{3,}/u)[0] ?? ''
  const number = /^(\d+[A-Za-zĐđ]?)\s*((?:[/-]\s*[\p{L}\d&.]+\s*)*)/u.exec(value)
  if (number?.[2]) head.number ??= `${number[1]}${number[2]}`.replace(/\s+/gu, '').replace(/[.,;]+$/u, '')
  else if (number?.[1] && value.trim() === number[1]) head.number ??= number[1]
  else head.emptyNumber = true
}

function readPlaceDate(head: Head, text: string): void {
  head.place ??= fold(text.slice(0, text.indexOf(',')))
  const match = /ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/u.exec(text)
  if (match?.[1] && match[2] && match[3]) {
    const date = `${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`
    if (isDay(date)) head.date ??= date
    else head.emptyDate = true
  } else head.emptyDate = true
}

/** A day of the calendar. */
export function isDay(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date)
}

function sentenceCase(text: string): string {
  const lower = fold(text.toLowerCase())
  return lower.slice(0, 1).toUpperCase() + lower.slice(1)
}

/** The issuing sentence, the authority line, the letterhead, in this order. */
function issuerOf(issuing: string | null, authority: string[], letterhead: string[]): string | null {
  const named = issuing ? issuerOfSentence(issuing) : null
  if (named) return named
  if (authority.length > 0)
    return properCase(
      authority
        .join(' ')
        .replace(
          /^(?:CHỦ\s+TỊCH\s+(?=(?:ỦY|UỶ)\s+BAN|UBND)|BỘ\s+TRƯỞNG\s+(?=BỘ)|GIÁM\s+ĐỐC\s+(?=SỞ)|CỤC\s+TRƯỞNG\s+(?=CỤC))/u,
          '',
        ),
    )
  if (letterhead.length === 0) return null
  const last = letterhead.at(-1) ?? ''
  const bare =
    /^(?:TỈNH|THÀNH\s+PHỐ|XÃ|PHƯỜNG|HUYỆN|ĐẶC\s+KHU|THỊ\s+XÃ)\s/u.test(last) && letterhead.length > 1
  if (last === 'VĂN PHÒNG' && letterhead.length > 1) return `Văn phòng ${properCase(letterhead.at(-2) ?? '')}`
  return properCase(bare ? `${letterhead.at(-2)} ${last}` : last)
}

function issuerOfSentence(text: string): string | null {
  const verb =
    /(?:ban hành|xây dựng|lập|đề ra|triển khai)\s+(?:Kế hoạch|Chương trình|Đề án|Phương án|kế hoạch)/u.exec(
      text,
    )
  if (!verb) return null
  const ahead = text.slice(0, verb.index).trimEnd()
  for (const start of [
    0,
    ...[...ahead.matchAll(/[,;.]\s+/gu)].map((gap) => gap.index + gap[0].length).reverse(),
  ]) {
    const list = listAt(ahead, start)
    const rest = list ? ahead.slice(list.end).trim() : 'none'
    if (list && (rest === '' || /^(?:thống nhất|quyết định|cùng)$/u.test(rest)))
      return fold(ahead.slice(start, list.end)).replace(/\s*\([^()]*\)/gu, '')
  }
  return null
}

/** "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN" → "Ủy ban nhân dân tỉnh Nghệ An". */
export function properCase(text: string): string {
  if (!isCapitals(text)) return fold(text)
  const common =
    /^(?:BAN|NHÂN|DÂN|TỈNH|THÀNH|PHỐ|XÃ|PHƯỜNG|PHÒNG|HUYỆN|VÀ|ĐỒNG|THỊ|ĐẶC|KHU|TẾ|TƯ|TRƯỞNG|PHỦ|TƯỚNG|TỊCH)$/u
  const named = /^SỞ\s+(.+)$/u.exec(fold(text))?.[1]
  const field = named ? departmentFields.find((one) => one.toUpperCase() === named) : undefined
  if (field) return `Sở ${field}`
  const parts = fold(text).split(' ')
  return parts
    .map((word, at) => {
      if (/^(?:UBND|HĐND|MTTQ|TNCS|BCH)$/u.test(word)) return word
      const lower = word.toLowerCase()
      if (at > 0 && common.test(word)) return lower
      return lower.slice(0, 1).toUpperCase() + lower.slice(1)
    })
    .join(' ')
}

function completed(issuer: string, place: string | null): string {
  if (
    !place ||
    !/(?:tỉnh|thành phố|xã|phường|huyện|đặc khu|thị xã)$/u.test(issuer) ||
    /chính trị - xã$/u.test(issuer)
  )
    return issuer
  return `${issuer} ${place.replace(/^(?:Thành phố|TP\.?|Tỉnh)\s+/u, '')}`
}
