import { fold, type Table, type TableRow } from './model.ts'
import { labelWords } from './labels.ts'
import { numberColumns, type Label } from './words/labels.ts'

export type Column = Label | 'number' | 'other'

export interface Header {
  columns: Map<number, Column>
  /** Index of the first row behind the header. */
  rows: number
  texts: string[]
}

/** The header rows read together: one names columns, a second may divide them. Null when no column holds tasks. */
export function headerOf(table: Table): Header | null {
  for (let rows = 0; rows < Math.min(3, table.rows.length); rows += 1) {
    const first = table.rows[rows]
    if (!first || namesOf(first).filter((column) => column !== 'other').length < 2) continue
    let count = rows + 1
    while (count < table.rows.length && count < rows + 3 && goesOn(table.rows[count] as TableRow, first))
      count += 1
    const columns = columnsOf(table.rows.slice(rows, count))
    const kinds = new Set(columns.values())
    if (!kinds.has('content')) assumeContent(columns, table, count)
    const enough =
      [...columns.values()].includes('content') &&
      (kinds.has('lead') || kinds.has('time') || kinds.has('supporting'))
    if (!enough) return null
    return { columns, rows: count, texts: table.rows.slice(rows, count).map(plainRow) }
  }
  return null
}

export function namesOf(row: TableRow): Column[] {
  return row.cells.map((cell) => columnName(cell.text))
}

export function columnName(text: string): Column {
  const plain = fold(text)
    .toLowerCase()
    .replace(/\s*\([^)]*\)\s*$/u, '')
    .replace(/[.:*]+$/u, '')
    .trim()
  if (numberColumns.includes(plain.replace(/\./gu, ''))) return 'number'
  const exact = labelWords(plain)
  if (exact) return exact
  if (/phối\s*hợp/u.test(plain) && !/chủ\s*trì/u.test(plain)) return 'supporting'
  if (
    /(?:chủ\s*trì|phụ\s*trách|chịu\s+trách\s+nhiệm|(?:cơ\s+quan|đơn\s+vị|phân\s+công|người).*thực\s+hiện)/u.test(
      plain,
    )
  )
    return 'lead'
  if (/(?:thời\s+gian|thời\s+hạn|tiến\s+độ|hoàn\s+thành|lộ\s+trình)/u.test(plain)) return 'time'
  if (/(?:sản\s+phẩm|kết\s+quả)/u.test(plain)) return 'product'
  if (
    /(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|giải\s+pháp|sự\s+kiện|tên\s+(?:văn\s+bản|đề\s+án|chương\s+trình|việc))/u.test(
      plain,
    )
  )
    return 'content'
  return 'other'
}

/** A second header row divides merged columns or only numbers them. */
function goesOn(row: TableRow, first: TableRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '' && cell.merge !== 'continue')
  if (filled.length === 0) return false
  if (
    filled.every((cell) => /^\(?\d{1,2}\)?$/u.test(cell.text) || /^\(?[A-Z]\)?$/u.test(cell.text)) &&
    filled.length > 1
  )
    return true
  const merged =
    row.cells.some((cell) => cell.merge === 'continue') ||
    row.cells.length < first.cells.length ||
    first.cells.some((cell) => cell.span > 1) ||
    row.cells.some((cell) => cell.text === '')
  const named = filled.map((cell) => columnName(cell.text))
  return (
    merged &&
    named.every((name) => name !== 'other' && name !== 'number') &&
    filled.every((cell) => cell.text.length < 40)
  )
}

function columnsOf(rows: TableRow[]): Map<number, Column> {
  const texts = new Map<number, string[]>()
  for (const row of rows) {
    for (const cell of row.cells) {
      for (let column = cell.column; column < cell.column + cell.span; column += 1) {
        if (cell.merge !== 'continue' && !/^\(?\d{1,2}\)?$/u.test(cell.text))
          texts.set(column, [...(texts.get(column) ?? []), cell.text])
      }
    }
  }
  const columns = new Map<number, Column>()
  for (const [column, words] of texts) {
    const own = words.filter((word) => word !== '')
    const last = columnName(own.at(-1) ?? '')
    columns.set(column, last === 'other' ? columnName(own.join(' ')) : last)
  }
  return columns
}

/** A table with bodies or times but no named content: its widest words are the content. */
function assumeContent(columns: Map<number, Column>, table: Table, from: number): void {
  const sizes = new Map<number, number>()
  for (const row of table.rows.slice(from)) {
    for (const cell of row.cells) {
      if ((columns.get(cell.column) ?? 'other') === 'other')
        sizes.set(cell.column, (sizes.get(cell.column) ?? 0) + cell.text.length)
    }
  }
  const widest = [...sizes].sort((a, b) => b[1] - a[1])[0]
  if (widest) columns.set(widest[0], 'content')
}

export function plainRow(row: TableRow): string {
  return row.cells.map((cell) => fold(cell.text).toLowerCase()).join('|')
}
