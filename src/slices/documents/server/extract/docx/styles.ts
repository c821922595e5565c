import { child, elements, numberOf, switchOf, valueOf, type XmlNode } from './xml.ts'

/** How letters look. Undefined means: nothing said here. */
export interface RunLook {
  bold?: boolean | undefined
  italic?: boolean | undefined
  caps?: boolean | undefined
  hidden?: boolean | undefined
  font?: string | undefined
}

export interface ParagraphLook {
  align?: string | undefined
  /** Twentieths of a point. */
  left?: number | undefined
  firstLine?: number | undefined
  outline?: number | undefined
  /** '0' takes an inherited list away. */
  numId?: string | undefined
  level?: number | undefined
}

export interface Style {
  paragraph: ParagraphLook
  run: RunLook
  /** Borders of a table style, nearest first. */
  borders: XmlNode[]
}

export interface Styles {
  /** A style with all it is based on; an unknown or null id gives the default style of that kind. */
  get(id: string | null, kind: 'paragraph' | 'character' | 'table'): Style
  /** The list of a numbering style. */
  numIdOf(style: string): string | null
  defaultParagraph: string | null
}

const nothing: Style = { paragraph: {}, run: {}, borders: [] }

/** Reads styles.xml: inheritance by `basedOn`, then the document's defaults. */
export function readStyles(root: XmlNode | null): Styles {
  const nodes = new Map<string, XmlNode>()
  const defaults = new Map<string, string>()
  for (const node of root === null ? [] : elements(root)) {
    const { styleId: id, type, default: standard } = node.attributes
    if (node.name !== 'w:style' || id === undefined) continue
    nodes.set(id, node)
    if (type !== undefined && (standard === '1' || standard === 'true')) defaults.set(type, id)
  }
  const docDefaults = child(root, 'w:docDefaults')
  const base: Style = {
    paragraph: paragraphLook(child(child(docDefaults, 'w:pPrDefault'), 'w:pPr')),
    run: runLook(child(child(docDefaults, 'w:rPrDefault'), 'w:rPr')),
    borders: [],
  }
  const known = new Map<string, Style>()

  function resolve(id: string, steps: number): Style {
    const found = known.get(id)
    if (found !== undefined) return found
    const node = nodes.get(id)
    if (node === undefined || steps === 0) return nothing
    const parent = resolve(valueOf(node, 'w:basedOn') ?? '', steps - 1)
    const borders = child(child(node, 'w:tblPr'), 'w:tblBorders')
    const style = {
      paragraph: { ...parent.paragraph, ...paragraphLook(child(node, 'w:pPr')) },
      run: { ...parent.run, ...runLook(child(node, 'w:rPr')) },
      borders: [...(borders === null ? [] : [borders]), ...parent.borders],
    }
    known.set(id, style)
    return style
  }

  return {
    get(id, kind) {
      const style = resolve(id !== null && nodes.has(id) ? id : (defaults.get(kind) ?? ''), 20)
      if (kind !== 'paragraph') return style
      return {
        ...style,
        paragraph: { ...base.paragraph, ...style.paragraph },
        run: { ...base.run, ...style.run },
      }
    },
    numIdOf: (style) => resolve(style, 20).paragraph.numId ?? null,
    defaultParagraph: defaults.get('paragraph') ?? null,
  }
}

export function paragraphLook(node: XmlNode | null): ParagraphLook {
  const indent = child(node, 'w:ind')?.attributes ?? {}
  const list = child(node, 'w:numPr')
  const hanging = numberOf(indent['hanging'])
  return said({
    align: valueOf(node, 'w:jc') ?? undefined,
    left: numberOf(indent['left'] ?? indent['start']) ?? undefined,
    firstLine: hanging === null ? (numberOf(indent['firstLine']) ?? undefined) : -hanging,
    outline: numberOf(valueOf(node, 'w:outlineLvl')) ?? undefined,
    numId: valueOf(list, 'w:numId') ?? undefined,
    level: numberOf(valueOf(list, 'w:ilvl')) ?? undefined,
  })
}

export function runLook(node: XmlNode | null): RunLook {
  const fonts = child(node, 'w:rFonts')?.attributes ?? {}
  return said({
    bold: switchOf(node, 'w:b'),
    italic: switchOf(node, 'w:i'),
    caps: switchOf(node, 'w:caps'),
    hidden: switchOf(node, 'w:vanish'),
    font: fonts['ascii'] ?? fonts['hAnsi'],
  })
}

/** On/off properties of a paragraph's and a character's style cancel each other out; what is set directly holds. */
export function mixRuns(paragraph: RunLook, character: RunLook, direct: RunLook): RunLook {
  const toggle = (key: 'bold' | 'italic' | 'caps' | 'hidden') =>
    direct[key] ?? (paragraph[key] ?? false) !== (character[key] ?? false)
  return {
    bold: toggle('bold'),
    italic: toggle('italic'),
    caps: toggle('caps'),
    hidden: toggle('hidden'),
    font: direct.font ?? character.font ?? paragraph.font,
  }
}

/** Without the keys that are undefined, so that spreading does not cover what is inherited. */
function said<T extends object>(look: T): T {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined)) as T
}
