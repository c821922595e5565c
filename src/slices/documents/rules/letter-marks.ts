import type { LetterBlock, LetterHeading } from '../letter.ts'

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** 4 → `IV`; from 1. */
export function romanMark(n: number): string {
  const [value, letters] = ROMAN.find(([v]) => v <= n) ?? [0, '']
  return value === 0 ? '' : letters + romanMark(n - value)
}

const ALPHABET = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' ')

/** 5 → `đ`: the order of "điểm" in Vietnamese papers, without ă â ê ô ơ ư and foreign letters; after y come aa, ab … */
export function letterMark(n: number): string {
  const rest = Math.floor((n - 1) / ALPHABET.length)
  return (rest > 0 ? letterMark(rest) : '') + ALPHABET[(n - 1) % ALPHABET.length]
}

const LEVELS: LetterHeading['level'][] = ['part', 'roman', 'decimal', 'letter']
const MARKS = { part: romanMark, roman: romanMark, decimal: String, letter: letterMark }

/** Gives every heading without a mark the next one of its level; a given mark sets nothing but itself. */
export function markHeadings(blocks: LetterBlock[]): LetterBlock[] {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    const level = LEVELS.indexOf(block.level)
    const count = (counts[level] ?? 0) + 1
    counts.fill(0, level + 1)
    counts[level] = count
    return block.mark ? block : { ...block, mark: MARKS[block.level](count) }
  })
}

/** A heading as printed: "I. TITLE", "1. Title", "a) title"; a part's name stands on a line above its title. */
export function headingText({ level, mark = '', text }: LetterHeading): {
  above: string | null
  text: string
} {
  switch (level) {
    case 'part':
      return { above: `Phần ${mark}`, text: text.toLocaleUpperCase('vi') }
    case 'roman':
      return { above: null, text: `${mark}. ${text.toLocaleUpperCase('vi')}` }
    case 'decimal':
      return { above: null, text: `${mark}. ${text}` }
    case 'letter':
      return { above: null, text: `${mark}) ${text}` }
  }
}
