import { labelWords } from './labels.ts'
import type { Label } from './words/labels.ts'
import { numberColumns } from './words/labels.ts'
import { noAttributes, readLead, splitValue, type Attributes } from './attributes.ts'
import { bodiesOfHeading } from './section-kinds.ts'
import type { Above, Draft } from './drafts.ts'
import { isDetail } from './details.ts'
import { fold, type Node, type Table, type TableCell, type TableRow } from './model.ts'
import { markOf } from './marks.ts'
import type { ReadSection } from '../../reading.ts'

type Column = Label | 'number' | 'other'

export interface TableReading {
  drafts: Draft[]
  sections: ReadSection[]
}

interface Row {
  row: TableRow
  /** The cell that holds for each column, merged ones from above included. */
  cells: Map<number, TableCell>
  number: string
  content: TableCell | null
  attributes: Attributes
  group: string | null
}

/** The rows of a task table as drafts, its group rows as sections; a table of another sort stays cells. */
export function readTable(
  table: Table,
  section: Node,
  above: Above[],
  annex: boolean,
  unique: (ref: string) => string,
): TableReading {
  const reading: TableReading = { drafts: [], sections: [] }
  const head = headerOf(table)
  for (const row of table.rows)
    for (const cell of row.cells) cell.piece.ref = section.ref === '' ? null : section.ref
  if (!head) return reading
  const rows = bodyRows(table, head)
  let group: { ref: string; title: string; bodies: string[] } | null = null
  let unnumbered = 0
  let order = 0
  rows.forEach((row, at) => {
    if (row.group !== null) {
      const label = groupLabel(row)
      if (label === null) unnumbered += 1
      const ref = unique(join(section.ref, label ?? `g${unnumbered}`))
      const bodies = bodiesOfHeading(row.group)
      group = { ref, title: row.group, bodies }
      order = 0
      reading.sections.push({
        ref,
        number: label,
        title: row.group,
        kind: 'group',
        parent: section.ref === '' ? null : section.ref,
        bodies,
      })
      for (const cell of row.row.cells) claim(cell, 'heading', ref)
      return
    }
    if (!row.content || row.content.text === '') return
    order += 1
    const base = group?.ref ?? section.ref
    const ref = unique(join(base, row.number === '' ? String(order) : row.number))
    const around: Above[] = group
      ? [
          { node: null, text: group.title, bodies: group.bodies, attributes: noAttributes(), heading: true },
          ...above,
        ]
      : above
    claimRow(row, head, ref)
    const draft: Draft = {
      ref,
      section: base === '' ? null : base,
      text: row.content.text,
      span: [row.content.start, row.content.end],
      own: row.attributes,
      above: around,
      node: null,
      annex,
    }
    const below = subRows(rows, at)
    if (below.length > 0 && below.some((sub) => sub.attributes.lead || sub.attributes.time)) {
      claim(row.content, 'intro', ref)
      inherit(row, below)
      return
    }
    const parent = parentRow(rows, at)
    if (parent && !row.attributes.lead && !row.attributes.time && isDetail(row.content.text)) {
      const task = reading.drafts.findLast((one) => one.span[0] === parent.content?.start)
      if (task) {
        task.text += ` ${row.content.text}`
        task.span = [task.span[0], row.content.end]
        claimRow(row, head, task.ref)
        return
      }
    }
    reading.drafts.push(draft)
  })
  return reading
}

function join(base: string, step: string): string {
  return base === '' ? step : `${base}.${step}`
}

interface Header {
  columns: Map<number, Column>
  /** Index of the first row behind the header. */
  rows: number
  texts: string[]
}

/** The header rows read together: one names columns, a second may divide them. Null when no column holds tasks. */
function headerOf(table: Table): Header | null {
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

function namesOf(row: TableRow): Column[] {
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

function plainRow(row: TableRow): string {
  return row.cells.map((cell) => fold(cell.text).toLowerCase()).join('|')
}

function bodyRows(table: Table, head: Header): Row[] {
  const rows: Row[] = []
  const held = new Map<number, TableCell>()
  for (const row of table.rows.slice(head.rows)) {
    if (isRepeatedHeader(row, head)) continue
    for (const cell of row.cells) {
      if (cell.merge === 'start') held.set(cell.column, cell)
      else if (cell.merge === 'none') held.delete(cell.column)
    }
    const cells = new Map<number, TableCell>()
    for (const cell of row.cells) {
      const from = cell.merge === 'continue' ? (held.get(cell.column) ?? cell) : cell
      for (let column = cell.column; column < cell.column + cell.span; column += 1)
        if (!cells.has(column)) cells.set(column, from)
    }
    rows.push(readRow(row, cells, head))
  }
  return rows
}

function isRepeatedHeader(row: TableRow, head: Header): boolean {
  if (row.header || head.texts.includes(plainRow(row))) return true
  const filled = row.cells.filter((cell) => cell.text !== '')
  if (
    filled.length > 1 &&
    filled.every((cell) => /^\(?\d{1,2}\)?$/u.test(cell.text)) &&
    filled.length === row.cells.length &&
    row.cells.length > 2
  )
    return true
  return namesOf(row).filter((name) => name !== 'other').length >= 3
}

function readRow(row: TableRow, cells: Map<number, TableCell>, head: Header): Row {
  const texts = (kind: Column) =>
    [...head.columns]
      .filter(([, name]) => name === kind)
      .map(([column]) => cells.get(column)?.text ?? '')
      .filter((text) => !isEmpty(text))
  const numberCell = [...head.columns].find(([, name]) => name === 'number')
  const contentColumn = [...head.columns].find(([, name]) => name === 'content')?.[0]
  const content =
    (contentColumn === undefined
      ? null
      : row.cells.find(
          (cell) =>
            cell.column <= contentColumn &&
            contentColumn < cell.column + cell.span &&
            cell.merge !== 'continue',
        )) ?? null
  const number = (numberCell ? (cells.get(numberCell[0])?.text ?? '') : '')
    .replace(/[.)\s]+$/u, '')
    .replace(/^\(/u, '')
  const attributes = noAttributes()
  const lead = texts('lead').map(readLead)
  if (lead.length > 0) attributes.lead = lead.flatMap((one) => one.lead)
  const supporting = [...texts('supporting').flatMap(splitValue), ...lead.flatMap((one) => one.supporting)]
  if (supporting.length > 0) attributes.supporting = supporting
  const time = texts('time').map((text) => text.replace(/\n/gu, ' '))
  if (time.length > 0) attributes.time = time.join('; ')
  return {
    row,
    cells,
    number: /^[\p{L}\d.]{1,12}$/u.test(number) ? number : '',
    content,
    attributes,
    group: groupTitle(row, number),
  }
}

function isEmpty(text: string): boolean {
  return /^[\s\-–—/.…x×]*$/iu.test(text)
}

/** A row with one filled cell, or a number and a title with nothing beside them, opens a group. */
function groupTitle(row: TableRow, number: string): string | null {
  const filled = row.cells.filter((cell) => cell.text !== '' && cell.merge !== 'continue')
  const held = row.cells.some((cell) => cell.merge === 'continue')
  const titled = filled.filter(
    (cell) => cell.text !== number && !/^[(]?[\dIVXa-zA-Zđ]{1,4}[.)]*$/u.test(cell.text),
  )
  if (held || titled.length !== 1 || filled.length > 2) return null
  const title = titled[0] as TableCell
  const wide = title.span > 1 || row.cells.length <= 2
  const structural = /^(?:[IVX]+|[A-Z])$/u.test(number) || /^(?:[IVX]+|[A-ZĐ])[.)]\s/u.test(title.text)
  const shouting = /\p{Lu}{2}/u.test(title.text) && !/\p{Ll}/u.test(title.text)
  if (!wide && !structural && !shouting && filled.length === 2) return null
  if (!wide && !structural && !shouting && (row.cells[0] as TableCell) !== title) return null
  return fold(title.text).replace(/^(?:[IVX]+|[A-ZĐ]|\d+)[.)]\s+/u, '')
}

function groupLabel(row: Row): string | null {
  if (row.number !== '' && row.number !== row.group) return row.number
  for (const cell of row.row.cells) {
    const mark = markOf(cell.text, null, null)
    if (mark && mark.order > 0) return mark.label
  }
  return null
}

function subRows(rows: Row[], at: number): Row[] {
  const number = rows[at]?.number ?? ''
  if (number === '') return []
  const found: Row[] = []
  for (const row of rows.slice(at + 1)) {
    if (row.group !== null || !row.number.startsWith(`${number}.`)) break
    found.push(row)
  }
  return found
}

function parentRow(rows: Row[], at: number): Row | null {
  const number = rows[at]?.number ?? ''
  const cut = number.lastIndexOf('.')
  if (cut < 0) return null
  const outer = number.slice(0, cut)
  for (let place = at - 1; place >= 0; place -= 1) {
    const row = rows[place] as Row
    if (row.group !== null) return null
    if (row.number === outer) return row
  }
  return null
}

/** What the row above says holds for its sub-rows where they say nothing. */
function inherit(row: Row, below: Row[]): void {
  for (const sub of below) {
    sub.attributes.lead ??= row.attributes.lead
    sub.attributes.supporting ??= row.attributes.supporting
    sub.attributes.time ??= row.attributes.time
  }
}

function claim(
  cell: TableCell,
  kind: 'task' | 'heading' | 'intro' | 'attribute' | 'cell',
  ref: string,
): void {
  cell.piece.kind = cell.text === '' ? 'cell' : kind
  cell.piece.ref = ref
}

function claimRow(row: Row, head: Header, ref: string): void {
  for (const cell of row.row.cells) {
    const name = head.columns.get(cell.column) ?? 'other'
    if (cell === row.content) claim(cell, 'task', ref)
    else claim(cell, name === 'other' || name === 'number' ? 'cell' : 'attribute', ref)
  }
}
