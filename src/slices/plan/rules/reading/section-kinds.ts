import type { SectionKind } from '../../reading.ts'
import { isBodyList, splitBodies } from './bodies.ts'
import { sectionWords, taskKinds } from './words/sections.ts'

const filler = /^(?:về\s+|một\s+số\s+|các\s+|những\s+|công\s+tác\s+|nhóm\s+)/u
/** Inside a part that gives tasks, these words still open a part that gives none. */
const strict =
  /^(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|quan điểm|nguyên tắc|phạm vi|đối tượng|thực trạng|tình hình|kinh phí|nguồn kinh phí|dự toán kinh phí|cơ sở pháp lý|căn cứ|sự cần thiết|thời gian và địa điểm|thời gian, đối tượng|thời gian và đối tượng|thời gian, địa điểm|chủ đề|địa điểm|tồn tại|nguyên nhân|bối cảnh|đặc điểm|đánh giá chung|ý nghĩa|thông điệp)(?!\p{L})/u
const ofBodies =
  /^(?:trách\s+nhiệm\s+(?:của\s+|cụ\s+thể\s+của\s+)?|nhiệm\s+vụ\s+của\s+|đối\s+với\s+|phân\s+công\s+|về\s+phía\s+)/iu

/** What a heading's part is for; without a word that tells it, what the part around it is for. */
export function kindOfHeading(title: string, parent: SectionKind | null): SectionKind {
  const plain = title
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[.:]+$/u, '')
    .trim()
  const kinds = kindsIn(plain)
  const first = kinds[0]
  if (first === undefined) return inherited(parent)
  if (
    parent !== null &&
    taskKinds.has(parent) &&
    !strict.test(plain.replace(filler, '')) &&
    !taskKinds.has(first)
  )
    return inherited(parent)
  if (first === 'organisation' || first === 'reporting' || first === 'funding') return first
  if (kinds.includes('content')) return 'content'
  if (kinds.includes('purpose') || (kinds.includes('targets') && kinds.includes('requirements')))
    return 'purpose'
  return first === 'other' && kinds.includes('targets') ? 'targets' : first
}

function inherited(parent: SectionKind | null): SectionKind {
  if (parent === null) return 'content'
  return parent === 'annex' || parent === 'group' ? 'content' : parent
}

/** Kinds named by the parts of a heading that commas and "và" join, in order. */
function kindsIn(plain: string): SectionKind[] {
  const found: SectionKind[] = []
  const parts = [
    plain,
    ...[...plain.matchAll(/(?:,|\s-|;|&|\svà)\s+/gu)].map((gap) => plain.slice(gap.index + gap[0].length)),
  ]
  for (const part of parts) {
    const kind = kindAt(part) ?? kindAt(part.replace(filler, ''))
    if (kind) found.push(kind)
  }
  const opens = kindAt(plain) ?? kindAt(plain.replace(filler, ''))
  return opens === null ? [] : found
}

function kindAt(part: string): SectionKind | null {
  let best: SectionKind | null = null
  let length = 0
  for (const [kind, list] of sectionWords) {
    for (const word of list) {
      if (word.length > length && part.startsWith(word) && !/^\p{L}/u.test(part.slice(word.length)))
        [best, length] = [kind, word.length]
    }
  }
  return best
}

/** The bodies a heading names when it names nothing else, also behind "Trách nhiệm của". */
export function bodiesOfHeading(title: string): string[] {
  const plain = title.replace(/[.:]+$/u, '').trim()
  const rest = plain.replace(ofBodies, '')
  const named = isBodyList(rest) ? rest : isBodyList(plain) ? plain : null
  return named === null ? [] : splitBodies(named)
}
