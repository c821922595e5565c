import { subjectBodies } from './bodies.ts'
import { openingVerbs } from './words/verbs.ts'

const verb = new RegExp(
  `^(?:${[...new Set(openingVerbs)].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'iu',
)
const introducing =
  /(?:như\s+sau|sau\s+đây|dưới\s+đây|sau|gồm|bao\s+gồm|cụ\s+thể|trong\s+đó|là|các\s+nội\s+dung|các\s+nhiệm\s+vụ|nội\s+dung|gồm\s+có)\s*:$/iu
const nounsFromVerbs = /^(?:thi\s+\p{Ll}|lễ\s|hội\s|giao\s+lưu|in\s*:|tập\s+huấn\s*:)/iu

/** Words that tell somebody to do something: a verb first, or bodies and what they do. */
export function isAction(text: string): boolean {
  const plain = text.replace(/^[“"(]\s*/u, '')
  if (nounsFromVerbs.test(plain)) return false
  if (/^[“"]/u.test(text) && /[”"][.;,]?$/u.test(text)) return false
  const subject = subjectBodies(text)
  if (subject) {
    const rest = text.slice(subject.end).replace(/^\s*:\s*/u, '')
    return !/^\d/u.test(rest)
  }
  return verb.test(plain)
}

/** A noun phrase, an example, a figure: a detail of the item above it, nothing to do by itself. */
export function isDetail(text: string): boolean {
  if (isAction(text)) return false
  return text.length < 300
}

/** An item that only introduces what follows. */
export function introduces(text: string): boolean {
  return introducing.test(text)
}
