import type { DutyKind, ReadDuty } from '../../reading.ts'
import { isGeneralGroup, listAt, subjectBodies } from './bodies.ts'
import { fold, type Node } from './model.ts'

const difficulties =
  /(?:(?<!biệt\s|cảnh\s|bàn\s|vùng\s|đời\s+sống\s)khó\s+khăn(?=[^.]*(?:báo\s+cáo|phản\s+ánh|kiến\s+nghị|trao\s+đổi|đề\s+xuất|gửi|liên\s+hệ|vướng))|vướng\s+mắc|vấn\s+đề\s+(?:mới\s+)?phát\s+sinh|phát\s+sinh[^.;]{0,40}(?:báo\s+cáo|phản\s+ánh))/iu
const ownPlan =
  /(?:xây\s+dựng|ban\s+hành|cụ\s+thể\s+h[oó][aá]|lập)\s+(?:và\s+(?:ban\s+hành|tổ\s+chức(?:\s+thực\s+hiện)?|triển\s+khai(?:\s+thực\s+hiện)?)\s+)?(?:(?:các|thành|nội\s+dung|chương\s+trình,)\s+)*(?:kế\s+hoạch|chương\s+trình)/iu
const enforcing =
  /chịu\s+trách\s+nhiệm\s+(?:thi\s+hành|thực\s+hiện)\s+(?:Quyết\s+định|Kế\s+hoạch|Nghị\s+quyết)\s+này/iu
const asking = /(?:yêu\s+cầu|đề\s+nghị)\s+(?=(?:các|thủ|chủ|giám|sở|ubnd|ủy|người|những)\s|\p{Lu})/giu

const inForce =
  /^(?:Quyết định|Kế hoạch|Nghị quyết|Chỉ thị|Chương trình)(?:\s+này)?\s[^.;]{0,60}có\s+hiệu\s+lực/iu

/** "… chịu trách nhiệm thi hành Quyết định này" is neither task nor duty. */
export function isEnforcing(text: string): boolean {
  return enforcing.test(text) || inForce.test(text)
}

export function dutyKind(text: string): DutyKind {
  if (difficulties.test(text)) return 'report-difficulties'
  return ownPlan.test(text) ? 'own-plan' : 'other'
}

/** The bodies a closing paragraph or a requirement asks something of. */
export function owing(text: string): string[] {
  const subject = subjectBodies(text)
  if (
    subject &&
    !/^giao\s/iu.test(text) &&
    !/^\s*(?:yêu cầu|đề nghị|giao)(?!\p{L})/iu.test(text.slice(subject.end))
  )
    return subject.names
  const asked: string[] = []
  let tries = 0
  for (const match of text.matchAll(asking)) {
    if ((tries += 1) > 40) break
    const list = listAt(text, match.index + match[0].length)
    if (list) asked.push(...list.names)
  }
  if (asked.length > 0) return [...new Set(asked)]
  tries = 0
  for (const gap of text.matchAll(/[.,;]\s+(?=\p{L})/gu)) {
    const start = gap.index + gap[0].length
    if ((tries += 1) > 60) break
    const list = subjectBodies(text.slice(start, start + 800))
    if (list) return list.names
  }
  return []
}

/** What everybody owes by the way: own plan or difficulties, asked of everybody and nothing beside it. */
export function isEverybodysDuty(text: string, headed: boolean, repeated: boolean): boolean {
  if (headed || repeated) return false
  const names = owing(text)
  if (!names.some(isGeneralGroup)) return false
  if (difficulties.test(text))
    return /^(?:trong\s+quá\s+trình|nếu|khi|quá\s+trình|các|kịp\s+thời)/iu.test(text) || onlyClauses(text)
  return ownPlan.test(text) && onlyClauses(text)
}

/** Every clause is about the own plan or about carrying it out. */
function onlyClauses(text: string): boolean {
  const subject = subjectBodies(text)
  const rest = subject ? text.slice(subject.end) : text
  return rest
    .split(/[;.](?:\s|$)/u)
    .filter((clause) => clause.trim() !== '')
    .every(
      (clause) =>
        ownPlan.test(clause) ||
        difficulties.test(clause) ||
        /^\s*(?:lồng ghép|triển khai|tổ chức thực hiện|bảo đảm|đảm bảo|gửi|báo cáo)/iu.test(clause),
    )
}

export function dutyOf(node: Node, of: string[], text: string, span: [number, number]): ReadDuty {
  const words = fold(text)
  return { ref: node.ref, kind: dutyKind(words), text: words, of, span }
}
