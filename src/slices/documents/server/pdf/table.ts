import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import type { LetterRow, LetterTable } from '../../letter.ts'
import { columnWidths, tableHead } from '../../rules/letter-table.ts'
import { layout, mm } from '../../rules/letter-layout.ts'
import { HEADLINE } from './measures.ts'

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
  return [
    ...(title
      ? [
          {
            text: title,
            bold: true,
            alignment: 'center' as const,
            headlineLevel: HEADLINE,
            margin: [0, layout.gap, 0, layout.gap / 2] as [number, number, number, number],
          },
        ]
      : []),
    {
      layout: ruled,
      fontSize: layout.size.table,
      margin: [0, 0, 0, layout.gap],
      table: {
        headerRows: head.length,
        keepWithHeaderRows: rows.length > 0 ? 1 : 0,
        dontBreakRows: true,
        widths: columnWidths(block, width - line).map((share) => Math.max(1, share - sides)),
        body: [...head, ...rows.map((row) => bodyRow(block, row))],
      },
    },
  ]
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
