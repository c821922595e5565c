import { CivilDate, daysBetween, type CivilDate as Day } from '../civil-date.ts'

/**
 * Reads a day as people type it: 25/11, 25.11.2026, 25-11-26, 25112026, 2511, 2026-11-25. Without a year it is the
 * year that brings the day nearest to `near`. Null when it is no day.
 */
export function readDay(typed: string, near: Day): Day | null {
  const text = typed.trim()
  const iso = CivilDate.safeParse(text)
  if (iso.success) return iso.data
  const parts =
    /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text)
  if (parts === null) return null
  const [, day, month, year] = parts
  if (year !== undefined) return dayOrNull(year.length === 2 ? `20${year}` : year, month!, day!)
  const here = Number(near.slice(0, 4))
  const candidates = [here, here - 1, here + 1]
    .map((candidate) => dayOrNull(String(candidate), month!, day!))
    .filter((candidate) => candidate !== null)
  return (
    candidates.toSorted((a, b) => Math.abs(daysBetween(near, a)) - Math.abs(daysBetween(near, b)))[0] ?? null
  )
}

function dayOrNull(year: string, month: string, day: string): Day | null {
  const read = CivilDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success ? read.data : null
}
