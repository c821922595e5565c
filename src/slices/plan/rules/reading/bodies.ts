import { bodyAt } from './body-atoms.ts'
import { predicateAt, separatorAt } from './body-patterns.ts'
import { adjunctWords, askingWords } from './words/verbs.ts'
import { invitedBodies, ledAllTheSame } from './words/invited.ts'

/** Bodies found in a text, and where the words about them end. */
export interface FoundBodies {
  names: string[]
  start: number
  end: number
}

const asking = new RegExp(
  String.raw`^(?:${[...askingWords].sort((a, b) => b.length - a.length).join('|')})\s+(?:cho\s+)?`,
  'iu',
)
const adjunct = new RegExp(String.raw`^(?:${adjunctWords.join('|')})(?!\p{L})`, 'iu')

/** The bodies of a heading, cell or attribute that holds nothing else. Names as printed, article-like words dropped. */
export function splitBodies(source: string): string[] {
  const names: string[] = []
  for (const line of source.split('\n')) {
    const text = line
      .replace(/\s+/gu, ' ')
      .trim()
      .replace(/^[-–+•]\s*/u, '')
      .replace(/[.;,:\s]+$/u, '')
    names.push(...splitLine(text.replace(asking, '')))
  }
  return unique(names)
}

function splitLine(source: string): string[] {
  const meant = standing.exec(source)?.[1]
  const text = meant && bodyAt(meant, 0, true) ? meant : source
  if (text.length > 3000 || isProperName(text)) return [text]
  const names: string[] = []
  for (let at = 0; at < text.length;) {
    const atom = bodyAt(text, at, at === 0)
    const end = endOfWhole(text, at, atom?.end ?? at)
    if (atom && end === atom.end) names.push(...atom.names)
    else if (atom && atom.names.length > 1)
      names.push(...atom.names.slice(0, -1), atom.names.at(-1) + text.slice(atom.end, end))
    else names.push(withoutRemark(text.slice(at, end)))
    const next = separatorAt(text, end)
    if (next < 0) break
    at = next
  }
  return names.map((name) => name.replace(/[.;,:\s]+$/u, '').trim()).filter((name) => name !== '')
}

/** Brackets behind a name stay when they hold a body: "Vụ Học sinh, sinh viên (Bộ Giáo dục và Đào tạo)". */
function withoutRemark(name: string): string {
  const remark = /\s*\(([^()]*)\)$/u.exec(name)
  return remark && !bodyAt(remark[1] ?? '', 0, true) ? name.slice(0, remark.index) : name
}

/** In a list of bodies alone, a name runs on to the next separator behind which another body begins. */
function endOfWhole(text: string, start: number, from: number): number {
  for (let at = Math.max(from, start); at < text.length; at += 1) {
    const next = separatorAt(text, at)
    if (next < 0 || at === start) continue
    const strong = /[;\n]/u.test(text.slice(at, next))
    const named = at === from && from > start && !/^\p{Ll}/u.test(text.slice(next))
    if (strong || bodyAt(text, next, false) || named) return at
    if (/,/u.test(text.slice(at, next)) && bodyAt(text, start, true) === null) return at
  }
  return text.length
}

/** The bodies with which a text opens, followed by what they do ("Sở Y tế chủ trì …", "UBND các xã: …"). */
export function subjectBodies(source: string): FoundBodies | null {
  const text = source.slice(0, 4000)
  const headed = bodiesBeforeColon(text)
  if (headed) return headed
  const direct = withFragment(text, listAt(text, openingLength(text)))
  if (direct && isSubject(text, direct.end)) return direct
  if (!adjunct.test(text)) return null
  let tries = 0
  for (const gap of text.slice(0, 400).matchAll(/[,)]\s+(?=\S)/gu)) {
    if ((tries += 1) > 6) break
    const at = gap.index + gap[0].length
    const list = listAt(text, at + openingLength(text.slice(at)))
    if (list && isSubject(text, list.end)) return list
  }
  return null
}

/** The bodies a later sentence charges, behind a title or a stop: "Truyền thông: Sở Y tế chủ trì …", "… . Giao Sở Y tế …". */
export function laterSubject(text: string): FoundBodies | null {
  let tries = 0
  for (const gap of text.slice(0, 4000).matchAll(/[.;:]\s+(?=\p{L})/gu)) {
    if ((tries += 1) > 20) break
    const from = gap.index + gap[0].length
    const rest = text.slice(from)
    const found = subjectBodies(rest)
    if (!found) continue
    const does = rest.slice(found.end).replace(/^[\s,:]+/u, '')
    const titled = tries === 1 && /:\s+$/u.test(gap[0]) && isTitle(text.slice(0, gap.index))
    if (/^chủ trì(?!\p{L})/u.test(does) || /^giao\s/iu.test(rest) || (titled && !/^là[m]?\s/u.test(does)))
      return { names: found.names, start: from + found.start, end: from + found.end }
  }
  return null
}

/** Words before a colon that name the matter; they introduce no list. */
function isTitle(words: string): boolean {
  return words.length < 120 && !/(?:sau|gồm|cụ thể|như|thành phần|trong đó)$/iu.test(words)
}

/** "Ban Quản lý các khu công nghiệp, khu kinh tế phối hợp …": the name goes on up to what the body does. */
function withFragment(text: string, list: FoundBodies | null): FoundBodies | null {
  if (!list || isSubject(text, list.end)) return list
  const more = /^,(?:\s+[\p{L}&]+){1,6}/u.exec(text.slice(list.end, list.end + 80))?.[0] ?? ''
  if (predicateAt(more, 2)) return list
  let words = 0
  for (const word of more.matchAll(/[\p{L}&]+/gu)) {
    words += 1
    const end = list.end + word.index + word[0].length
    const next = text.slice(end, end + 3)
    if (words < 2 || !(/^:\s/u.test(next) || (/^\s/u.test(next) && predicateAt(text, end + 1)))) continue
    const names = [...list.names]
    names[names.length - 1] = `${names.at(-1)}${text.slice(list.end, end)}`
    return { ...list, names, end }
  }
  return list
}

function openingLength(text: string): number {
  return asking.exec(text)?.[0].length ?? 0
}

function isSubject(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40)
  if (
    /(?:^|\s)(?:tỉnh|xã|phường|thành phố|đặc khu)$/u.test(text.slice(0, end)) &&
    /^\s+(?!(?:của|ở|và|hoặc|hội|có liên)(?!\p{L}))\p{Ll}/u.test(rest)
  )
    return true
  if (/^\s*:/u.test(rest)) return true
  const gap = /^\s*(?:,|[-–]\s)?\s*/u.exec(rest)?.[0].length ?? 0
  return gap > 0 && predicateAt(text, end + gap)
}

/** The list of bodies that begins at a place of a sentence; null when none does. */
export function listAt(text: string, start: number, opens = true): FoundBodies | null {
  const names: string[] = []
  let end = start
  for (let at = start; at >= 0 && at < text.length;) {
    const atom = bodyAt(text, at, opens && at === start)
    if (!atom || atom.end <= at) break
    names.push(...atom.names)
    end = atom.end
    at = separatorAt(text, end)
  }
  return names.length > 0 ? { names: unique(names), start, end } : null
}

const properHead = /^(?:Phòng|Ban|Trung tâm|Cục|Vụ|Chi cục|Viện|Hội|Quỹ|Liên hiệp|Liên minh)\s+\p{Lu}/u
const restOfName =
  /^(?:,\s+\p{Ll}+(?:\s\p{Ll}+){1,4}(?:\s+và\s+\p{Lu}[\p{L}\s,]{1,40})?|\s+và\s+\p{Ll}+(?:,?\s\p{Ll}+){1,9})$/u

/** A name with verbs in it that nothing else tells: "Phòng Bảo vệ, chăm sóc trẻ em và Bình đẳng giới". */
function isProperName(text: string): boolean {
  if (text.length > 120 || !properHead.test(text)) return false
  const list = listAt(text, 0)
  return list !== null && list.names.length === 1 && restOfName.test(text.slice(list.end))
}

/** "Phòng Bảo vệ, chăm sóc trẻ em: Chủ trì …": the whole of what stands before the colon. */
function bodiesBeforeColon(text: string): FoundBodies | null {
  const before = /^[^:;.]{3,160}(?=:\s)/u.exec(text)?.[0] ?? ''
  const start = openingLength(before)
  const name = before.slice(start)
  return isProperName(name) ? { names: [name], start, end: before.length } : null
}

/** "Cơ quan Thường trực (Sở Y tế)": the body in brackets is the one meant. */
const standing =
  /^(?:Cơ\s+quan|Đơn\s+vị)\s+(?:thường\s+trực|đầu\s+mối|chủ\s+trì|tham\s+mưu)[^()]{0,40}\(([^()]+)\)$/iu

/** Small words behind a comma that go on with a name: "Phòng Công tác học sinh, sinh viên". */
const fragment = /^,\s+(\p{Ll}+(?:\s\p{Ll}+){0,3}(?:(?:\s\p{L}+){1,4}(?=$))?)(?=$|[,;]|\svà\s)/u

const supportOpening =
  /^(?:(?:là\s+cơ\s+quan\s+)?chủ\s+trì\s*(?:,|và|;)?\s*)?(?:(?:chủ\s+động|tích\s+cực|thường\s+xuyên)\s*,?\s+)?phối\s+hợp(?:\s+(?:chặt\s+chẽ|đồng\s+bộ|hiệu\s+quả))?\s+(?:(với|cùng(?:\s+với)?)\s+)?/iu

/** The bodies of "(Chủ trì,) phối hợp với X" where it opens the task, also behind its subject. */
export function supportingBodies(text: string, subject: FoundBodies | null): FoundBodies | null {
  const from = subject ? subject.end + (/^\s*[,:]?\s*/u.exec(text.slice(subject.end))?.[0].length ?? 0) : 0
  const opening = supportOpening.exec(text.slice(from))
  // "Phối hợp tổ chức …" is a verb, "phối hợp với tổ chức …" a body.
  return opening ? listAt(text, from + opening[0].length, opening[1] === undefined) : null
}

/** A text that names bodies and nothing else, as the heading of a body's own part does. */
export function isBodyList(source: string): boolean {
  if (source.length > 600) return false

  const text = source
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^[-–]\s*/u, '')
    .replace(/[.;,:\s]+$/u, '')
    .replace(asking, '')
  const list = listAt(text, 0)
  if (list === null) return false
  if (isProperName(text)) return true
  const rest = text.slice(list.end)
  if (rest.trim() === '') return true
  const more = fragment.exec(rest)
  if (!more || predicateAt(rest, more[0].length - (more[1]?.length ?? 0))) return false
  const next = separatorAt(rest, more[0].length)
  return next < 0 ? more[0].length === rest.length : isBodyList(rest.slice(next))
}

/** Everybody: a group of general words such as "các sở, ban, ngành". */
export function isGeneralGroup(name: string): boolean {
  return (
    /^(?:(?:thủ trưởng|người đứng đầu)\s+)?(?:các\s+)?(?:sở|ban|ngành|cơ quan|đơn vị|cấp)\s*,/iu.test(name) ||
    /^các\s+thành\s+viên(?!\p{L})/iu.test(name) ||
    /^các\s+(?:cơ quan|đơn vị|ngành|sở|địa phương)(?:\s+(?:có\s+)?liên quan)?$/iu.test(name)
  )
}

/** Who issues decides whom it commands: the Government its ministries, a Party committee its organs. */
export function isInvited(name: string, issuer: string | null): boolean {
  const plain = name
    .toLowerCase()
    .replace(/^(?:các|những)\s+/u, '')
    .replace(/^(?:chủ tịch|bí thư|giám đốc|lãnh đạo)\s+/u, '')
  if (ledAllTheSame.some((start) => plain.startsWith(start))) return false
  const by = issuer?.toLowerCase() ?? ''
  if (by !== '' && (plain === by || by.includes(` ${plain}`) || by.startsWith(plain))) return false
  const groups: string[] = [...invitedBodies.national]
  if (!/^(?:thủ tướng|chính phủ)/u.test(by)) groups.push(...invitedBodies.ministries)
  if (
    !/(?:tỉnh|thành|đảng|huyện) [ủu][ỷy]|^ban (?:thường vụ|chấp hành)|liên đoàn|công đoàn|mặt trận/u.test(by)
  )
    groups.push(...invitedBodies.party)
  if (!/mặt trận|liên đoàn|công đoàn|đoàn thanh niên|tỉnh đoàn|(?:^|\s)hội\s/u.test(by))
    groups.push(...invitedBodies.front)
  return groups.some(
    (start) => plain.startsWith(start) && !/^\p{L}/u.test(plain.slice(start.trimEnd().length)),
  )
}

function unique(names: string[]): string[] {
  return [...new Set(names)]
}
