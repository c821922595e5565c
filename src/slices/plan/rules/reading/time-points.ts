/** A stretch of days named in a text: a day, a month, a quarter, a half year or a year. */
export interface TimePoint {
  start: number
  end: number
  unit: 'day' | 'month-day' | 'month' | 'quarter' | 'half' | 'year'
  year: number | null
  /** First and last month, 1–12. */
  months: [number, number]
  /** Day of the month, for days only. */
  day: number | null
}

const YEAR = String.raw`(?:19|20)\d\d`
const OF_YEAR = String.raw`(?:\s*(?:năm|\/|-|–|\.)\s*(${YEAR})(?!\d))?`
const point = new RegExp(
  [
    String.raw`(?:ngày\s+)?(?<![\d/])(\d{1,2})\s+tháng\s+(\d{1,2})${OF_YEAR}`,
    String.raw`(?:ngày\s+)?(?<![\d/.])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(${YEAR}))?(?![\d%]|[/.-]\d)`,
    String.raw`(?:(?:đầu|giữa|cuối)\s+)?(?<!\d\s?)tháng\s+(\d{1,2})(?!\d)${OF_YEAR}`,
    String.raw`(?<![\d/.])(\d{1,2})\/(${YEAR})(?!\d|\/)`,
    String.raw`(?:(?:đầu|giữa|cuối)\s+)?quý\s+(IV|I{1,3}|[1-4])(?![\p{L}\d])${OF_YEAR}`,
    String.raw`0?6 tháng (đầu|cuối) năm(?:\s+(${YEAR}))?`,
    String.raw`(?:(?:cuối|hết)\s+)?năm\s+(${YEAR})(?!\d)`,
    String.raw`(?<![\d/.,])(${YEAR})(?![\d%]|[/.,]\d|\/)`,
  ].join('|'),
  'giu',
)
const more = new RegExp(
  String.raw`^\s*(?:,|và|-|–|đến|;)\s*(?:quý\s+|tháng\s+)?(IV|I{1,3}|\d{1,2})(?![\p{L}\d])${OF_YEAR}(?!\/)`,
  'iu',
)
const quarters: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

/** School years are no calendar years; a day that belongs to a name is no time. */
const foreign = /(?:năm học|niên khóa|niên học)\s+$/iu

/** Every point of time in a text, in order. Numbers that are no day or month of the calendar are left out. */
export function findTimePoints(text: string): TimePoint[] {
  const found: TimePoint[] = []
  for (const match of text.matchAll(point)) {
    const read = fromMatch(match)
    if (!read || foreign.test(text.slice(Math.max(0, read.start - 14), read.start))) continue
    if (/năm học\s+\d{4}\s*[-–]\s*$/iu.test(text.slice(Math.max(0, read.start - 24), read.start))) continue
    found.push(read)
    found.push(...continuations(text, read))
  }
  const kept: TimePoint[] = []
  for (const one of found) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

function fromMatch(match: RegExpMatchArray): TimePoint | null {
  const start = match.index ?? 0
  const end = start + match[0].length
  const group = (at: number) => (match[at] === undefined ? null : Number(match[at]))
  const at = { start, end }
  const [day, month] = [group(1) ?? group(4), group(2) ?? group(5)]
  if (day !== null && month !== null) {
    if (day < 1 || day > 31 || month < 1 || month > 12) return null
    return { ...at, unit: 'day', year: group(3) ?? group(6), months: [month, month], day }
  }
  const single = group(7) ?? group(9)
  if (single !== null) {
    if (single < 1 || single > 12) return null
    return { ...at, unit: 'month', year: group(8) ?? group(10), months: [single, single], day: null }
  }
  if (match[11]) return quarter(at, match[11], group(12))
  if (match[13]) {
    const months: [number, number] = match[13].toLowerCase() === 'đầu' ? [1, 6] : [7, 12]
    return { ...at, unit: 'half', year: group(14), months, day: null }
  }
  return { ...at, unit: 'year', year: group(15) ?? group(16), months: [1, 12], day: null }
}

function quarter(at: { start: number; end: number }, name: string, year: number | null): TimePoint | null {
  const number = quarters[name.toUpperCase()]
  if (!number) return null
  return { ...at, unit: 'quarter', year, months: [number * 3 - 2, number * 3], day: null }
}

/** "quý II, III/2026", "tháng 6 và 7/2026": the unit is printed once. */
function continuations(text: string, first: TimePoint): TimePoint[] {
  const found: TimePoint[] = []
  if (first.unit !== 'quarter' && first.unit !== 'month') return found
  for (let last = first; last.year === null;) {
    const match = more.exec(text.slice(last.end, last.end + 40))
    if (!match?.[1]) break
    const at = { start: last.end + match[0].indexOf(match[1]), end: last.end + match[0].length }
    const year = match[2] ? Number(match[2]) : null
    const number = Number(match[1])
    const next =
      first.unit === 'quarter'
        ? quarter(at, match[1], year)
        : number >= 1 && number <= 12
          ? { ...at, unit: 'month' as const, year, months: [number, number] as [number, number], day: null }
          : null
    if (!next) break
    found.push(next)
    last = next
  }
  return found
}

/** The first and the last day of a point, in the given year when it prints none; null without a year. */
export function daysOf(one: TimePoint, year: number | null): { first: string; last: string } | null {
  const of = one.year ?? year
  if (of === null) return null
  if (one.day !== null) {
    const day = iso(of, one.months[0], Math.min(one.day, daysInMonth(of, one.months[0])))
    return { first: day, last: day }
  }
  return { first: iso(of, one.months[0], 1), last: iso(of, one.months[1], daysInMonth(of, one.months[1])) }
}

/** The day before a day written `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
