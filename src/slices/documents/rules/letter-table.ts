import type { LetterTable } from '../letter.ts'

export interface HeadCell {
  text: string
  columns: number
  rows: number
}

/** The head of a table in one row, or two where columns are grouped; cells that reach down are listed above only. */
export function tableHead({ columns }: LetterTable): HeadCell[][] {
  if (!columns.some((column) => column.group))
    return [columns.map(({ title }) => ({ text: title, columns: 1, rows: 1 }))]
  const above: HeadCell[] = []
  columns.forEach(({ title, group }, i) => {
    const before = above.at(-1)
    if (!group) above.push({ text: title, columns: 1, rows: 2 })
    else if (before && columns[i - 1]?.group === group) before.columns += 1
    else above.push({ text: group, columns: 1, rows: 1 })
  })
  const below = columns
    .filter(({ group }) => group)
    .map(({ title }) => ({ text: title, columns: 1, rows: 1 }))
  return [above, below]
}

/** The columns' widths in whole units that add up to `total`. */
export function columnWidths({ columns }: LetterTable, total: number): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0)
  let share = 0
  let before = 0
  return columns.map(({ width }) => {
    share += width
    const edge = Math.round((share / sum) * total)
    const own = edge - before
    before = edge
    return own
  })
}
