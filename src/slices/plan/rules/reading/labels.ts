import { labels, type Label } from './words/labels.ts'

export interface LabelledLine {
  label: Label
  value: string
  /** Characters up to the value. */
  length: number
}

const byWords = new Map<string, Label>()
for (const [label, words] of labels)
  for (const word of words) if (!byWords.has(word)) byWords.set(word, label)

/** Words of a label alone are too common for a line of text: "Đơn vị: …" is one, "Trách nhiệm thực hiện" in a title is none. */
const opening = /^([\p{L}][\p{L}\s,/&-]{2,60}?)\s*(?:\(\d+\)\s*)?:\s*/u

/** The attribute a line prints ("Cơ quan chủ trì: …"), or null. */
export function labelOf(text: string): LabelledLine | null {
  const match = opening.exec(text)
  if (!match?.[1]) return null
  const label = labelWords(match[1])
  return label ? { label, value: text.slice(match[0].length).trim(), length: match[0].length } : null
}

/** What a label or the head of a column stands for, or null. */
export function labelWords(source: string): Label | null {
  const words = source
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/\s*\/\s*/gu, '/')
    .replace(/^(?:các|dự kiến)\s+/u, '')
    .trim()
  return byWords.get(words) ?? null
}

/** Where another label may begin inside a line: behind a stop or a semicolon. */
const inner = /[;.]\s+(?=\p{L}[\p{L}\s,/&-]{2,60}?\s*:\s)/gu

/** All attributes of one line: "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh; thời gian: Quý II/2026." */
export function labelsIn(text: string): LabelledLine[] {
  const cuts = [0]
  for (const gap of text.slice(0, 3000).matchAll(inner)) {
    const at = gap.index + gap[0].length
    if (labelOf(text.slice(at))) cuts.push(at)
  }
  return cuts.flatMap((start, at) => {
    const labelled = labelOf(text.slice(start, cuts[at + 1]).replace(/[;.]\s*$/u, ''))
    return labelled ? [labelled] : []
  })
}
