/**
 * What is left of an official document when its file format is taken off: the text in reading order, cut into
 * blocks. Offsets are JavaScript string indices into `text`, which is NFC; paragraphs end in \n, cells in \t, rows in \n.
 */
export interface Extracted {
  kind: 'docx' | 'txt' | 'pdf'
  name: string
  sha256: string
  text: string
  /** In order, tiling `text` without gap or overlap: the body as it is read, then notes, then what runs on every page. */
  blocks: Block[]
  /** Pages (from 1) that hold a picture and no letters: what stands there was not read. Only for PDF. */
  unreadPages?: number[]
}

export type Block = ParagraphBlock | RowBlock

export interface ParagraphBlock {
  type: 'paragraph'
  start: number
  end: number
  /** Where the paragraph stood: running heads, feet and page numbers, and footnotes, are kept apart from the body. */
  place: 'body' | 'running' | 'note'
  /** The number, letter or dash that Word made (already written into `text` at the paragraph's start, followed by a space), or null. */
  madeMark: string | null
  /** Word's list level of `madeMark`, from 0; null when the mark was typed or there is none. */
  level: number | null
  bold: boolean
  italic: boolean
  centred: boolean
  /** Left indent in points as far as the format tells, else 0. */
  indent: number
  /** Word's outline level (Heading 1 = 0) or null. */
  outline: number | null
  /**
   * True when the layout shows that this line goes on with the paragraph before it (a PDF gives one block per printed
   * line), false when it shows a new paragraph, absent when the format does not tell: plain text, a line break in Word.
   */
  continues?: boolean
}

/** One row of a table. Its text is its cells, each followed by \t, and a final \n. */
export interface RowBlock {
  type: 'row'
  start: number
  end: number
  /** Tables are numbered from 0 in reading order, rows from 0 within their table. */
  table: number
  row: number
  /** The row repeats as a header on every page (Word's own mark). */
  header: boolean
  /** False for tables without borders: letterheads and signature blocks are such tables. */
  ruled: boolean
  cells: Cell[]
}

export interface Cell {
  start: number
  /** End without the closing \t. Paragraphs inside one cell are parted by \n in `text`. */
  end: number
  /** Grid column from 0, and how many grid columns it spans. */
  column: number
  span: number
  /** 'continue' when a vertically merged cell from above holds here too. */
  merge: 'none' | 'start' | 'continue'
  bold: boolean
}
