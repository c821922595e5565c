export interface Stretch {
  text: string
  differs: boolean
}

/** Two versions of a text cut into stretches of words, those that the other lacks marked. */
export function diffWords(a: string, b: string): { a: Stretch[]; b: Stretch[] } {
  const left = wordsOf(a)
  const right = wordsOf(b)
  const common = commonTable(left, right)
  const out = { a: [] as Stretch[], b: [] as Stretch[] }
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      push(out.a, left[i++]!, false)
      push(out.b, right[j++]!, false)
    } else if (j >= right.length || (i < left.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      push(out.a, left[i++]!, true)
    } else push(out.b, right[j++]!, true)
  }
  return { a: trimmed(out.a), b: trimmed(out.b) }
}

// Long texts are cut by sentence, so that the table stays small.
function wordsOf(text: string): string[] {
  const words = text.match(/\s+|[^\s]+/g) ?? []
  return words.length <= 1_200 ? words : (text.match(/[^.;\n]+[.;\n]*\s*/g) ?? []).slice(0, 1_200)
}

function commonTable(left: string[], right: string[]): Uint16Array[] {
  const table = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1))
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      table[i]![j] =
        left[i] === right[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  return table
}

function push(stretches: Stretch[], text: string, differs: boolean): void {
  const last = stretches.at(-1)
  if (last?.differs === differs) last.text += text
  else stretches.push({ text, differs })
}

// Blanks between two differing words are underlined with them; blanks alone never are.
function trimmed(stretches: Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const [index, stretch] of stretches.entries()) {
    const between =
      stretch.text.trim() === '' && stretches[index - 1]?.differs && stretches[index + 1]?.differs
    push(out, stretch.text, stretch.text.trim() === '' ? between === true : stretch.differs)
  }
  return out
}
