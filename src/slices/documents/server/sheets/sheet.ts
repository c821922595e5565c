/** A column going out. `date` columns take civil dates, `number` columns numbers; a hidden one carries ids home. */
export interface SheetColumn {
  title: string
  /** In letters of the standard type; 18 when left out. */
  width?: number
  kind?: 'text' | 'number' | 'date'
  hidden?: boolean
}

export type SheetValue = string | number | null

export interface OutgoingSheet {
  /** The tab's name, 31 letters at most are kept. */
  name: string
  /** Stands above the head, over its own row and an empty one. */
  title?: string
  columns: SheetColumn[]
  rows: AsyncIterable<SheetValue[]> | Iterable<SheetValue[]>
}

/** A row that came in: its number as the program that wrote it shows it, from 1, and its cells as text. */
export interface IncomingRow {
  number: number
  cells: string[]
}

/** Rows without text are left out. Dates read as `2026-01-05`, numbers as `1234.5`, formulas as their last result. */
export interface IncomingSheet {
  name: string
  hidden: boolean
  rows: IncomingRow[]
}

/** What one file may cost. */
export const sheetLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** All parts of a workbook, inflated. */
  inflatedBytes: 120 * 1024 * 1024,
  parts: 2_000,
  sheets: 50,
  rows: 100_000,
  columns: 200,
  cells: 2_000_000,
}
