import {
  bareBodies,
  bodyHeads,
  departmentFields,
  generalWords,
  groupTails,
  notHeads,
  posts,
  verbsInNames,
} from './words/bodies.ts'
import { noPredicates, predicateVerbs } from './words/verbs.ts'

/** The words by which names of bodies are told, as patterns that match at one place. */
const MANY = String.raw`(?:(?:[Cc]ác|[Nn]hững|[Mm]ọi|[Tt]oàn thể|[Mm]ỗi)\s+)`
const ADMIN = String.raw`(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|đặc khu|thôn|bản|tổ dân phố|khối|xóm|khóm|ấp|buôn|khu phố|khu dân cư|tỉnh)`
const LEVEL = String.raw`(?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|đặc khu|tỉnh)`
const END = String.raw`(?![\p{L}\d])`
const TAIL = `(?:${groupTails.join('|')})${END}`
const unparted = String.raw`(?!\s+(?:chính\s+trị|xã\s+hội|đoàn\s+thể|thành\s+viên|quần\s+chúng|đảng|cơ\s+sở\s+đảng|tôn\s+giáo|phi\s+chính|quốc\s+tế|kinh\s+tế|hội))`
const WORD = `(?:${[...generalWords].sort(longestFirst).map(generalWord).join('|')})${END}`

export const tailPattern = sticky(String.raw`\s+${TAIL}`)
export const runPattern = sticky(
  String.raw`${MANY}?${WORD}(?:(?:\s*[,/]\s*|\s+và\s+|\s*-\s*)${MANY}?${WORD})*`,
)
export const massPattern = sticky(
  String.raw`${MANY}?(?:tổ\s+chức|đoàn\s+thể|hội\s+đoàn\s+thể)\s+(?:chính\s+trị(?:\s*[-–,]\s*xã\s+hội)?(?:\s*[-–,]\s*nghề\s+nghiệp)?|xã\s+hội(?:\s*[-–]\s*nghề\s+nghiệp)?|đoàn\s+thể|thành\s+viên|quần\s+chúng|tôn\s+giáo|hội)${END}`,
)
export const sharedPattern = sticky(
  String.raw`(?:[Cc]ác|[Nn]hững)\s+(Sở|Ban|Bộ|Phòng|Hội|Trường|Chi\s+cục|Cục|sở|phòng|trường|bộ|hội)(?:\s*,\s*(?:ban|ngành))*\s*(:?)\s+(?=[\p{Lu}])`,
)
export const listedPattern = sticky(
  String.raw`${MANY}?${WORD}(?:(?:\s*,\s*|\s+và\s+)${WORD})*(?:\s+${TAIL})*\s*:\s*`,
)
export const officesPattern = sticky(
  String.raw`Báo\s+và\s+(?:Đài\s+)?[Pp]hát\s+thanh(?:,|\s+và)?\s+[Tt]ruyền\s+hình|Văn\s+phòng\s+(?:HĐND|Hội\s+đồng\s+nhân\s+dân|Đoàn\s+ĐBQH|Đoàn\s+đại\s+biểu\s+Quốc\s+hội)(?:\s+(?:và|&)\s+|,\s*)(?:UBND|HĐND|Ủy\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)`,
)
export const postPattern = sticky(`(?:${posts.map(spaced).sort(longestFirst).join('|')})${END}`)
/** Departments of the police are also called by their codes: "Phòng PX03, PC06". */
export const fieldPattern = sticky(
  String.raw`(?:${departmentFields.map(spaced).sort(longestFirst).join('|')}|P\p{Lu}{1,2}\d{2})${END}`,
)
export const departmentPattern = sticky(String.raw`(?:[Cc]ác\s+)?(Sở|Phòng|Bộ)\s+`)
export const barePattern = sticky(`(?:${bareBodies.map(spaced).sort(longestFirst).join('|')})${END}`, 'i')
export const headPattern = sticky(`${MANY}?(?:${bodyHeads.map(spaced).sort(longestFirst).join('|')})${END}`)
export const lowerHeadPattern = sticky(
  String.raw`${MANY}(?:[Cc]hi\s+hội|[Cc]hi\s+đoàn|[Cc]âu\s+lạc\s+bộ|trường|thành\s+viên|đoàn|viện|cơ\s+sở|trung\s+tâm|bệnh\s+viện|trạm|phòng|doanh\s+nghiệp|công\s+ty|hội|thôn|bản|ấp|khối|tổ|xóm|nhà\s+trường|hiệp\s+hội|báo|đài|lực\s+lượng|ban|đội|huyện|xã|phường|thị\s+xã|thành\s+phố|tỉnh|cấp\s+hội|chi\s+hội|bộ|câu\s+lạc\s+bộ|gia\s+đình|cấp)${END}`,
)
export const lowerPlainPattern = sticky(
  String.raw`(?:công\s+đoàn|trường\s+học|nhà\s+trường|cơ\s+sở\s+(?:giáo\s+dục|nuôi\s+dưỡng|trợ\s+giúp|y\s+tế|khám|bảo\s+trợ|kinh\s+doanh|sản\s+xuất)|doanh\s+nghiệp|bệnh\s+viện|trạm\s+y\s+tế|trung\s+tâm\s+y\s+tế|phòng\s+khám|đoàn\s+thanh\s+niên|chi\s+hội|công\s+an|hộ\s+gia\s+đình|gia\s+đình|cha\s+mẹ|(?:trung\s+tâm|trường|trạm|bệnh\s+viện)(?=\s+\p{Lu}))${END}`,
)
export const inNamePattern = sticky(`\\s+(?:${verbsInNames.map(spaced).sort(longestFirst).join('|')})${END}`)
export const notHeadPattern = sticky(`(?:${notHeads.map(spaced).join('|')})${END}`, 'i')
export const neededPattern = sticky(
  String.raw`\s+(?:\p{Lu}|và\s+\p{Lu}|các${END}|cấp${END}|${ADMIN}${END}|nhân\s+dân|của|phụ\s+nữ|nông\s+dân|cựu|chữ|liên|khuyến|người|ngành|cơ\s+sở|khu\s+vực|y\s+tế|trực\s+thuộc)`,
)
export const adminPattern = sticky(String.raw`(?:\s*,\s*|\s+và\s+|\s*-\s*|\s+)(?:các\s+)?${ADMIN}${END}`)
export const manyAdminPattern = sticky(
  String.raw`\s+(?:(?:các|nhân\s+dân\s+các|Nhân\s+dân\s+các)\s+${ADMIN}${END}|${LEVEL}${END}(?=(?:\s*,\s*|\s+và\s+)${LEVEL}${END}))`,
)
const predicate = sticky(
  String.raw`(?!(?:${noPredicates.map(spaced).join('|')})${END})(?<!trật\s)(?:${[...new Set(predicateVerbs)].map(spaced).sort(longestFirst).join('|')})${END}`,
)
export const wordAheadPattern = sticky(String.raw`\s+(?:[-–]\s+)?([\p{L}\d&.’'/-]+|“[^”]*”)`)
export const joinedCapitalPattern = sticky(String.raw`(?:\s*,\s*|\s+và\s+|\s+&\s+)(?=\p{Lu}\p{L}*)`)
export const bracketsPattern = sticky(String.raw`\s*\([^()]{0,120}\)`)
const separator = sticky(
  String.raw`\s*(?:;|,|\/|\n|\s-\s)\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng(?:\s+với)?|&|hoặc)\s+`,
)

function generalWord(word: string): string {
  const plain = `${word[0] === 'đ' ? '[đĐ]' : `[${word[0]}${word[0]?.toUpperCase()}]`}${spaced(word.slice(1))}`
  if (word === 'tổ chức') return plain + unparted
  return word === 'sở' || word === 'bộ' || word === 'ban' || word.startsWith('phòng') || word === 'hội'
    ? String.raw`${plain}(?!\s+\p{Lu}|\s*,\s+chống|\s+(?:chống|ngừa))`
    : plain
}

function spaced(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/ /gu, String.raw`\s+`)
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}

function sticky(source: string, flags = ''): RegExp {
  return new RegExp(source, `uy${flags}`)
}

/** The end of a sticky pattern at a place, or -1. */
export function endAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** The end of what parts two bodies of a list at a place, or -1. */
export function separatorAt(text: string, at: number): number {
  return endAt(separator, text, at)
}

/** A word that ends the name of a body and opens what it does stands here. */
export function predicateAt(text: string, at: number): boolean {
  return endAt(predicate, text, at) >= 0
}
