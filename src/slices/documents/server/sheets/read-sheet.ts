import { readFile, stat } from 'node:fs/promises'
import { readXlsx, streamXlsxRows, type CellValue } from 'hucre/xlsx'
import { Fault } from '#kernel/fault.ts'
import { kindOfContent } from '#kernel/server/content-kind.ts'
import { inflateEntry, listZip } from '#kernel/server/zip.ts'
import { sheetFaults } from '../../sheet-faults.ts'
import { readCsv } from './read-csv.ts'
import { sheetLimits, type IncomingRow, type IncomingSheet } from './sheet.ts'

/** Reads an .xlsx or .csv, by its bytes or its path. Throws a fault of `sheetFaults` whatever the file holds. */
export async function readSheet(input: Uint8Array | string): Promise<IncomingSheet[]> {
  const bytes = typeof input === 'string' ? await load(input) : input
  if (bytes.length > sheetLimits.fileBytes) throw new Fault(sheetFaults['sheet.too_large'])
  switch (kindOfContent(bytes)) {
    case 'xlsx':
      break
    case 'csv':
    case 'txt':
      return [{ name: 'CSV', hidden: false, rows: readCsv(bytes) }]
    case 'office-encrypted':
      throw new Fault(sheetFaults['sheet.encrypted'])
    case 'office-macro':
      throw new Fault(sheetFaults['sheet.macros'])
    default:
      throw new Fault(sheetFaults['sheet.unknown_kind'])
  }
  mustUnpack(bytes)
  try {
    return await readWorkbook(bytes)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault(sheetFaults['sheet.damaged'])
  }
}

async function load(path: string): Promise<Uint8Array> {
  if ((await stat(path)).size > sheetLimits.fileBytes) throw new Fault(sheetFaults['sheet.too_large'])
  return readFile(path)
}

// What a zip's directory says may be a lie, so every part is inflated once, within the budget, before it is read.
function mustUnpack(bytes: Uint8Array): void {
  const entries = listZip(bytes, sheetLimits.parts + 1)
  if (entries === null) throw new Fault(sheetFaults['sheet.damaged'])
  if (entries.length > sheetLimits.parts) throw new Fault(sheetFaults['sheet.too_large'])
  let budget = sheetLimits.inflatedBytes
  for (const entry of entries) {
    if (entry.encrypted) throw new Fault(sheetFaults['sheet.encrypted'])
    const inflated = inflateEntry(bytes, entry, budget)
    if (inflated === 'too-large') throw new Fault(sheetFaults['sheet.too_large'])
    if (inflated === 'damaged') throw new Fault(sheetFaults['sheet.damaged'])
    budget -= inflated.length
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<IncomingSheet[]> {
  const tabs: { name: string; hidden: boolean }[] = []
  await readXlsx(bytes, {
    sheets: ({ name, hidden, veryHidden }) => {
      tabs.push({ name, hidden: Boolean(hidden || veryHidden) })
      return false
    },
  })
  if (tabs.length > sheetLimits.sheets) throw new Fault(sheetFaults['sheet.too_large'])
  const spent = { cells: 0 }
  const sheets: IncomingSheet[] = []
  for (const [index, tab] of tabs.entries())
    sheets.push({ ...tab, rows: await readRows(bytes, index, spent) })
  return sheets
}

async function readRows(bytes: Uint8Array, sheet: number, spent: { cells: number }): Promise<IncomingRow[]> {
  const rows: IncomingRow[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const cells = values.map(asText)
    while (cells.at(-1) === '') cells.pop()
    if (cells.length === 0) continue
    spent.cells += cells.length
    rows.push({ number: index + 1, cells })
    if (
      rows.length > sheetLimits.rows ||
      cells.length > sheetLimits.columns ||
      spent.cells > sheetLimits.cells
    )
      throw new Fault(sheetFaults['sheet.too_large'])
  }
  return rows
}

function asText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (value instanceof Date) return dateText(value)
  return String(value).normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const iso = value.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16)
}
