import type { LeafKind, ReadSection, ReadTarget } from '../../reading.ts'
import { noAttributes } from './attributes.ts'
import { isDetail } from './details.ts'
import type { Above, Draft } from './drafts.ts'
import { fold, type Node, type Table, type TableCell } from './model.ts'
import { bodiesOfHeading } from './section-kinds.ts'
import { headerOf, type Header } from './table-columns.ts'
import { bodyRows, groupLabel, type Row } from './table-rows.ts'
import { isNumericalAim } from './targets.ts'

export interface TableReading {
  drafts: Draft[]
  sections: ReadSection[]
  targets: ReadTarget[]
}

/** The rows of a task table as drafts, its group rows as sections; a table of another sort stays cells. */
export function readTable(
  table: Table,
  section: Node,
  above: Above[],
  annex: boolean,
  owner: string,
  unique: (ref: string) => string,
): TableReading {
  const reading: TableReading = { drafts: [], sections: [], targets: [] }
  const head = headerOf(table)
  for (const row of table.rows)
    for (const cell of row.cells) cell.piece.ref = section.ref === '' ? null : section.ref
  if (!head) {
    readTargets(table, section, unique, reading)
    return reading
  }
  const rows = bodyRows(table, head)
  let group: { ref: string; title: string; bodies: string[] } | null = null
  let unnumbered = 0
  let order = 0
  rows.forEach((row, at) => {
    if (row.group !== null) {
      const label = groupLabel(row)
      if (label === null) unnumbered += 1
      const ref = unique(join(owner, label ?? `g${unnumbered}`))
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
    if (!row.content || /^[-–—:\s]*$/u.test(row.content.text)) return
    order += 1
    const base = group?.ref ?? owner
    const under = group?.ref ?? section.ref
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
      section: under === '' ? null : under,
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

/** A table of aims: a column "Chỉ tiêu" and figures beside it. */
function readTargets(
  table: Table,
  section: Node,
  unique: (ref: string) => string,
  reading: TableReading,
): void {
  const head = table.rows.findIndex((row) => row.cells.some((cell) => isAimColumn(cell.text)))
  const named = table.rows[head]?.cells.find((cell) => isAimColumn(cell.text))
  if (!named) return
  let order = 0
  for (const row of table.rows.slice(head + 1)) {
    const aim = row.cells.find((cell) => cell.column === named.column)
    const figures = row.cells
      .filter((cell) => cell !== aim && cell.column > named.column)
      .map((cell) => cell.text)
    if (
      !aim ||
      aim.text === '' ||
      isAimColumn(aim.text) ||
      !(figures.some((text) => /\d/u.test(text)) || isNumericalAim(aim.text))
    )
      continue
    order += 1
    const number = row.cells
      .find((cell) => cell.column < named.column && /^\d[\d.]*$/u.test(cell.text))
      ?.text.replace(/\.$/u, '')
    const ref = unique(join(section.ref, number ?? String(order)))
    for (const cell of row.cells) claim(cell, cell === aim ? 'target' : 'cell', ref)
    reading.targets.push({ ref, text: fold(aim.text), span: [aim.start, aim.end] })
  }
}

function isAimColumn(text: string): boolean {
  return /^(?:(?:các|tên|nội dung|hệ thống)\s+)?(?:chỉ\s+tiêu|mục\s+tiêu)(?:\s*[,/]\s*(?:chỉ|mục)\s+tiêu)?$/iu.test(
    fold(text),
  )
}

function join(base: string, step: string): string {
  return base === '' ? step : `${base}.${step}`
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

function claim(cell: TableCell, kind: LeafKind, ref: string): void {
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
