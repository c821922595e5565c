import { foldName } from '#slices/access/rules/fold-name.ts'

/**
 * A table of tasks: ref, content, lead, supporting, then the columns of the task-tracking book (NĐ 30/2020, Phụ lục VI),
 * and a hidden id by which a row finds home.
 */
export const TASK_SHEET = [
  { key: 'ref', title: 'Mục', words: ['muc', 'stt', 'tt', 'so tt', 'so thu tu'], width: 10 },
  {
    key: 'text',
    title: 'Nội dung',
    words: ['noi dung', 'noi dung cong viec', 'nhiem vu', 'noi dung nhiem vu', 'cong viec'],
    width: 70,
  },
  {
    key: 'lead',
    title: 'Chủ trì',
    words: ['chu tri', 'co quan chu tri', 'don vi chu tri', 'co quan thuc hien', 'don vi thuc hien'],
    width: 30,
  },
  {
    key: 'supporting',
    title: 'Phối hợp',
    words: ['phoi hop', 'co quan phoi hop', 'don vi phoi hop'],
    width: 30,
  },
  { key: 'arrival', title: 'Số đến', words: ['so den'], width: 10 },
  {
    key: 'document',
    title: 'Tên loại, số, ký hiệu, ngày, cơ quan ban hành',
    words: ['ten loai so ky hieu ngay co quan ban hanh'],
    width: 30,
  },
  { key: 'person', title: 'Đơn vị hoặc người nhận', words: ['don vi hoac nguoi nhan'], width: 24 },
  {
    key: 'due',
    title: 'Thời hạn giải quyết',
    words: [
      'thoi han giai quyet',
      'thoi gian',
      'thoi han',
      'thoi gian hoan thanh',
      'thoi gian thuc hien',
      'han',
    ],
    width: 16,
  },
  { key: 'progress', title: 'Tiến độ giải quyết', words: ['tien do giai quyet', 'tien do'], width: 24 },
  { key: 'reply', title: 'Số, ký hiệu văn bản trả lời', words: ['so ky hieu van ban tra loi'], width: 18 },
  { key: 'note', title: 'Ghi chú', words: ['ghi chu'], width: 20 },
  { key: 'id', title: 'Mã', words: ['ma'], width: 10 },
] as const

export type TaskSheetKey = (typeof TASK_SHEET)[number]['key']

export interface SheetTask {
  /** The spreadsheet's own row number. */
  row: number
  id: string | null
  ref: string
  text: string
  lead: string[]
  supporting: string[]
  due: string | null
}

interface SheetRow {
  number: number
  cells: readonly string[]
}

/** Reads the rows under the first line that names a content column; null when no such line is there. */
export function readTaskSheet(rows: readonly SheetRow[]): SheetTask[] | null {
  const at = rows.findIndex((row) => columnsOf(row).has('text'))
  if (at < 0) return null
  const columns = columnsOf(rows[at]!)
  const cell = (row: SheetRow, key: TaskSheetKey) => {
    const index = columns.get(key)
    return index === undefined ? '' : (row.cells[index] ?? '').trim()
  }
  let unnumbered = 0
  return rows.slice(at + 1).flatMap((row) => {
    const text = cell(row, 'text').replace(/\s+/g, ' ')
    // A head that is repeated on a later page of a pasted table is no task.
    if (text === '' || columnsOf(row).has('text')) return []
    return [
      {
        row: row.number,
        id: /^[0-9a-f-]{36}$/.test(cell(row, 'id')) ? cell(row, 'id') : null,
        ref: cell(row, 'ref').replace(/[.)\s]+$/, '') || `+${++unnumbered}`,
        text,
        lead: namesIn(cell(row, 'lead')),
        supporting: namesIn(cell(row, 'supporting')),
        due: cell(row, 'due') || null,
      },
    ]
  })
}

function columnsOf(row: SheetRow): Map<TaskSheetKey, number> {
  const found = new Map<TaskSheetKey, number>()
  row.cells.forEach((text, index) => {
    const folded = foldName(text)
    const column = TASK_SHEET.find(
      (one) => (one.words as readonly string[]).includes(folded) || foldName(one.title) === folded,
    )
    if (column !== undefined && !found.has(column.key)) found.set(column.key, index)
  })
  return found
}

/** Bodies in one cell, parted by semicolons or lines; a comma stays, since names carry commas. */
export function namesIn(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map((name) => name.replace(/^[-+•\s]+/, '').trim())
    .filter((name) => name !== '')
}
