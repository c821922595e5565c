import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import type { LetterRow, LetterTable } from '../../letter.ts'
import { columnWidths, tableHead } from '../../rules/letter-table.ts'
import { layout, mm } from '../../rules/letter-layout.ts'
import { widthOf } from '../tinos.ts'
import { HEADLINE, RUNNING } from './measures.ts'

const line = 0.5
const padding = mm(1.5)
const ruled: CustomTableLayout = {
  hLineWidth: () => line,
  vLineWidth: () => line,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 2,
  paddingBottom: () => 2,
}

/** A ruled table over the given width (points), its head repeated on every page, no row torn between pages. */
export function pdfTable(block: LetterTable, width: number): Content[] {
  const { rows, title } = block
  const head = headRows(block)
  const sides = line + 2 * padding
  const widths = columnWidths(block, width - line).map((share) => Math.max(1, share - sides))
  const whole = !rows.some((row) => isTall(row, widths))
  const first = whole && rows.length > 1 ? 1 : 0
  return [
    ...(title
      ? [
          {
            text: title,
            bold: true,
            alignment: 'center' as const,
            headlineLevel: HEADLINE,
            margin: [0, 0, 0, layout.gap / 2] as [number, number, number, number],
          },
        ]
      : []),
    {
      layout: ruled,
      fontSize: layout.size.table,
      margin: [0, 0, 0, layout.gap],
      table: {
        headerRows: head.length,
        keepWithHeaderRows: whole && rows.length > 0 ? 1 : 0,
        dontBreakRows: whole,
        widths,
        body: [
          ...(first ? head.map(asHead) : head),
          ...rows.map((row, i) => (i < first ? asHead(bodyRow(block, row)) : bodyRow(block, row))),
        ],
      },
    },
  ]
}

// The library says of the head and the row it holds to it that they stand where it first tried them.
function asHead(cells: TableCell[]): TableCell[] {
  return cells.map((own) => ({ ...(own as object), headlineLevel: RUNNING }) as TableCell)
}

// The library drops what is left of a row kept whole that is taller than a page.
function isTall({ cells, kind }: LetterRow, widths: number[]): boolean {
  const { size, page } = { size: layout.size.table, page: layout.page }
  return cells.some((text, i) => {
    const width = kind === 'section' ? widths.reduce((sum, own) => sum + own, 0) : (widths[i] ?? 1)
    const lines = text.split('\n').reduce((sum, part) => sum + 1 + (widthOf(part, { size }) / width) * 1.3, 0)
    return lines * size * 1.15 > page.width / 2
  })
}

// A cell that reaches over others is followed by empty places for them.
function headRows(block: LetterTable): TableCell[][] {
  const [above = [], below] = tableHead(block)
  const first = above.flatMap(({ text, columns, rows }): TableCell[] => [
    {
      ...cell(text, 'center', true),
      // The library centres a cell upright in its first row only.
      ...(rows > 1 && { verticalAlignment: 'top', margin: [0, layout.size.table * 0.75, 0, 0] }),
      colSpan: columns,
      rowSpan: rows,
    },
    ...Array.from({ length: columns - 1 }, () => ({ text: '' })),
  ])
  if (!below) return [first]
  const titles = below.values()
  const second = block.columns.map(({ group }): TableCell =>
    group ? cell(titles.next().value?.text ?? '', 'center', true) : { text: '' },
  )
  return [first, second]
}

function bodyRow({ columns }: LetterTable, row: LetterRow): TableCell[] {
  if (row.kind === 'section')
    return [
      { ...cell(row.cells[0] ?? '', 'left', true), colSpan: columns.length },
      ...columns.slice(1).map(() => ({ text: '' })),
    ]
  return columns.map((column, i) => cell(row.cells[i] ?? '', column.align ?? 'left', row.kind === 'total'))
}

function cell(text: string, alignment: 'left' | 'center' | 'right', bold: boolean) {
  return { text, alignment, bold, verticalAlignment: 'middle' as const }
}
