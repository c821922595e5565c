import type { Styles } from './styles.ts'
import { child, contents, elements, valueOf, type XmlNode } from './xml.ts'

const sides = ['top', 'left', 'bottom', 'right'] as const

/**
 * Whether a table shows its lines: at least half of its cells have two visible sides, their own or the table's.
 * Letterheads and signature blocks are tables without lines, often made so cell by cell.
 */
export function isRuled(table: XmlNode, styles: Styles): boolean {
  const properties = child(table, 'w:tblPr')
  const style = styles.get(valueOf(properties, 'w:tblStyle'), 'table')
  const direct = child(properties, 'w:tblBorders')
  const ofTable = [...(direct === null ? [] : [direct]), ...style.borders]
  const rows = contents(table).filter((row) => row.name === 'w:tr')
  const cells = rows.map((row) => contents(row).filter((cell) => cell.name === 'w:tc'))
  let ruled = 0
  for (const [y, row] of cells.entries()) {
    for (const [x, cell] of row.entries()) {
      const own = child(child(cell, 'w:tcPr'), 'w:tcBorders')
      const edges = {
        top: y === 0,
        left: x === 0,
        bottom: y === cells.length - 1,
        right: x === row.length - 1,
      }
      const drawn = sides.filter((side) => {
        const inside = side === 'top' || side === 'bottom' ? 'insideH' : 'insideV'
        return visible([own], side) ?? visible(ofTable, edges[side] ? side : inside) ?? false
      })
      if (drawn.length >= 2) ruled += 1
    }
  }
  return ruled > 0 && ruled * 2 >= cells.flat().length
}

/** The first of these border lists that speaks of the side decides; undefined when none does. */
function visible(lists: (XmlNode | null)[], side: string): boolean | undefined {
  const names =
    side === 'left' ? ['w:left', 'w:start'] : side === 'right' ? ['w:right', 'w:end'] : [`w:${side}`]
  for (const list of lists) {
    const border = list === null ? undefined : elements(list).find((node) => names.includes(node.name))
    if (border !== undefined) return !['nil', 'none', undefined].includes(border.attributes['val'])
  }
  return undefined
}
