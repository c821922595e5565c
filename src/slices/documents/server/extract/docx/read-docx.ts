import type { Block, ParagraphBlock } from '../../../model.ts'
import { addTally, createTextBuilder, mostly, noTally, type TextBuilder } from '../text-builder.ts'
import {
  readBlocks,
  runningParts,
  type Reading,
  type WordBlock,
  type WordCell,
  type WordParagraph,
  type WordTable,
} from './blocks.ts'
import { createNumbering } from './numbering.ts'
import { openWordPackage } from './package.ts'
import { readStyles } from './styles.ts'
import { child, elements, type XmlNode } from './xml.ts'

type Place = ParagraphBlock['place']

/** The text of a Word file as its pages show it: automatic numbers written out, tracked changes accepted. Throws a refusal. */
export function readDocx(bytes: Uint8Array): { text: string; blocks: Block[] } {
  const parts = openWordPackage(bytes)
  const styles = readStyles(parts.partOfType('styles'))
  const reading: Reading = {
    package: parts,
    styles,
    numbering: createNumbering(parts.partOfType('numbering'), styles.numIdOf),
    fields: [],
    notes: [],
    ownMark: '',
    boxes: [],
  }
  const writer = createWriter()
  const running = runningParts(parts.document)
  // The first page's header is printed once, at the head of the text: a letterhead may stand there.
  const letterhead = running.find(({ kind, first }) => kind === 'w:headerReference' && first)
  if (letterhead !== undefined) writer.write(partBlocks(letterhead.id, reading), 'body')
  writer.write(readBlocks(child(parts.document, 'w:body') ?? parts.document, reading), 'body')
  writer.write(noteBlocks('w:footnote', reading), 'note')
  writer.write(noteBlocks('w:endnote', reading), 'note')
  const seen = new Set(letterhead === undefined ? [] : [letterhead.id])
  for (const { id } of running) {
    if (!seen.has(id)) writer.writeOnce(partBlocks(id, reading))
    seen.add(id)
  }
  return writer.finish()
}

function partBlocks(id: string, reading: Reading): WordBlock[] {
  const part = reading.package.partOfId(id)
  reading.fields = []
  return part === null ? [] : readBlocks(part, reading).filter((block) => plainText([block]).trim() !== '')
}

function noteBlocks(kind: 'w:footnote' | 'w:endnote', reading: Reading): WordBlock[] {
  if (!reading.notes.some((note) => note.kind === kind)) return []
  const part = reading.package.partOfType(`${kind.slice(2)}s`)
  const nodes = new Map((part === null ? [] : elements(part)).map((node) => [node.attributes['id'], node]))
  return reading.notes
    .filter((note) => note.kind === kind)
    .flatMap((note) => {
      const node: XmlNode | undefined = nodes.get(note.id)
      reading.ownMark = note.mark
      reading.fields = []
      return node === undefined ? [] : spaceAfterMark(readBlocks(node, reading), note.mark)
    })
}

/** Whether the file has a space after the note's mark or not, the text has one. */
function spaceAfterMark(blocks: WordBlock[], mark: string): WordBlock[] {
  const [first] = blocks
  const line = first?.type === 'paragraph' ? first.lines[0] : undefined
  if (line !== undefined && mark !== '' && line.text.startsWith(mark)) {
    line.text = `${mark} ${line.text.slice(mark.length).trimStart()}`
  }
  return blocks
}

function createWriter() {
  const builder = createTextBuilder()
  const seen = new Set<string>()
  let tables = 0

  function write(blocks: WordBlock[], place: Place): void {
    for (const block of blocks) {
      if (block.type === 'paragraph') writeParagraph(builder, block, place)
      // Rows have no place of their own: what runs on every page, and frames around other things, are written as paragraphs.
      else if (place !== 'body' || isFrame(block)) write(insideOf(block), place)
      else writeTable(builder, block, tables++)
    }
  }

  return {
    write,
    /** Headers of several sections often say the same. */
    writeOnce(blocks: WordBlock[]) {
      const text = plainText(blocks)
      if (!seen.has(text)) write(blocks, 'running')
      seen.add(text)
    },
    finish: builder.finish,
  }
}

function writeParagraph(builder: TextBuilder, paragraph: WordParagraph, place: Place): void {
  for (const [index, line] of paragraph.lines.entries()) {
    const mark = index === 0 ? paragraph.mark : null
    builder.paragraph(mark === null ? line.text : `${mark} ${line.text.trimStart()}`, {
      place,
      madeMark: mark,
      level: mark === null ? null : paragraph.level,
      bold: mostly(line.tally.bold, line.tally),
      italic: mostly(line.tally.italic, line.tally),
      centred: paragraph.centred,
      indent: index === 0 ? paragraph.firstIndent : paragraph.indent,
      outline: paragraph.outline,
      // A line break may part two lines or only shape one sentence: the file does not tell.
      ...(index === 0 ? { continues: false } : {}),
    })
  }
}

function writeTable(builder: TextBuilder, table: WordTable, number: number): void {
  for (const [index, row] of table.rows.entries()) {
    const cells = row.cells.map((cell) => ({
      text: plainText(cell.blocks),
      column: cell.column,
      span: cell.span,
      merge: cell.merge,
      bold: isBold(cell),
    }))
    builder.row(cells, { table: number, row: index, header: row.header, ruled: table.ruled })
  }
}

/** A table without lines in which everything stands in one column, or another table stands, only places things on the page. */
function isFrame(table: WordTable): boolean {
  if (table.ruled) return false
  const cells = table.rows.flatMap((row) => row.cells)
  const nested = cells.some((cell) => cell.blocks.some((block) => block.type === 'table'))
  return nested || table.rows.every((row) => row.cells.length === 1)
}

function insideOf(table: WordTable): WordBlock[] {
  return table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks))
}

function plainText(blocks: WordBlock[]): string {
  return linesOf(blocks)
    .map((line) => line.text)
    .join('\n')
}

/** The lines in a cell, marks included; tables inside it row by row. */
function linesOf(blocks: WordBlock[]): WordParagraph['lines'] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return linesOf(insideOf(block))
    const [first, ...rest] = block.lines
    if (block.mark === null || first === undefined) return block.lines
    return [{ ...first, text: `${block.mark} ${first.text.trimStart()}` }, ...rest]
  })
}

function isBold(cell: WordCell): boolean {
  const tally = linesOf(cell.blocks).reduce((sum, line) => addTally(sum, line.tally), noTally)
  return mostly(tally.bold, tally)
}
