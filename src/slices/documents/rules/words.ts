import { addDays, compareDays, lastDayOfMonth, printDay, yearOf, type CivilDate } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'

/** What a document prints where a figure is missing: never 0. */
export const NO_FIGURE = 'chưa có số liệu'

/** `1.234,5`; with `decimals`, exactly that many (`12,50`). A missing figure is said in words. */
export function writtenNumber(value: number | null, decimals?: number): string {
  if (value === null) return NO_FIGURE
  if (decimals === undefined) return printNumber(value, 'vi')
  return new Intl.NumberFormat('vi-VN', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value)
}

/** `ngày 05 tháng 01 năm 2026`: a zero before days under 10 and before months 1 and 2 only (NĐ 30/2020, phụ lục I). */
export function writtenDate(day: CivilDate): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${Number(year)}`
}

/** A space of `n` places where the e-office or a pen will write; it neither breaks nor shrinks. */
export function slot(n: number): string {
  return '\u00a0'.repeat(n)
}

/** The date line of a paper not yet dated, its day and month left open. */
export function openDate(year?: number): string {
  return `ngày${slot(6)}tháng${slot(6)}năm${year === undefined ? slot(8) : ` ${year}`}`
}

/** `07`, `118`, `12a`: a leading zero under 10. */
export function writtenCode(number: string): string {
  return /^\d$/.test(number) ? `0${number}` : number
}

/**
 * A stretch of days, both ends counted, as a report says it: `năm 2026`, `quý IV năm 2026`, `tháng 11 năm 2026`, the
 * windows of NĐ 09/2019 Đ12 by name and days, anything else `từ ngày 15/12/2025 đến ngày 20/11/2026`.
 */
export function describePeriod(from: CivilDate, to: CivilDate): string {
  if (compareDays(from, to) > 0) throw new RangeError(`a period ends before it begins: ${from} ${to}`)
  if (from === to) return `ngày ${printDay(from)}`
  const days = `từ ngày ${printDay(from)} đến ngày ${printDay(to)}`
  const calendar = calendarName(from, to)
  if (calendar) return calendar
  const window = windowName(from, to)
  return window ? `${window} (${days})` : days
}

const QUARTERS = ['I', 'II', 'III', 'IV']

function calendarName(from: CivilDate, to: CivilDate): string | null {
  const year = yearOf(from)
  if (yearOf(to) !== year || !from.endsWith('-01')) return null
  const first = Number(from.slice(5, 7))
  const last = Number(to.slice(5, 7))
  if (to !== lastDayOfMonth(year, last)) return null
  return spanName(year, first, last - first + 1)
}

// A window runs from the 15th to the 14th: moved 17 days on, it is the whole months it is named after, but for length.
function windowName(from: CivilDate, to: CivilDate): string | null {
  if (!from.endsWith('-15') || !to.endsWith('-14')) return null
  const start = addDays(from, 17)
  const year = yearOf(start)
  if (yearOf(to) !== year) return null
  const first = Number(start.slice(5, 7))
  return spanName(year, first, Number(to.slice(5, 7)) - first + 1)
}

function spanName(year: number, first: number, months: number): string | null {
  if (months === 12) return `năm ${year}`
  if (months === 6 && first === 1) return `6 tháng đầu năm ${year}`
  if (months === 6 && first === 7) return `6 tháng cuối năm ${year}`
  if (months === 3 && first % 3 === 1) return `quý ${QUARTERS[(first - 1) / 3]} năm ${year}`
  return months === 1 ? `tháng ${first} năm ${year}` : null
}
