import type { Line } from './model.ts'
import { markOf } from './marks.ts'
import { labelOf } from './labels.ts'
import { isDocumentKind, isLetterhead, isPost, isSigningWord } from './letterhead-words.ts'

/** How wide a page of hard-wrapped lines is; Infinity when lines are whole paragraphs. */
export function wrapWidth(lines: Line[]): number {
  const lengths = lines
    .filter((line) => !line.right && line.text.length > 20)
    .map((line) => line.text.length + ownIndent(line))
  if (lengths.length < 8) return Number.POSITIVE_INFINITY
  const sorted = [...lengths].sort((a, b) => a - b)
  const width = sorted[Math.floor(sorted.length * 0.97)] ?? 0
  if (width > 170) return Number.POSITIVE_INFINITY
  const full = lengths.filter((length) => length > width * 0.85).length
  let broken = 0
  for (let at = 1; at < lines.length; at += 1) {
    const [before, line] = [lines[at - 1], lines[at]]
    if (before && line && /[\p{L}\d,]$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) broken += 1
  }
  return full >= lengths.length * 0.2 && broken >= 3 ? width : Number.POSITIVE_INFINITY
}

function ownIndent(line: Line): number {
  return line.indent < 20 ? line.indent : 0
}

const closed = /(?:[.;:!?…]|\.\/\.)["”’)]*$/u
const dangling = /(?:^|\s)(?:ngày|tháng|số|khoản|điểm|điều|mục|quý|lớp|năm|từ|đến|và|của|tại|với|về|cho)$/iu

/** A line goes on with the paragraph above it, even if it begins like a list mark. */
export function continues(
  before: Line,
  line: Line,
  width: number,
  kind: 'docx' | 'txt' | 'pdf',
  first: string,
): boolean {
  if (before.right !== line.right) return false
  const soft = before.block === line.block
  if (kind === 'docx' && !soft) return false
  if (isFixed(before.text) || isFixed(line.text)) return false
  if (labelOf(line.text) || /^(?:Trên\s+đây\s+là|Căn\s+cứ)\s/u.test(line.text)) return false
  const open = !closed.test(before.text)
  if (!open && /^(?:Nhận\s+được|Trong\s+quá\s+trình|Quá\s+trình|Yêu\s+cầu|Đề\s+nghị)\s/u.test(line.text))
    return false
  const token = /^\S+/u.exec(line.text)?.[0] ?? ''
  const slack = kind === 'pdf' ? width * 0.12 : 1
  const full = before.text.length + ownIndent(before) + 1 + token.length > width - slack
  const mark = markOf(line.text, line.madeMark, line.level)
  if (mark) {
    if (!open || line.madeMark) return false
    if (/\d$/u.test(before.text) && /^[-–—]\s*\d/u.test(line.text)) return true
    if (mark.rank >= 10)
      return full && (!/^[-–—]\s*\p{Lu}/u.test(line.text) || inName(before.text, line.text))
    return mark.rank >= 4 && full && dangling.test(before.text)
  }
  if (soft && kind === 'docx') return open
  if (/^\d/u.test(line.text) && isCapitals(first)) return false
  if (/^[\p{Ll}\d(%,;.)”]/u.test(line.text)) return open || (full && !/:$/u.test(before.text))
  if (isCapitals(first) && isCapitals(line.text) && open && markOf(first, null, null) !== null) return true
  if (indented(before, line)) return false
  return full && width !== Number.POSITIVE_INFINITY && (open || /[.;]$/u.test(before.text))
}

/** "Sở Lao động" / "- Thương binh và Xã hội": the dash belongs to a name. */
function inName(before: string, line: string): boolean {
  return (
    /(?:Lao động|Chính sách|Văn hóa|Văn hoá|Tài chính|Kế hoạch|Tuyên giáo|Kinh tế|Dân số|Giao thông)$/u.test(
      before,
    ) || /^[-–]\s+(?:Thương binh|Xã hội|Hạnh phúc|Tự do)/u.test(line)
  )
}

function indented(before: Line, line: Line): boolean {
  return line.indent > before.indent + 1 && line.indent < 24
}

function isFixed(text: string): boolean {
  return (
    isLetterhead(text) ||
    isDocumentKind(text) ||
    isSigningWord(text) ||
    isPost(text) ||
    /^[-–]?\s*Nơi\s+nhận/u.test(text) ||
    /^(?:PHỤ LỤC|Phụ lục\s+(?:số\s+)?[IVX\d]+\.?$)/u.test(text)
  )
}

/** Words in capitals only. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)
}
