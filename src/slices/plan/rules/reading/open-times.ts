import type { FoundDue } from './due.ts'

const START = String.raw`(?<!\p{L})`
const at = new RegExp(String.raw`${START}ngay\s+(?:sau\s+)?khi(?!\p{L})[^,;.:]*`, 'iu')
const until = new RegExp(String.raw`${START}đến\s+khi\s+kết\s+thúc(?!\p{L})[^,;.:]*`, 'iu')
const within = new RegExp(
  String.raw`${START}(?:chậm\s+nhất\s+(?:là\s+)?(?:sau\s+)?|trong\s+(?:vòng|thời\s+hạn)\s+|không\s+quá\s+)\d+\s+(?:giờ|ngày|ngày\s+làm\s+việc|tuần|tháng)(?!\p{L})[^,;.:]*`,
  'iu',
)
const vague = new RegExp(
  String.raw`${START}(?:trước\s+(?:khi\s+kết\s+thúc|kỳ\s+họp|năm\s+học|khai\s+giảng|mùa\s+mưa)|trong\s+năm\s+học\s+20\d\d|trong\s+(?:kỳ\s+nghỉ\s+hè|dịp\s+nghỉ\s+hè)\s+năm)(?!\p{L})[^,;.:]*`,
  'iu',
)
const empty = new RegExp(
  String.raw`${START}(?:(?:trước|chậm\s+nhất(?:\s+là)?|đến|từ)\s+)?ngày\s*(?:[….\s_]*\/[….\s_\d]*(?:\/\s*\d{4})?|[….]+\s*tháng[….\s\d]*(?:năm\s*[\d….]+)?)`,
  'iu',
)

/** Times without a day of the calendar: "ngay khi …" is none; a school term or an empty slot is unclear. */
export function findOpenTime(text: string): FoundDue | null {
  const slot = /[….]{1,}\s*\/|\/\s{2,}|ngày\s+[….]/u.test(text) ? empty.exec(text) : null
  if (slot && !/số\s+\S*\s*$/iu.test(text.slice(0, slot.index))) return found(slot, true)
  const clear = at.exec(text) ?? until.exec(text) ?? within.exec(text)
  if (clear) return found(clear, false)
  const unclear = vague.exec(text)
  return unclear && !/^trước\s+mùa/iu.test(unclear[0]) ? found(unclear, true) : null
}

/** A date with open places. */
export function isEmptySlot(text: string): boolean {
  return /[….]{1,}\s*\/|ngày\s+[….]|\/\s*[….]/u.test(text)
}

function found(match: RegExpExecArray, unclear: boolean): FoundDue {
  const due = { text: match[0].trim(), from: null, last: null }
  return { due, start: match.index, end: match.index + match[0].length, unclear }
}
