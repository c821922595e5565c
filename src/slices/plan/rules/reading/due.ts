import type { Due } from '../../reading.ts'
import { findOpenTime } from './open-times.ts'
import { dayBefore, daysOf, findTimePoints, type TimePoint } from './time-points.ts'

/** Where the words stand: an attribute, column or period heading is all about time, a sentence only in places. */
export type TimeMode = 'attribute' | 'sentence'

export interface FoundDue {
  due: Due
  start: number
  end: number
  unclear: boolean
}

const RANGE = /^\s*(?:-|–|—|đến(?:\s+hết)?|tới|,|và|;)\s*(?:hết\s+)?(?:(?:ngày|tháng|quý)\s+)?$/iu
const DASH = /^\s*(?:-|–|—|đến(?:\s+hết)?|tới)\s*(?:hết\s+)?(?:(?:ngày|tháng|quý)\s+)?$/iu
const BEFORE = /(?<!\p{L})trước(?:\s+(?:thời điểm|thời hạn))?\s*$/iu
const FROM = /(?<!\p{L})(?:(?:bắt đầu|kể)\s+)?từ\s*$/iu
const onwards =
  /^\s*(?:(?:,\s*)?(?:và|cùng)\s+(?:các|những)\s+năm\s+(?:tiếp theo|sau|tiếp sau)|trở đi|đến khi)/iu
const openEnd = /(?:ngay\s+(?:sau\s+)?khi|đến khi|sau khi)(?!\p{L})[^;.]*/iu
/** Words of a limit that say nothing beside the one behind them: "hoàn thành trong …". */
const doubled = /^(?:xong|hoàn thành)\s+(?=(?:trước|trong|vào|đến)\s)/iu
const LIMIT =
  /(?<!\p{L})(?:(?:chậm nhất|muộn nhất)(?:\s+là)?(?:\s+(?:vào|đến|trong|trước))?(?:\s+hết)?|không muộn hơn|(?:vào\s+)?(?:sáng|chiều|tối|trưa)|hạn cuối(?:\s+là)?|thời hạn(?:\s+là)?:?|đến hết|hết|(?:xong|hoàn thành)(?:\s+(?:trước|trong|vào|đến))?(?:\s+hết)?|trong|vào|đến|dự kiến(?:\s+(?:trong|vào))?|từ nay đến(?:\s+hết)?)\s*$/iu
/** After these words a date belongs to a rule, a case or a person and tells nothing about the work. */
const notLimit =
  /(?:hiệu lực(?:\s+thi hành)?(?:\s+kể)?|tính|phát sinh|(?<!\p{L})sinh|(?:đã|được) ban hành)\s*,?\s*$/iu
/** After these a date names a programme, a plan or a budget. */
const notTime =
  /(?:số\s+\S+|giai đoạn|định hướng|tầm nhìn|kế hoạch|chương trình|dự toán|ngân sách|đề án|chiến lược)\s*,?\s*$/iu
const STRONG = /^(?:trước|chậm|muộn|không|hạn|thời|xong|hoàn)/iu

/** The time by which the work is to be done; `year` stands in where a date prints none. Null when none is told. */
export function findDue(text: string, mode: TimeMode, year: number | null): FoundDue | null {
  if (mode === 'sentence' && !/\d|khi|ngày|kỳ|quý/iu.test(text)) return null
  const points = findTimePoints(text)
  for (let at = 0; at < points.length; at += 1) {
    const first = points[at]
    if (!first) break
    const last = endOfRange(text, points, at)
    const found = mode === 'attribute' ? inAttribute(text, first, last) : inSentence(text, first, last)
    if (found) return settle(text, first, last, found, nearestYear(points, first) ?? year)
  }
  return mode === 'attribute' ? (wholeYear(text, year) ?? wordsOnly(text)) : findOpenTime(text)
}

interface Frame {
  start: number
  before: boolean
  from: boolean
}

function inAttribute(text: string, first: TimePoint, _last: TimePoint): Frame | null {
  const ahead = text.slice(0, first.start)
  const before = BEFORE.exec(ahead)
  const from = FROM.exec(ahead)
  return { start: (before ?? from)?.index ?? first.start, before: before !== null, from: from !== null }
}

function inSentence(text: string, first: TimePoint, last: TimePoint): Frame | null {
  const ahead = text.slice(Math.max(0, first.start - 60), first.start)
  const shift = Math.max(0, first.start - 60)
  const precise = first.unit !== 'year' || /^(?:cuối|hết|năm)/iu.test(text.slice(first.start))
  const before = BEFORE.exec(ahead)
  if (before && precise) return frame(ahead, before.index, shift, true, false)
  const from = FROM.exec(ahead)
  if (from && precise) return frame(ahead, from.index, shift, false, true)
  if (closesAsPeriod(text, first, last)) return { start: wordBefore(text, first), before: false, from: false }
  if (opensSentence(text, first, last)) return { start: first.start, before: false, from: false }
  if (inBrackets(text, first, last)) return { start: first.start, before: false, from: false }
  const limit = LIMIT.exec(ahead)
  if (!limit || !precise) return null
  const word = limit[0].trim().toLowerCase()
  if (/^(?:vào|trong)$/u.test(word) && first.unit === 'year' && first === last && /^vào/u.test(word))
    return null
  if (/^(?:đến|hết)$/u.test(word) && first.unit === 'year') return opensText(text, shift + limit.index, first)
  return frame(ahead, limit.index, shift, /trước$/u.test(word), false)
}

function frame(ahead: string, index: number, shift: number, before: boolean, from: boolean): Frame | null {
  const words = ahead.slice(0, index)
  if (notLimit.test(words) || (notTime.test(words) && !STRONG.test(ahead.slice(index)))) return null
  return { start: shift + index, before, from }
}

function opensText(text: string, start: number, _first: TimePoint): Frame | null {
  return text.slice(0, start).trim() === '' ? { start, before: false, from: false } : null
}

/** "Đầu tư 15 bể bơi giai đoạn 2026 - 2028.": the period of the work, unless a programme or a budget is named before it. */
function closesAsPeriod(text: string, first: TimePoint, last: TimePoint): boolean {
  if (first.unit !== 'year' || first === last || !/^\s*(?:[.;]|$)/u.test(text.slice(last.end))) return false
  const clause =
    text
      .slice(0, first.start)
      .split(/[.;](?:\s|$)/u)
      .at(-1) ?? ''
  if (!/(?<!\p{L})giai\s+đoạn\s*$/iu.test(clause)) return false
  return !/(?:chương trình|kế hoạch|đề án|chiến lược|dự án|kinh phí|ngân sách|dự toán|nghị quyết|mục tiêu|chỉ tiêu|quyết định|phong trào|định hướng|chính sách|cho\s+giai\s+đoạn)/iu.test(
    clause,
  )
}

function wordBefore(text: string, first: TimePoint): number {
  return first.start - (/giai\s+đoạn\s*$/iu.exec(text.slice(0, first.start))?.[0].length ?? 0)
}

/** "Năm 2026, tổ chức …", "Quý I/2026: …" */
function opensSentence(text: string, first: TimePoint, last: TimePoint): boolean {
  const ahead = text.slice(0, first.start).trim()
  return (ahead === '' || /^giai đoạn$/iu.test(ahead)) && /^\s*[,:]/u.test(text.slice(last.end))
}

function inBrackets(text: string, first: TimePoint, last: TimePoint): boolean {
  // "Ngày Thế giới … (12/6)": a day without a year names the day.
  if (first.unit === 'day' && last.year === null) return false
  return /\(\s*$/u.test(text.slice(0, first.start)) && /^\s*\)/u.test(text.slice(last.end))
}

function endOfRange(text: string, points: TimePoint[], at: number): TimePoint {
  let last = points[at] as TimePoint
  for (let next = at + 1; next < points.length; next += 1) {
    const one = points[next] as TimePoint
    const between = text.slice(last.end, one.start)
    const joined = last.unit === one.unit && last.year === null ? RANGE : DASH
    if (!joined.test(between)) break
    last = one
  }
  return last
}

function settle(text: string, first: TimePoint, last: TimePoint, told: Frame, year: number | null): FoundDue {
  const tail = text.slice(last.end)
  const open = onwards.exec(tail)
  const end = open ? last.end + open[0].length : last.end
  told.start += doubled.exec(text.slice(told.start))?.[0].length ?? 0
  const days = daysOf(first, last.year ?? year)
  const closing = daysOf(last, year)
  const due: Due = { text: text.slice(told.start, end).trim(), from: null, last: null }
  if (days && closing) {
    if (open || (told.from && first === last)) due.from = days.first
    else if (first === last) due.last = told.before ? dayBefore(days.first) : days.last
    else if (isPair(text, first, last)) due.last = closing.last
    else [due.from, due.last] = [days.first, closing.last]
  }
  return { due, start: told.start, end, unclear: !days || !closing }
}

/** "tháng 6 và tháng 12/2026", "tháng 6, tháng 12" are two times, the work is done with the second. */
function isPair(text: string, first: TimePoint, last: TimePoint): boolean {
  return (
    /^[\p{L}\s]*(?:\svà\s|,)/iu.test(text.slice(first.end, last.start)) &&
    first.months[1] + 1 < last.months[0]
  )
}

/** The year printed next to a date without one, among the other dates of the same text. */
function nearestYear(points: TimePoint[], of: TimePoint): number | null {
  const dated = points.filter((one) => one.year !== null)
  dated.sort((a, b) => Math.abs(a.start - of.start) - Math.abs(b.start - of.start))
  return dated[0]?.year ?? null
}

/** "Cả năm", "Trong năm", "Cuối năm": the year is the one around. */
function wholeYear(text: string, year: number | null): FoundDue | null {
  if (year === null || !/^\s*(?:(?:trong\s+)?cả|trong|(?:đến\s+)?(?:cuối|hết))\s+năm\s*$/iu.test(text))
    return null
  const due: Due = { text: text.trim(), from: null, last: `${year}-12-31` }
  return { due, start: 0, end: text.length, unclear: false }
}

function wordsOnly(text: string): FoundDue | null {
  const trimmed = text.trim()
  if (!trimmed) return null
  const due: Due = { text: trimmed, from: null, last: null }
  return { due, start: 0, end: text.length, unclear: !openEnd.test(trimmed) }
}
