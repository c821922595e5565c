import { writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx'
import { printable } from '../../rules/printable.ts'
import type { OutgoingSheet, SheetColumn, SheetValue } from './sheet.ts'

/** Excel opens no cell with more letters. */
const CELL_LETTERS = 32_767

const font = { name: 'Times New Roman', size: 12 }
const thin = { style: 'thin' as const }
const border = { top: thin, bottom: thin, left: thin, right: thin }
const head: CellStyle = {
  font: { ...font, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EFE8' } },
  border,
  numFmt: '@',
}

/**
 * A workbook with one table as .xlsx: head frozen and repeated in print, a filter, dates real. Text is only ever text:
 * an inline string in a cell of format "@", so that even when somebody edits it Excel makes no formula of it.
 */
export async function writeSheet({ name, title, columns, rows }: OutgoingSheet): Promise<Uint8Array> {
  const above: CellValue[][] = title ? [[printable(title)], []] : []
  const data: CellValue[][] = []
  for await (const row of rows) data.push(columns.map((column, i) => outgoing(row[i] ?? null, column)))
  const headRow = above.length
  const last = columnName(columns.length - 1)
  return writeXlsx({
    stringMode: 'inline',
    defaultFont: font,
    ...(title && { properties: { title: printable(title) } }),
    sheets: [
      {
        name: tabName(name),
        columns: columns.map((column) => ({
          width: column.width ?? 18,
          hidden: column.hidden ?? false,
          style: cellStyle(column),
        })),
        rows: [...above, columns.map((column) => printable(column.title)), ...data],
        cells: new Map([
          ...(title
            ? [['0,0', { style: { font: { ...font, size: 14, bold: true }, numFmt: '@' } }] as const]
            : []),
          ...columns.map((_, i) => [`${headRow},${i}`, { style: head }] as const),
        ]),
        freezePane: { rows: headRow + 1 },
        autoFilter: { range: `A${headRow + 1}:${last}${headRow + 1 + Math.max(1, data.length)}` },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${headRow + 1}:$${headRow + 1}`,
        },
        headerFooter: { oddFooter: '&C&P/&N' },
      },
    ],
  })
}

function outgoing(value: SheetValue, { kind = 'text' }: SheetColumn): CellValue {
  if (value === null || value === '') return null
  if (kind === 'number')
    return typeof value === 'number' && Number.isFinite(value) ? value : printable(String(value))
  if (kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return new Date(`${value}T00:00:00Z`)
  const text = printable(String(value))
  return text.length > CELL_LETTERS ? `${text.slice(0, CELL_LETTERS - 1)}…` : text
}

function cellStyle({ kind = 'text' }: SheetColumn): CellStyle {
  const numFmt = { text: '@', number: '#,##0.###', date: 'dd/mm/yyyy' }[kind]
  const alignment = { vertical: 'top' as const, wrapText: kind === 'text' }
  return { font, border, numFmt, alignment }
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

// Excel refuses these letters in a tab's name, an apostrophe at its ends, and more than 31 letters.
function tabName(name: string): string {
  const plain = printable(name)
    .replace(/[\\/?*[\]:\n]/g, ' ')
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim()
  return plain || 'Bảng'
}
