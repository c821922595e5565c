import type { ReadSection } from '../../reading.ts'
import { fold, type Node } from './model.ts'
import { annexHeading, words, type Part } from './zones.ts'

/** The heading lines of an annex: its section, with the title below "PHỤ LỤC". */
export function readAnnexHead(part: Part, root: Node, ref: string): ReadSection {
  const title: string[] = []
  part.head.forEach((unit, at) => {
    const text = words(unit)
    const match = at === 0 ? annexHeading.exec(text) : null
    if (match?.[2] && !/^\(.*\)$/u.test(match[2])) title.push(match[2])
    if (!match && !/^\(.*\)$/u.test(text)) title.push(text)
    for (const line of unit.lines) {
      line.piece.kind = 'heading'
      line.piece.ref = ref
    }
  })
  root.role = 'heading'
  root.ref = ref
  const joined = fold(title.join(' ')).replace(
    /\s*\((?:Ban hành\s+)?[Kk]èm theo[^()]*(?:\([^()]*\)[^()]*)*\)$/u,
    '',
  )
  const fallback = part.head[0] ? words(part.head[0]) : 'Phụ lục'
  return {
    ref,
    number: part.number,
    title: joined === '' ? fallback : joined,
    kind: 'annex',
    parent: null,
    bodies: [],
  }
}

/** "Phụ lục II" → PL2; the only one, without a number, is PL1. */
export function annexRef(part: Part, order: number): string {
  const number = part.number
  if (number === null) return `PL${order}`
  if (/^\d+$/u.test(number)) return `PL${Number(number)}`
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].indexOf(number)
  return roman >= 0 ? `PL${roman + 1}` : `PL${number}`
}
