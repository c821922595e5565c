// The door of this slice for the servers of others.
export { extractDocument } from './extract/extract-document.ts'
export { readCsv } from './sheets/read-csv.ts'
export { readSheet } from './sheets/read-sheet.ts'
export { writeSheet } from './sheets/write-sheet.ts'
export { writePdf } from './pdf/write-pdf.ts'
export { writeWord } from './word/write-word.ts'
