import { parseCsv } from 'hucre/csv'
import { Fault } from '#kernel/fault.ts'
import { sheetFaults } from '../../sheet-faults.ts'
import { sheetLimits, type IncomingRow } from './sheet.ts'

const DELIMITERS = [';', ',', '\t']

/** Reads a CSV in UTF-8 or UTF-16 with its mark, parted by ; , or tab; rows are numbered from 1, empty ones left out. */
export function readCsv(bytes: Uint8Array): IncomingRow[] {
  if (bytes.length > sheetLimits.fileBytes) throw new Fault(sheetFaults['sheet.too_large'])
  const text = decoded(bytes)
  const rows: IncomingRow[] = []
  let cellCount = 0
  const records = parseCsv(text, { delimiter: delimiterOf(text), maxRows: sheetLimits.rows + 1 })
  for (const [index, record] of records.entries()) {
    const cells = record.map((value) =>
      String(value ?? '')
        .normalize('NFC')
        .trim(),
    )
    while (cells.at(-1) === '') cells.pop()
    cellCount += cells.length
    if (index >= sheetLimits.rows || cells.length > sheetLimits.columns || cellCount > sheetLimits.cells)
      throw new Fault(sheetFaults['sheet.too_large'])
    if (cells.length > 0) rows.push({ number: index + 1, cells })
  }
  return rows
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Fault(sheetFaults['sheet.encoding'])
  }
}

/** The delimiter that stands most often outside quotes on the first line that has any. */
function delimiterOf(text: string): string {
  for (const line of text
    .slice(0, 64_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)) {
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1)
    const most = Math.max(...counts)
    if (most > 0) return DELIMITERS[counts.indexOf(most)] as string
  }
  return ';'
}
