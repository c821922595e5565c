import type { Recurrence, Rhythm } from '../../reading.ts'
import type { TimeMode } from './due.ts'
import { findRhythms, type RhythmHit } from './rhythms.ts'
import { dayBefore, daysOf, findTimePoints } from './time-points.ts'

export interface FoundRecurrence {
  recurrence: Recurrence
  /** Stretches of the text that told it. */
  used: [number, number][]
  unclear: boolean
}

const ATOM = String.raw`(?:\d{1,2}\s+tháng\s+\d{1,2}|\d{1,2}\s?\/\s?\d{1,2}|quý\s+(?:IV|I{1,3})|(?:IV|I{1,3})(?!\p{L})|\d{1,2}(?!\s*[\d/%]))`
const UNIT = String.raw`(?:(?:các\s+)?(?:ngày|tháng|quý)\s+)?`
const CUE = String.raw`(?:(trước|chậm\s+nhất(?:\s+là)?(?:\s+(?:vào|trước))?|vào|trong|từ|đến)\s+)?`
const DATES = String.raw`${CUE}${UNIT}${ATOM}(?:(?:\s*[-–,]\s*|\s+(?:và|đến)\s+)(?:trước\s+)?${UNIT}${ATOM}){0,5}`
const datesBefore = new RegExp(String.raw`(?<![\p{L}\d/])(?:${DATES})\s*[,(]?\s*$`, 'iu')
const datesAfter = new RegExp(
  String.raw`^\s*(?:[,(;:]\s*)?(?:${DATES})(?!\s*(?:lần|lớp|trẻ|em|tuổi|%|người|cuộc|\/\d{4}))`,
  'iu',
)
const datesLater = new RegExp(
  String.raw`(?<!\p{L})từ\s+ngày\s+\d{1,2}(?:\s?\/\s?\d{1,2})?\s+đến\s+(?:hết\s+)?(?:ngày\s+)?\d{1,2}\s?\/\s?\d{1,2}(?!\s?\/\s?\d)|(?<!\p{L})(trước|chậm\s+nhất(?:\s+là)?(?:\s+vào)?)\s+(?:(?:các\s+)?ngày\s+)?\d{1,2}(?:\s?\/\s?|\s+tháng\s+)\d{1,2}(?:(?:\s*,\s*|\s+và\s+)(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s?\/\s?\d{1,2}){0,3}(?:\s?\/\s?20\d\d)?(?!\s?\/\s?\d)`,
  'iu',
)
const dayOfMonth =
  /(?<!\p{L})(?:trước|chậm\s+nhất(?:\s+là)?|vào)\s+ngày\s+\d{1,2}(?!\s*[/\d]|\s+tháng\s+\d)(?:\s+(?:của\s+)?tháng\s+(?:sau|kế tiếp))?/iu
const dayOfQuarter =
  /(?:(?:hằng|hàng|mỗi)\s+quý\s*[,(:]?\s*)?(?:(trước|chậm\s+nhất(?:\s+là)?|vào)\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?tháng\s+(đầu|cuối)\s+(?:(?:của|mỗi|hằng|hàng|các)\s+){0,2}quý(?:\s+(?:sau|tiếp theo|kế tiếp))?\)?/iu

/** How often the work comes back; null when the words do not say so. */
export function findRecurrence(text: string, mode: TimeMode): FoundRecurrence | null {
  if (!/năm|quý|tháng|tuần|ngày|kỳ|thường/iu.test(text)) return null
  const quarter = quarterly(text)
  if (quarter) return quarter
  const always = mode === 'attribute' ? /(?<!\p{L})thường xuyên(?!\p{L})/iu : /^thường xuyên(?!\p{L})/iu
  const ongoing = always.exec(text)
  const hits = findRhythms(text, mode).filter((hit) => !ongoing || hit.start < ongoing.index)
  if (hits.length > 0) return withDays(text, hits)
  if (ongoing) return plain(text, ongoing.index, ongoing.index + ongoing[0].length, 'ongoing')
  const bare = /^(?:theo\s+)?định\s+kỳ(?!\p{L})/iu.exec(text)
  return periodicReport(text) ?? (bare ? plain(text, 0, bare[0].length, null) : null)
}

/** "định kỳ báo cáo … trước ngày 10/6 và 10/12": days without a year come back. */
function periodicReport(text: string): FoundRecurrence | null {
  const word = /(?<!\p{L})định\s+kỳ(?!\p{L})/iu.exec(text)
  if (!word) return null
  const end = word.index + word[0].length
  const sentence = text.slice(end, end + 260).split(/[.;](?:\s|$)/u)[0] ?? ''
  const later = datesLater.exec(sentence)
  const last = later ? daysIn(later[0], 'year') : []
  if (!later || last.length === 0) return null
  const every = last.length === 2 ? 'half-year' : last.length === 4 ? 'quarter' : 'year'
  const zone: [number, number] = [end + later.index, end + later.index + later[0].length]
  const words = `${word[0]} … ${later[0]}`
  return { recurrence: { text: words, every, last }, used: [[word.index, end], zone], unclear: false }
}

/** "trước ngày 20 của tháng cuối quý": a day in four months. */
function quarterly(text: string): FoundRecurrence | null {
  const match = dayOfQuarter.exec(text)
  if (!match?.[2]) return null
  const months = match[3]?.toLowerCase() === 'đầu' ? [1, 4, 7, 10] : [3, 6, 9, 12]
  const before = /^trước/iu.test(match[1] ?? '')
  const last = months.map((month) => {
    const day = `2027-${String(month).padStart(2, '0')}-${String(Math.min(Number(match[2]), 30)).padStart(2, '0')}`
    return yearly(before ? dayBefore(day) : day)
  })
  const found = plain(text, match.index, match.index + match[0].length, 'quarter')
  found.recurrence.last = last
  return found
}

function withDays(text: string, hits: RhythmHit[]): FoundRecurrence {
  const first = hits[0] as RhythmHit
  const run = hits.filter((hit) => hit.start - first.start < 80)
  const every = run.some((hit) => hit.every === null)
    ? (run.find((hit) => hit.every !== null)?.every ?? null)
    : shortest(run)
  let start = first.start
  let end = Math.max(...run.map((hit) => hit.end))
  const last: string[] = []
  const used: [number, number][] = []
  for (const hit of run) {
    const zone = zoneOf(text, hit)
    if (!zone) continue
    const days = daysIn(text.slice(zone[0], zone[1]), hit.every)
    if (days.length === 0) continue
    last.push(...days.filter((day) => !last.includes(day)))
    used.push(zone)
    if (zone[0] <= end + 4 || zone[0] < start)
      [start, end] = [Math.min(start, zone[0]), Math.max(end, zone[1])]
  }
  if (text[end] === ')' && text.slice(start, end).includes('(')) end += 1
  const days = [...new Set(last)]
  used.push([start, end])
  const rhythm =
    every === 'year' && days.length === 2
      ? 'half-year'
      : every === 'year' && days.length === 4
        ? 'quarter'
        : every
  const words = text.slice(start, end).trim()
  return { recurrence: { text: words, every: rhythm, last: days }, used, unclear: every === null }
}

const order: Rhythm[] = ['day', 'week', 'month', 'quarter', 'half-year', 'year']

function shortest(hits: RhythmHit[]): Rhythm | null {
  return order.find((rhythm) => hits.some((hit) => hit.every === rhythm)) ?? null
}

/** The dates that belong to a rhythm: right before it, right behind it, or as a limit later in its sentence. */
function zoneOf(text: string, hit: RhythmHit): [number, number] | null {
  const from = Math.max(0, hit.start - 90)
  const before = datesBefore.exec(text.slice(from, hit.start))
  if (before) return [from + before.index, hit.start]
  const rest = text.slice(hit.end, hit.end + 260)
  const after = datesAfter.exec(rest)
  if (after) return [hit.end + (/^\s*[,(;:]?\s*/u.exec(after[0])?.[0].length ?? 0), hit.end + after[0].length]
  const sentence = rest.split(/[.;](?:\s|$)/u)[0] ?? ''
  const later = (hit.every === 'month' ? dayOfMonth : datesLater).exec(sentence)
  return later ? [hit.end + later.index, hit.end + later.index + later[0].length] : null
}

/** Days of the year as --MM-DD, of the month as ---DD; a range of months gives its last day. */
function daysIn(zone: string, every: Rhythm | null): string[] {
  const before = /^\s*(?:chậm\s+nhất\s+(?:là\s+)?)?trước/iu.test(zone)
  if (every === 'month') {
    const day = /(?:ngày\s+)?(\d{1,2})(?![\d/])/iu.exec(zone)
    const number = Number(day?.[1] ?? 0) - (before ? 1 : 0)
    return number >= 1 && number <= 31 ? [`---${String(number).padStart(2, '0')}`] : []
  }
  const all = findTimePoints(zone).filter((point) => point.unit !== 'year')
  // "20/6 và 10/12/2026": the year of one day does not keep the pair from coming back.
  const points = all.some((point) => point.year === null) ? all : []
  const range =
    points.length > 1 &&
    /(?:^|\s)(?:từ|đến)\s|[-–]/iu.test(zone) &&
    points.every((point) => point.day === null)
  const days = points.flatMap((point) => {
    const found = daysOf(point, 2027)
    return found ? [yearly(before ? dayBefore(found.first) : found.last)] : []
  })
  return range ? days.slice(-1) : days
}

function yearly(day: string): string {
  return `-${day.slice(4)}`
}

function plain(text: string, start: number, end: number, every: Rhythm | null): FoundRecurrence {
  return {
    recurrence: { text: text.slice(start, end).trim(), every, last: [] },
    used: [[start, end]],
    unclear: false,
  }
}
