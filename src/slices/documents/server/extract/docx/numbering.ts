import { formatNumber } from './number-format.ts'
import { showSymbols, symbolOf } from '../symbols.ts'
import { child, elements, numberOf, switchOf, valueOf, type XmlNode } from './xml.ts'

interface Level {
  start: number
  format: string
  /** Pattern with %1 … %9 for the numbers of the levels. */
  text: string
  style: string | null
  /** After which level (counted from 1) it starts anew; 0 never; null after any higher one. */
  restart: number | null
  legal: boolean
  symbolFont: boolean
  paragraph: XmlNode | null
}

interface List {
  abstract: string
  levels: Map<number, Level>
  startOver: Map<number, number>
}

export interface Numbering {
  level(numId: string, level: number): Level | null
  /** The level of a list that a paragraph style is bound to. */
  levelOfStyle(numId: string, style: string): number | null
  /** Counts one paragraph and gives the mark that Word prints before it, or null when it prints none. */
  next(numId: string, level: number): string | null
}

/** Word's automatic lists. `numIdOfStyle` follows a numbering style to the list it is made with. */
export function createNumbering(
  root: XmlNode | null,
  numIdOfStyle: (style: string) => string | null,
): Numbering {
  const lists = readLists(root, numIdOfStyle)
  // Lists made from the same definition count on from one another.
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()

  function count(numId: string, list: List, level: number): (number | undefined)[] {
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    const startOver = list.startOver.get(level)
    const key = `${numId}/${level}`
    const before = counts[level]
    if (startOver !== undefined && !started.has(key)) counts[level] = startOver
    else counts[level] = before === undefined ? (list.levels.get(level)?.start ?? 1) : before + 1
    started.add(key)
    for (const [deeper, { restart }] of list.levels) {
      if (deeper > level && level < (restart ?? deeper)) counts[deeper] = undefined
    }
    return counts
  }

  return {
    level: (numId, level) => lists.get(numId)?.levels.get(level) ?? null,
    levelOfStyle(numId, style) {
      const found = [...(lists.get(numId)?.levels ?? [])].find(([, level]) => level.style === style)
      return found?.[0] ?? null
    },
    next(numId, at) {
      const list = lists.get(numId)
      const level = list?.levels.get(at)
      if (list === undefined || level === undefined) return null
      const counts = count(numId, list, at)
      return printMark(level, at, list, counts)
    },
  }
}

function printMark(level: Level, at: number, list: List, counts: (number | undefined)[]): string | null {
  if (level.format === 'bullet') return printBullet(level)
  const mark = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const shown = Number(digit) - 1
    if (shown > at) return ''
    const from = list.levels.get(shown)
    const format = level.legal ? 'decimal' : (from?.format ?? 'decimal')
    return formatNumber(counts[shown] ?? from?.start ?? 1, format)
  })
  return showSymbols(mark).trim() || null
}

/** A symbol font's bullet may also be written with the plain code of the font. */
function printBullet(level: Level): string | null {
  const [char] = level.text.trim()
  if (char === undefined) return null
  if (level.symbolFont && char.charCodeAt(0) < 0x100) return symbolOf(char.charCodeAt(0))
  return showSymbols(level.text.trim())
}

function readLists(root: XmlNode | null, numIdOfStyle: (style: string) => string | null): Map<string, List> {
  const nodes = root === null ? [] : elements(root)
  const abstracts = new Map(
    nodes
      .filter((node) => node.name === 'w:abstractNum')
      .map((node) => [node.attributes['abstractNumId'] ?? '', node]),
  )
  const numNodes = new Map(
    nodes.filter((node) => node.name === 'w:num').map((node) => [node.attributes['numId'] ?? '', node]),
  )

  /** A definition may only point to a numbering style, whose list has the levels; a few steps are enough. */
  function definitionOf(numId: string, steps = 4): [string, XmlNode | undefined] {
    const id = valueOf(numNodes.get(numId), 'w:abstractNumId') ?? ''
    const node = abstracts.get(id)
    const style = valueOf(node, 'w:numStyleLink')
    const linked = style === null || steps === 0 ? null : numIdOfStyle(style)
    return linked === null || linked === numId ? [id, node] : definitionOf(linked, steps - 1)
  }

  const lists = new Map<string, List>()
  for (const [numId, num] of numNodes) {
    const [abstract, definition] = definitionOf(numId)
    const list: List = { abstract, levels: readLevels(definition), startOver: new Map() }
    for (const override of elements(num).filter((node) => node.name === 'w:lvlOverride')) {
      const level = numberOf(override.attributes['ilvl']) ?? 0
      const start = numberOf(valueOf(override, 'w:startOverride'))
      if (start !== null) list.startOver.set(level, start)
      for (const [key, value] of readLevels(override)) list.levels.set(key, value)
    }
    lists.set(numId, list)
  }
  return lists
}

function readLevels(node: XmlNode | undefined): Map<number, Level> {
  const nodes = node === undefined ? [] : elements(node).filter((each) => each.name === 'w:lvl')
  return new Map(nodes.map((each) => [numberOf(each.attributes['ilvl']) ?? 0, readLevel(each)]))
}

function readLevel(node: XmlNode): Level {
  const fonts = child(child(node, 'w:rPr'), 'w:rFonts')?.attributes ?? {}
  return {
    start: numberOf(valueOf(node, 'w:start')) ?? 0,
    format: valueOf(node, 'w:numFmt') ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    style: valueOf(node, 'w:pStyle'),
    restart: numberOf(valueOf(node, 'w:lvlRestart')),
    legal: switchOf(node, 'w:isLgl') ?? false,
    symbolFont: /^(symbol|wingdings|webdings)/i.test(fonts['ascii'] ?? fonts['hAnsi'] ?? ''),
    paragraph: child(node, 'w:pPr'),
  }
}
