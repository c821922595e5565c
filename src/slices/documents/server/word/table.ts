import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { LetterRow, LetterTable } from '../../letter.ts'
import { columnWidths, tableHead } from '../../rules/letter-table.ts'
import { layout, mm } from '../../rules/letter-layout.ts'
import { twips, typed } from './measures.ts'

const margins = { top: twips(2), bottom: twips(2), left: twips(mm(1.5)), right: twips(mm(1.5)) }
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** A ruled table over the given width (points), its head repeated on every page, no row torn between pages. */
export function wordTable(block: LetterTable, width: number): (Paragraph | Table)[] {
  const widths = columnWidths(block, twips(width))
  const title = block.title
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { after: twips(layout.gap / 2) },
          children: [typed(block.title, { bold: true })],
        }),
      ]
    : []
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: widths,
    margins,
    rows: [...headRows(block), ...block.rows.map((row) => bodyRow(block, row))],
  })
  return [...title, table]
}

function headRows(block: LetterTable): TableRow[] {
  return tableHead(block).map(
    (cells) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells.map(({ text, columns, rows }) => cell(text, 'center', true, columns, rows)),
      }),
  )
}

function bodyRow(block: LetterTable, row: LetterRow): TableRow {
  const cells =
    row.kind === 'section'
      ? [cell(row.cells[0] ?? '', 'left', true, block.columns.length)]
      : block.columns.map((column, i) =>
          cell(row.cells[i] ?? '', column.align ?? 'left', row.kind === 'total'),
        )
  return new TableRow({ cantSplit: true, children: cells })
}

function cell(
  text: string,
  align: keyof typeof ALIGN,
  bold: boolean,
  columnSpan = 1,
  rowSpan = 1,
): TableCell {
  return new TableCell({
    columnSpan,
    rowSpan,
    verticalAlign: VerticalAlign.CENTER,
    children: text.split('\n').map(
      (line) =>
        new Paragraph({
          style: 'Bang',
          alignment: ALIGN[align],
          children: [typed(line, { bold })],
        }),
    ),
  })
}
