import { addTally, noTally, tallyOf, type Tally } from '../text-builder.ts'
import { decodeByFont } from '../text/legacy-encodings.ts'
import { formatNumber } from './number-format.ts'
import { raise, showSymbols, symbolOf } from '../symbols.ts'
import { mixRuns, runLook, type RunLook, type Styles } from './styles.ts'
import { child, elements, unwrap, valueOf, type XmlNode } from './xml.ts'

/** One printed line as far as Word's file tells: a paragraph, or a part of it between line breaks. */
export interface Line {
  text: string
  tally: Tally
}

/** What outlasts a paragraph while a part is read. */
export interface InlineState {
  styles: Styles
  /** Open complex fields, innermost last: true while their instruction (not their result) is read. */
  fields: boolean[]
  /** Notes in the order in which the text refers to them. */
  notes: { kind: 'w:footnote' | 'w:endnote'; id: string; mark: string }[]
  /** The mark of the note being read. */
  ownMark: string
  /** Text boxes met in the paragraph. */
  boxes: XmlNode[]
}

/** Content that is not on the page: deleted or moved away, an instruction, properties. */
const unseen = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:delText',
  'w:instrText',
  'w:rt',
  'mc:Fallback',
])

/** The lines of a paragraph. Text boxes are left in `state.boxes`. */
export function readLines(paragraph: XmlNode, look: RunLook, state: InlineState): Line[] {
  const lines: Line[] = [{ text: '', tally: noTally }]

  function add(text: string, run: RunLook): void {
    if (run.hidden || state.fields.includes(true)) return
    const line = lines.at(-1)!
    const letters = decodeByFont(text, run.font ?? '')
    const shown = run.caps ? letters.toLocaleUpperCase('vi') : letters
    line.text += shown
    line.tally = addTally(line.tally, tallyOf(shown, run.bold ?? false, run.italic ?? false))
  }

  function visit(node: XmlNode, run: RunLook): void {
    switch (node.name) {
      case 'w:r':
        return visitAll(elements(node), runOf(node, look, state.styles))
      case 'w:t':
      case 'm:t':
        return add(showSymbols(node.children.join('')), run)
      case 'w:tab':
      case 'w:ptab':
        return add('\t', run)
      case 'w:noBreakHyphen':
        return add('-', run)
      case 'w:sym':
        return add(symbolOf(Number.parseInt(node.attributes['char'] ?? '', 16)), run)
      case 'w:br':
      case 'w:cr':
        if (!run.hidden && !state.fields.includes(true)) lines.push({ text: '', tally: noTally })
        return
      case 'w:fldChar':
        return turnField(node.attributes['fldCharType'], state.fields)
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return add(referTo(node, state), run)
      case 'w:footnoteRef':
      case 'w:endnoteRef':
        return add(state.ownMark, run)
      case 'w:txbxContent':
        state.boxes.push(node)
        return
      default:
        if (!unseen.has(node.name)) visitAll(unwrap(node) ?? elements(node), run)
    }
  }

  function visitAll(nodes: XmlNode[], run: RunLook): void {
    for (const node of nodes) visit(node, run)
  }

  visitAll(elements(paragraph), look)
  return lines
}

function runOf(node: XmlNode, look: RunLook, styles: Styles): RunLook {
  const properties = child(node, 'w:rPr')
  const id = valueOf(properties, 'w:rStyle')
  const character = id === null ? {} : styles.get(id, 'character').run
  return mixRuns(look, character, runLook(properties))
}

function turnField(type: string | undefined, fields: boolean[]): void {
  if (type === 'begin') fields.push(true)
  else if (type === 'separate' && fields.length > 0) fields[fields.length - 1] = false
  else if (type === 'end') fields.pop()
}

/** Word numbers footnotes 1, 2, 3 and endnotes i, ii, iii by their order in the text, unless they bring a mark of their own. */
function referTo(node: XmlNode, state: InlineState): string {
  const kind = node.name === 'w:footnoteReference' ? 'w:footnote' : 'w:endnote'
  const id = node.attributes['id'] ?? ''
  const own = ['1', 'true', 'on'].includes(node.attributes['customMarkFollows'] ?? '')
  const count = state.notes.filter((note) => note.kind === kind && note.mark !== '').length + 1
  const mark = own ? '' : raise(formatNumber(count, kind === 'w:footnote' ? 'decimal' : 'lowerRoman'))
  if (!state.notes.some((note) => note.kind === kind && note.id === id)) state.notes.push({ kind, id, mark })
  return mark
}
