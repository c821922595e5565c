import { noAttributes, readLead, splitValue, type Attributes } from './attributes.ts'
import { markOf } from './marks.ts'
import { fold, type Table, type TableCell, type TableRow } from './model.ts'
import { namesOf, plainRow, type Column, type Header } from './table-columns.ts'

export interface Row {
  row: TableRow
  /** The cell that holds for each column, merged ones from above included. */
  cells: Map<number, TableCell>
  number: string
  content: TableCell | null
  attributes: Attributes
  group: string | null
}

export function bodyRows(table: Table, head: Header): Row[] {
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

export function groupLabel(row: Row): string | null {
  if (row.number !== '' && row.number !== row.group) return row.number
  for (const cell of row.row.cells) {
    const mark = markOf(cell.text, null, null)
    if (mark && mark.order > 0) return mark.label
  }
  return null
}
