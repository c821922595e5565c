import { subjectBodies } from './bodies.ts'

const here = /^Trên\s+đây\s+là\s/iu
const trouble = /(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|chưa\s+phù\s+hợp|vấn\s+đề\s+mới)/iu
const opening =
  /^(?:Yêu\s+cầu|Đề\s+nghị|Giao\s|Trong\s+quá\s+trình|Quá\s+trình|Nếu\s|Căn\s+cứ\s+(?:nội\s+dung\s+)?Kế\s+hoạch|Các\s|Thủ\s+trưởng|(?:UBND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|Ban\s+Thường\s+vụ|Chủ\s+tịch)[^.;:]{0,60}(?:yêu\s+cầu|đề\s+nghị))/u

const heads = /^(?:Giám\s+đốc|Thủ\s+trưởng|Chủ\s+tịch|Người\s+đứng\s+đầu)\s+(?:các|UBND)/u
const asksAll = /^[^.;:]{0,60}(?:yêu\s+cầu|đề\s+nghị)\s+(?:các|thủ\s+trưởng|chủ\s+tịch)(?!\p{L})/iu

/** The paragraph that closes the plan, by its content; `last` when no numbered or dashed item follows it. */
export function isClosing(text: string, last: boolean): boolean {
  if (here.test(text)) return true
  if (last && /^(?:Kế hoạch|Chương trình|Quyết định)[^.;]{0,80}có\s+hiệu\s+lực/u.test(text)) return true
  if (last && /\.\/\.?$/u.test(text) && (trouble.test(text) || asksAll.test(text))) return true
  if (last && /thông\s+báo\s+(?:để|cho)\s[^.;]{3,120}(?:biết|thực\s+hiện)/iu.test(text)) return true
  if (last && /\.\/\.?$/u.test(text) && heads.test(text) && subjectBodies(text)) return true
  if (!last || !opening.test(text)) return false
  if (/^Giao\s/u.test(text)) return trouble.test(text)
  return (
    trouble.test(text) ||
    /^(?:Yêu\s+cầu|(?:UBND|(?:Ủy|Uỷ)\s+ban)[^.;:]{0,60}yêu\s+cầu)/u.test(text) ||
    /\.\/\.?$/u.test(text)
  )
}
