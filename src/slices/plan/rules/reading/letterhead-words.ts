import { documentKinds } from './words/document-kinds.ts'

const national = /CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|^Độc\s+lập\s*[-–]\s*Tự\s+do|^ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/u
const number = /^Số\s*:|^Số\s+\d+\s*[-/]\s*\p{Lu}/u
const placeDate = /^\p{Lu}[\p{L}\s.’'-]{1,40},\s*ngày\s*[\d.…_\s]*\s*tháng\s*[\d.…_\s]*\s*năm\s*[\d.…_]*/u
const authority =
  /^(?:(?:ỦY|UỶ)\s+BAN\s|UBND\s|HỘI\s+ĐỒNG\s|HĐND\s|SỞ\s|BỘ\s|TỈNH\s|THÀNH\s+PHỐ\s|HUYỆN\s|XÃ\s|PHƯỜNG\s|ĐẶC\s+KHU\s|BAN\s|LIÊN\s+ĐOÀN|CHÍNH\s+PHỦ|THỦ\s+TƯỚNG|CHỦ\s+TỊCH\s+(?:ỦY|UỶ|UBND|HỘI)|BỘ\s+TRƯỞNG|GIÁM\s+ĐỐC\s+SỞ|HỘI\s|TỔNG\s|CỤC\s|ĐẢNG\s+(?:BỘ|ỦY)|TỈNH\s+ỦY|THÀNH\s+ỦY|CÔNG\s+AN|TRƯỜNG|TRUNG\s+TÂM|BỆNH\s+VIỆN|TÒA\s+ÁN|VIỆN\s|ĐOÀN\s|TỈNH\s+ĐOÀN|BCH\s|VĂN\s+PHÒNG)/u
const kinds = new RegExp(
  `^(?:${[...documentKinds].sort((a, b) => b.length - a.length).join('|')})(?=\\s*:?\\s*$)`,
  'u',
)
const kindOpening = new RegExp(
  `^(?:${[...documentKinds].sort((a, b) => b.length - a.length).join('|')})(?=\\s+\\S)`,
  'u',
)
const signing = /^(?:(?:TM|KT|TL|TUQ|Q)\s*[./]|(?:T\/M|K\/T|T\/L)[.\s])\s*\p{Lu}/u
const postWords =
  /^(?:QUYỀN\s+|Q\.\s*)?(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG|CHÁNH\s+THANH\s+TRA|THỦ\s+TƯỚNG|BÍ\s+THƯ|HIỆU\s+TRƯỞNG|TRƯỞNG\s+(?:BAN|PHÒNG)|CỤC\s+TRƯỞNG|TỔNG\s+GIÁM\s+ĐỐC|VỤ\s+TRƯỞNG|VIỆN\s+TRƯỞNG|CHÁNH\s+ÁN|VIỆN\s+TRƯỞNG|CHỈ\s+HUY\s+TRƯỞNG|TỔNG\s+CỤC\s+TRƯỞNG|BÍ\s+THƯ\s+THƯỜNG\s+TRỰC|THƯỜNG\s+TRỰC)(?:\s+(?:THƯỜNG\s+TRỰC|(?:ỦY|UỶ)\s+BAN(?:\s+\p{Lu}+){0,8}|UBND(?:\s+\p{Lu}+){0,6}|SỞ(?:\s+\p{Lu}+){0,8}|TỈNH(?:\s+(?:ỦY|ĐOÀN))?(?:\s+\p{Lu}+){0,3}|ĐẢNG\s+ỦY|HỘI\s+ĐỒNG(?:\s+\p{Lu}+){0,6}))?$/u

export function isNationalTitle(text: string): boolean {
  return national.test(text)
}

export function isNumberLine(text: string): boolean {
  return number.test(text)
}

export function isPlaceDate(text: string): boolean {
  return placeDate.test(text) && text.length < 120
}

/** A line in capitals that names who issues. */
export function isAuthority(text: string): boolean {
  return text.length < 120 && !/\p{Ll}/u.test(text) && authority.test(text)
}

export function isLetterhead(text: string): boolean {
  return isNationalTitle(text) || isNumberLine(text) || isPlaceDate(text) || isAuthority(text)
}

export function isDocumentKind(text: string): boolean {
  return kinds.test(text)
}

/** The kind with which a line in capitals opens ("KẾ HOẠCH Thực hiện …"), or null. */
export function openingKind(text: string): string | null {
  return (kinds.exec(text) ?? kindOpening.exec(text))?.[0] ?? null
}

/** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH". */
export function isSigningWord(text: string): boolean {
  return signing.test(text) && text.length < 120
}

/** "PHÓ CHỦ TỊCH" alone on a line. */
export function isPost(text: string): boolean {
  return text.length < 100 && postWords.test(text)
}
