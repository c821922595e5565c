import type { LegalBasis } from '../../reading.ts'
import { listAt } from './bodies.ts'
import { isDay } from './head.ts'
import { referencesOf } from './references.ts'
import { citedKinds } from './words/document-kinds.ts'

const kinds = [...citedKinds].sort((a, b) => b.length - a.length).join('|')
const NUMBER = String.raw`(?:\s+số(?:\s*:)?\s*[\d….\s]{0,12}[A-Za-zĐđ]?(?:\s?[/-]\s?[\p{L}\d&.]+)+)`
const DAY = String.raw`(?:\s*,?\s*ngày\s+(?:[\d….]+(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+[\d….]+\s+năm\s+\d{4})|[….]+\s*(?:[/]\s*[….]*\s*[/]?\s*\d{4}|tháng\s+[\d….]*\s*năm\s+\d{4})))`
const DATE = String.raw`(?:\s*,?\s*(?:ngày|năm)\s+(?:[\d….]+(?:[/.-]\d{1,2}[/.-]\d{4}|\s+tháng\s+[\d….]+\s+năm\s+\d{4})|\d{4}|[….]+\s*(?:[/]\s*[….]*\s*[/]?\s*\d{4}|tháng\s+[\d….]*\s*năm\s+\d{4})))`
const cited = new RegExp(String.raw`(?:${kinds})(?!\p{L})(${NUMBER})?(${DAY})?(\s*,?\s*(?:của\s+))?`, 'gu')
const law = /^(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Công ước)/u

/** The documents a paragraph rests on, one entry at the first mention; what another's title names is left out. */
export function readLegalBases(paragraphs: string[]): LegalBasis[] {
  const found: LegalBasis[] = []
  for (const paragraph of paragraphs) {
    for (const part of paragraph.split(/;/u)) found.push(...inPart(part))
  }
  const seen = new Set<string>()
  return found.filter((basis) => {
    const key = basis.number ?? basis.text.toLowerCase()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Documents that stand side by side; the first in its part, and those joined to it by "và" or a comma. */
function inPart(part: string): LegalBasis[] {
  const found: LegalBasis[] = []
  let at = 0
  while (at < part.length) {
    const match = next(part, at, found.length === 0)
    if (!match) break
    const end = endOf(part, match)
    found.push(entry(part.slice(match.start, end)))
    at = end
  }
  return found
}

interface Cited {
  start: number
  end: number
  law: boolean
  of: boolean
}

function next(part: string, at: number, first: boolean): Cited | null {
  if (!first && !/^\s*(?:,|và|,\s*và)\s+/u.test(part.slice(at, at + 12))) return null
  const from = first ? at : at + (/^\s*(?:,|và|,\s*và)\s+/u.exec(part.slice(at, at + 12))?.[0].length ?? 0)
  cited.lastIndex = from
  for (let match = cited.exec(part); match; match = cited.exec(part)) {
    if (!first && match.index !== from) return null
    const isLaw = law.test(match[0])
    if (match[1] || match[2] || isLaw) {
      const closing = match[3] ?? ''
      const end = match.index + match[0].length - closing.length
      return { start: match.index, end, law: isLaw && !match[2], of: /của/u.test(closing) }
    }
  }
  return null
}

function endOf(part: string, match: Cited): number {
  if (match.law) {
    const rest = part.slice(match.end)
    const dated = new RegExp(`^[^;:(]{1,260}?(?:${NUMBER}${DATE}?|${DATE})`, 'u').exec(rest)
    if (
      dated &&
      (/^\s*sửa\s+đổi/u.test(rest) ||
        !/(?:Nghị định|Nghị quyết|Quyết định|Kế hoạch|Thông tư|Chỉ thị|,\s*Luật|và\s+Luật)/u.test(dated[0]))
    )
      return match.end + dated[0].length
    const name =
      /^(?:(?!\s(?:sửa đổi|quy định|và các|và (?:Luật|Nghị|Quyết|Kế))|[,.:(]).)*/u.exec(rest)?.[0] ?? ''
    return match.end + name.trimEnd().length
  }
  const of = /^\s*,?\s*của\s+/u.exec(part.slice(match.end))
  if (!of) return match.end
  const start = match.end + of[0].length
  return authorityEnd(part, start) ?? match.end
}

/** The body behind "của": a name this reader knows, or capital words up to the title. */
function authorityEnd(part: string, start: number): number | null {
  const rest = part.slice(start)
  const stop =
    /\s(?:về|ban hành|quy định|phê duyệt|thực hiện|triển khai|hướng dẫn|sửa đổi|phê chuẩn|tăng cường|thông qua|phối hợp|giao|công bố|bổ sung|đẩy mạnh|tiếp tục|v\/v|tại|trên|năm|giai đoạn|nâng cao|tổ chức|kèm theo)(?!\p{L})|\s*[,.:(“"]|\svà\s+(?:Nghị|Quyết|Chỉ|Kế|Công|Thông|Luật|Hướng|Kết|Chương)/u.exec(
      rest,
    )
  const list = listAt(part, start)
  const most = stop ? start + stop.index : part.length
  if (!list) return most > start ? start + rest.slice(0, most - start).trimEnd().length : null
  const first = part.indexOf(list.names[0] ?? '', start)
  const end =
    list.names.length > 1 && part.slice(start, list.end).includes(',')
      ? first + (list.names[0] ?? '').length
      : list.end
  return Math.max(Math.min(most, part.length), Math.min(end, most))
}

function entry(source: string): LegalBasis {
  const text = source
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[,.;:¹²³⁴-⁹]+$/u, '')
  return { text, number: referencesOf(text)[0] ?? null, date: dateOf(text) }
}

function dateOf(text: string): string | null {
  const match =
    /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u.exec(text) ??
    /(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/u.exec(text)
  if (!match?.[1] || !match[2] || !match[3]) return null
  const date = `${match[3]}-${match[2].padStart(2, '0')}-${match[1].padStart(2, '0')}`
  return isDay(date) ? date : null
}
