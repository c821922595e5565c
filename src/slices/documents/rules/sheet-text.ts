import type { Block, Cell, Extracted } from '../model.ts'

interface SheetLines {
  name: string
  rows: readonly { number: number; cells: readonly string[] }[]
}

/** Sheets as a document: title lines above the table are paragraphs, the rest rows of a ruled table. */
export function sheetsToExtracted(name: string, sheets: readonly SheetLines[], sha256: string): Extracted {
  const blocks: Block[] = []
  let text = ''
  sheets.forEach((sheet, table) => {
    const columns = Math.max(0, ...sheet.rows.map((row) => row.cells.length))
    let inTable = false
    sheet.rows.forEach((row, index) => {
      const filled = row.cells.filter((cell) => cell.trim() !== '')
      if (filled.length === 0) return
      inTable ||= filled.length > 1
      const start = text.length
      if (!inTable) {
        text += `${flat(filled[0]!)}\n`
        blocks.push({ ...PARAGRAPH, start, end: text.length })
        return
      }
      const cells: Cell[] = []
      for (let column = 0; column < columns; column++) {
        const at = text.length
        text += flat(row.cells[column] ?? '')
        cells.push({ start: at, end: text.length, column, span: 1, merge: 'none', bold: false })
        text += '\t'
      }
      text += '\n'
      blocks.push({
        type: 'row',
        start,
        end: text.length,
        table,
        row: index,
        header: false,
        ruled: true,
        cells,
      })
    })
  })
  return { kind: 'txt', name, sha256, text, blocks }
}

const PARAGRAPH = {
  type: 'paragraph',
  place: 'body',
  madeMark: null,
  level: null,
  bold: false,
  italic: false,
  centred: false,
  indent: 0,
  outline: null,
} as const

// A cell's own lines stay lines; tabs would part cells.
function flat(cell: string): string {
  return cell.normalize('NFC').replace(/\t/g, ' ').replace(/\r\n?/g, '\n').trim()
}
