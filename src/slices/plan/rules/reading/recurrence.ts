import type { Recurrence, Rhythm } from '../../reading.ts'
import type { TimeMode } from './due.ts'
import { dayBefore, daysOf, findTimePoints } from './time-points.ts'

export interface FoundRecurrence {
  recurrence: Recurrence
  start: number
  end: number
  unclear: boolean
}

const EACH = String.raw`(?:hằng|hàng|mỗi|từng)`
const LEAD = String.raw`(?:định\s+kỳ\s+)?(?:báo cáo\s+)?`
/** From the shortest to the longest: "hằng quý, 6 tháng, năm" is due every quarter. */
const rhythms: [Exclude<Rhythm, 'ongoing'>, RegExp][] = [
  ['day', word(String.raw`${LEAD}${EACH}\s+ngày(?!\s+\d)`)],
  ['week', word(String.raw`${LEAD}(?:${EACH}\s+tuần|(?:0?1\s+)?lần\/tuần|tuần\/lần)`)],
  [
    'month',
    word(
      String.raw`${LEAD}(?:${EACH}\s+tháng(?!\s+(?:\d|hành))|0?1\s+lần\/tháng|tháng\/lần)|định\s+kỳ\s+tháng`,
    ),
  ],
  [
    'quarter',
    word(
      String.raw`${LEAD}(?:${EACH}\s+quý|0?1\s+lần\/quý|quý\/lần|0?3\s+tháng(?:\/lần|\s+một\s+lần))|định\s+kỳ\s+quý`,
    ),
  ],
  [
    'half-year',
    word(
      String.raw`(?:định\s+kỳ\s+(?:${EACH}\s+)?|${EACH}\s+)0?6\s+tháng(?!\s+tuổi)(?:\s+(?:một|1)\s+lần|\/lần)?(?:\s*(?:,|và)\s*(?:0?1\s+|cả\s+|hằng\s+|hàng\s+)?năm)?|0?6\s+tháng(?:\/lần|\s+(?:một|0?1)\s+lần)|0?2\s+lần\/năm`,
    ),
  ],
  [
    'year',
    word(
      String.raw`${LEAD}${EACH}\s+năm|(?:0?1|một)\s+lần\/năm|(?:0?1\s+|mỗi\s+)?năm(?:\/|\s+(?:một|0?1)\s+)lần|định\s+kỳ\s+năm`,
    ),
  ],
]
const shortList =
  /^(?:0?6\s+tháng|hằng quý|hàng quý|quý)(?:\s*(?:,|và)\s*(?:0?6\s+tháng|(?:cả\s+|hằng\s+|hàng\s+)?năm))+/iu
/** "kế hoạch … hằng năm": the rhythm belongs to the plan, not to the work. */
const describes =
  /(?:kế hoạch|dự toán|ngân sách|kinh phí|chương trình|nhiệm vụ|chỉ tiêu|báo cáo thường niên|số liệu)(?:\s+[^\s,;.:()]+){0,10}\s*$/iu

const endOfQuarter =
  /^\s*[,(]?\s*(?:trước|chậm nhất|vào)?\s*(?:là\s+)?ngày\s+\d{1,2}\s+(?:của\s+)?tháng\s+cuối\s+(?:của\s+|mỗi\s+)?quý/iu

function word(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?!\p{L})`, 'giu')
}

/** How often the work comes back; null when the words do not say so. */
export function findRecurrence(text: string, mode: TimeMode): FoundRecurrence | null {
  const always = mode === 'attribute' ? /(?<!\p{L})thường xuyên(?!\p{L})/iu : /^thường xuyên(?!\p{L})/iu
  const ongoing = always.exec(text)
  const timed = findRhythm(text, mode)
  if (timed && (!ongoing || timed.start <= ongoing.index)) return timed
  if (ongoing) return found(text, ongoing.index, ongoing.index + ongoing[0].length, 'ongoing', [], false)
  const bare = /^(?:theo\s+)?định\s+kỳ(?!\p{L})/iu.exec(text)
  if (bare) return found(text, 0, bare[0].length, null, [], true)
  return null
}

function findRhythm(text: string, mode: TimeMode): FoundRecurrence | null {
  if (mode === 'attribute') {
    const listed = shortList.exec(text.trim())
    if (listed) return withDays(text, 0, listed[0].length, /quý/iu.test(listed[0]) ? 'quarter' : 'half-year')
  }
  const hits: { every: Exclude<Rhythm, 'ongoing'>; start: number; end: number }[] = []
  for (const [every, pattern] of rhythms) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (mode === 'attribute' || saysWhen(text, start, end)) hits.push({ every, start, end })
    }
  }
  const first = hits[0]
  if (!first) return null
  const run = hits.filter((hit) => Math.abs(hit.start - first.start) < 40)
  const start = Math.min(...run.map((hit) => hit.start))
  const end = Math.max(...run.map((hit) => hit.end))
  return withDays(text, start, end, first.every)
}

function saysWhen(text: string, start: number, end: number): boolean {
  if (/^định\s+kỳ/iu.test(text.slice(start))) return true
  const ahead = text.slice(0, start)
  if (ahead.trim() === '') return true
  if (/(?:\d|\d\s*\))\s*$/u.test(ahead) && limitBefore(text, start) !== null) return true
  if (/(?:quý\s+\S+|tháng\s+\d+)\s*$/iu.test(ahead)) return true
  if (/^\s*\(\s*trước/iu.test(text.slice(end))) return true
  if (/[,;.:(]\s*$/u.test(ahead)) return !/^\s*(?:của|và\s+từng)/iu.test(text.slice(end))
  if (/^\s*(?:[,;.)]|$|và(?!\p{L})|theo)/u.test(text.slice(end))) return !describes.test(ahead.slice(-160))
  return false
}

/** Dates printed right before the rhythm: "trước ngày 01/6 và 15/11 hằng năm", "tháng 12 hằng năm". */
function limitBefore(text: string, end: number): { start: number; before: boolean } | null {
  const ahead = text.slice(Math.max(0, end - 120), end)
  const match =
    /(?:(trước|chậm nhất(?:\s+là)?|vào|trong|từ|đến)\s+)?(?:(?:các\s+)?(?:ngày|tháng|quý)\s+)?(?:\d{1,2}|quý\s+[IV]+|[IV]+)(?:[^.;:()]{0,60})$/iu.exec(
      ahead,
    )
  if (!match) return null
  const cue = [
    ...ahead.matchAll(
      /(?<!\p{L})(?:trước|chậm nhất(?:\s+là)?(?:\s+trước)?|vào|trong|từ)(?=\s+(?:(?:các\s+)?(?:ngày|tháng|quý)|\d))/giu,
    ),
  ].at(-1)
  if (cue) return { start: end - ahead.length + cue.index, before: /trước$/iu.test(cue[0]) }
  const bare = /(?:ngày|tháng|quý)\s+[\dIV][^.;:()]*$/iu.exec(ahead)
  return bare ? { start: end - ahead.length + bare.index, before: false } : null
}

function withDays(text: string, start: number, end: number, every: Rhythm): FoundRecurrence {
  const ahead = limitBefore(text, start)
  const after =
    /^\s*[,(;:]?\s*(?:(?:và\s+)?(?:gửi|báo cáo)\s+)?(?:(?:hoàn thành\s+)?(trước|chậm nhất(?:\s+là)?(?:\s+trước)?|vào|trong|đến)\s+)?(?:(?:các\s+)?(?:ngày|tháng|quý)\s+|\d)[^;.()]{0,80}?(?=\)|[;.]|$|,\s*\p{L}{3}|\s\p{Ll}{3,}\s+\p{Ll})/iu.exec(
      text.slice(end),
    )
  const closing = every === 'quarter' ? endOfQuarter.exec(text.slice(end)) : null
  if (closing) {
    const last = lastDays(closing[0], /trước/iu.test(closing[0]), every)
    return found(text, start, trimEnd(text, end + closing[0].length), every, last, false)
  }
  const zone = ahead
    ? { start: ahead.start, end: start, before: ahead.before }
    : after
      ? { start: end, end: end + after[0].length, before: /trước$/iu.test(after[1] ?? '') }
      : null
  if (!zone) return found(text, start, end, every, [], false)
  const last = lastDays(text.slice(zone.start, zone.end), zone.before, every)
  if (last.length === 0) return found(text, start, end, every, [], false)
  const rhythm =
    every === 'year' && last.length === 2
      ? 'half-year'
      : every === 'year' && last.length === 4
        ? 'quarter'
        : every
  const stop = ahead ? end : trimEnd(text, zone.end)
  return found(text, Math.min(start, zone.start), stop, rhythm, last, false)
}

function trimEnd(text: string, end: number): number {
  return text[end] === ')' ? end + 1 : end
}

function lastDays(text: string, before: boolean, every: Rhythm): string[] {
  if (every === 'quarter') {
    const day = /ngày\s+(\d{1,2})(?!\s*[/\d])[^/]*(?:tháng\s+)?cuối\s+(?:mỗi\s+|của\s+)?quý/iu.exec(text)
    if (day?.[1]) return [3, 6, 9, 12].map((month) => inYear(month, Number(day[1]), before))
  }
  const points = findTimePoints(text).filter((point) => point.unit !== 'year' && point.year === null)
  if (points.length > 0 && every !== 'month') {
    const range =
      /(?:từ|đến|-|–)/iu.test(text) && points.length > 1 && points.every((point) => point.day === null)
    const days = points.map((point) => {
      const days = daysOf(point, 2027)
      const day = days ? (before ? dayBefore(days.first) : days.last) : ''
      return day.slice(4).replace(/^-/u, '--')
    })
    return range ? days.slice(-1) : days
  }
  const month = /ngày\s+(\d{1,2})(?![\d/])/iu.exec(text)
  if (every === 'month' && month?.[1]) {
    const day = Number(month[1]) - (before ? 1 : 0)
    return day >= 1 && day <= 31 ? [`---${String(day).padStart(2, '0')}`] : []
  }
  return []
}

function inYear(month: number, day: number, before: boolean): string {
  const written = `2027-${String(month).padStart(2, '0')}-${String(Math.min(day, 30)).padStart(2, '0')}`
  return (before ? dayBefore(written) : written).slice(4).replace(/^-/u, '--')
}

function found(
  text: string,
  start: number,
  end: number,
  every: Rhythm | null,
  last: string[],
  unclear: boolean,
): FoundRecurrence {
  return { recurrence: { text: text.slice(start, end).trim(), every, last }, start, end, unclear }
}
