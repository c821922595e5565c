import type { Rhythm } from '../../reading.ts'
import type { TimeMode } from './due.ts'

/** Words that tell a rhythm; `every` is null where they count in no period of the calendar. */
export interface RhythmHit {
  every: Rhythm | null
  start: number
  end: number
}

const EACH = String.raw`(?:hằng|hàng|mỗi|từng)`
const LEAD = String.raw`(?:(?:theo\s+)?định\s+kỳ\s+)?`
const NUMBER = String.raw`(\d{1,2}|một|hai|ba|bốn)`
const rhythms: [Exclude<Rhythm, 'ongoing'>, RegExp][] = [
  ['day', word(String.raw`${LEAD}${EACH}\s+ngày(?!\s+\d)`)],
  ['week', word(String.raw`${LEAD}${EACH}\s+tuần`)],
  ['month', word(String.raw`${LEAD}${EACH}\s+tháng(?!\s+(?:\d|hành|đầu|cuối))|định\s+kỳ\s+tháng`)],
  ['quarter', word(String.raw`${LEAD}${EACH}\s+quý|định\s+kỳ\s+quý`)],
  [
    'half-year',
    word(
      String.raw`định\s+kỳ\s+(?:${EACH}\s+)?0?6\s+tháng(?!\s+tuổi)|${EACH}\s+0?6\s+tháng(?!\s+tuổi)|0?6\s+tháng(?=\s*\(\s*(?:trước|chậm)|\s*(?:,|và)\s*(?:cả\s+|hằng\s+|hàng\s+)?năm(?!\p{L}|\s+(?:\d|học)))`,
    ),
  ],
  [
    'year',
    word(
      String.raw`${LEAD}${EACH}\s+năm(?!\s+(?:học|20))|định\s+kỳ\s+(?:0?1\s+)?năm|(?:cả\s+)?năm(?=\s*\(\s*(?:trước|chậm))`,
    ),
  ],
]
const AND_YEAR = /^\s*(?:,|và)\s*(?:0?1\s+|cả\s+|hằng\s+|hàng\s+)?năm(?!\p{L}|\s+(?:học|20))/iu
const leading =
  /^(?:0?6\s+tháng|quý|hằng\s+quý|hàng\s+quý)(?:\s*(?:,|và)\s*(?:0?6\s+tháng|(?:cả\s+|hằng\s+|hàng\s+)?năm))+/iu
const atLeast = String.raw`(?:(?:ít\s+nhất|tối\s+thiểu)\s+)?`
const perPeriod = word(
  String.raw`${atLeast}${NUMBER}\s+lần\s*(?:\/|mỗi|một|trong|trên|\s)\s*(?:0?1\s+)?(tuần|tháng|quý|năm)(\s+học)?`,
)
const periodTimes = word(
  String.raw`${atLeast}(?:mỗi|hằng|hàng)\s+(tuần|tháng|quý|năm)(\s+học)?\s+(?:tổ chức\s+)?(?:ít\s+nhất\s+)?${NUMBER}\s+lần`,
)
const everyNth = word(
  String.raw`${LEAD}${NUMBER}\s+(tuần|tháng|quý|năm)\s*(?:\/\s*(?:0?1\s+)?lần|(?:một|0?1)\s+lần)`,
)
const barePer = word(String.raw`(tuần|tháng|quý|năm)\s*\/\s*lần`)

/** "kế hoạch … hằng năm": the rhythm belongs to the plan, not to the work. */
const describes =
  /(?:kế hoạch|dự toán|ngân sách|kinh phí|chương trình|nhiệm vụ|chỉ tiêu)(?:\s+[^\s,;.:()]+){0,10}\s*$/iu

function word(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?!\p{L})`, 'giu')
}

/** "02 lần/tuần" comes back every week; how often in it is an amount. */
const periods: Record<string, Rhythm> = { tuần: 'week', tháng: 'month', quý: 'quarter', năm: 'year' }
const spans: Record<string, Record<number, Rhythm>> = {
  tuần: { 1: 'week' },
  tháng: { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' },
  quý: { 1: 'quarter', 2: 'half-year' },
  năm: { 1: 'year' },
}

/** The rhythms of a text in order; in a sentence only those that say when the work is done. */
export function findRhythms(text: string, mode: TimeMode): RhythmHit[] {
  const hits = counted(text)
  const list = leading.exec(text)
  if (list && mode === 'attribute')
    hits.push({ every: /quý/iu.test(list[0]) ? 'quarter' : 'half-year', start: 0, end: list[0].length })
  for (const [every, pattern] of rhythms) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      let end = start + match[0].length
      if (every === 'half-year' || every === 'quarter') end += AND_YEAR.exec(text.slice(end))?.[0].length ?? 0
      if (hits.some((hit) => start < hit.end && end > hit.start)) continue
      if (mode === 'attribute' || saysWhen(text, start, end)) hits.push({ every, start, end })
    }
  }
  return hits.sort((a, b) => a.start - b.start)
}

/** "02 lần/năm", "mỗi tháng một lần", "6 tháng một lần". */
function counted(text: string): RhythmHit[] {
  const hits: RhythmHit[] = []
  const add = (match: RegExpExecArray, every: Rhythm | null) => {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!hits.some((hit) => start < hit.end && end > hit.start)) hits.push({ every, start, end })
  }
  for (const match of text.matchAll(periodTimes)) add(match, match[2] ? null : periodOf(match[1]))
  for (const match of text.matchAll(perPeriod)) add(match, match[3] ? null : periodOf(match[2]))
  for (const match of text.matchAll(everyNth))
    add(match, spans[match[2]?.toLowerCase() ?? '']?.[numberOf(match[1])] ?? null)
  for (const match of text.matchAll(barePer)) add(match, periodOf(match[1]))
  return hits
}

function periodOf(printed: string | undefined): Rhythm | null {
  return periods[printed?.toLowerCase() ?? ''] ?? null
}

function numberOf(printed: string | undefined): number {
  const named = ['một', 'hai', 'ba', 'bốn'].indexOf(printed?.toLowerCase() ?? '')
  return named >= 0 ? named + 1 : Number(printed)
}

function saysWhen(text: string, start: number, end: number): boolean {
  if (/^0?6\s+tháng/iu.test(text.slice(start))) return true
  if (/^(?:theo\s+)?định\s+kỳ/iu.test(text.slice(start))) return true
  const ahead = text.slice(0, start)
  const behind = text.slice(end)
  if (ahead.trim() === '') return true
  if (/\d\s*\)?\s*$/u.test(ahead) || /\d\s+giờ\s*$/u.test(ahead)) return true
  if (/(?:quý\s+(?:IV|I+)|tháng\s+\d+)\s*$/iu.test(ahead)) return true
  if (/^\s*\(\s*(?:trước|chậm|vào)/iu.test(behind)) return true
  if (/^\s+(?:của|và\s+từng)(?!\p{L})/iu.test(behind)) return false
  if (describes.test(ahead.slice(-160))) return false
  // Only "hằng năm" is so often a word about something else.
  if (!/năm$/iu.test(text.slice(start, end))) return true
  if (/(?:[,;.:(]|(?<!\p{L})và)\s*$/iu.test(ahead)) return true
  return /^\s*(?:[,;.)]|$|(?:và|theo|trong|để|gửi|báo cáo|trước)(?!\p{L}))/iu.test(behind)
}
