import type { Rule, Rules } from './rules.ts'

/** A table found by its lines. Rows and columns lie between neighbours in `ys` and `xs`. */
export interface Grid {
  xs: number[]
  ys: number[]
  cells: GridCell[]
}

export interface GridCell {
  row: number
  column: number
  rows: number
  columns: number
}

const near = 3

/** The tables of a page: rules that cross or touch, with at least two cells between them. */
export function findGrids(rules: Rules): Grid[] {
  return clusters(rules)
    .map(toGrid)
    .filter((grid) => grid !== null)
    .toSorted((a, b) => a.ys[0]! - b.ys[0]!)
}

/** Whether two rules, one level and one upright, meet. */
function meet(level: Rule, upright: Rule): boolean {
  return (
    level.from - near <= upright.at &&
    upright.at <= level.to + near &&
    upright.from - near <= level.at &&
    level.at <= upright.to + near
  )
}

function clusters({ level, upright }: Rules): Rules[] {
  const found: Rules[] = []
  const left = { level: new Set(level), upright: new Set(upright) }
  for (const start of level) {
    if (!left.level.delete(start)) continue
    const cluster: Rules = { level: [start], upright: [] }
    for (let grew = true; grew;) {
      grew = false
      for (const rule of left.upright) {
        if (!cluster.level.some((other) => meet(other, rule))) continue
        cluster.upright.push(rule)
        left.upright.delete(rule)
        grew = true
      }
      for (const rule of left.level) {
        if (!cluster.upright.some((other) => meet(rule, other))) continue
        cluster.level.push(rule)
        left.level.delete(rule)
        grew = true
      }
    }
    found.push(cluster)
  }
  return found
}

/** Open sides count as drawn: many tables leave out their outer uprights. */
function toGrid({ level, upright }: Rules): Grid | null {
  if (level.length < 2 || upright.length === 0) return null
  const xs = distinct([...upright.map(({ at }) => at), ...level.flatMap(({ from, to }) => [from, to])])
  const ys = distinct([...level.map(({ at }) => at), ...upright.flatMap(({ from, to }) => [from, to])])
  const rows = ys.length - 1
  const columns = xs.length - 1
  if (rows * columns < 2 || rows * columns > 50_000) return null
  const cells = mergeSlots(
    rows,
    columns,
    (row, column) => covers(upright, xs[column + 1]!, (ys[row]! + ys[row + 1]!) / 2),
    (row, column) => covers(level, ys[row + 1]!, (xs[column]! + xs[column + 1]!) / 2),
  )
  // Doubled frames and shadows leave slivers that hold nothing.
  const roomy = cells.filter(
    ({ row, column, rows: down, columns: across }) =>
      ys[row + down]! - ys[row]! > 8 && xs[column + across]! - xs[column]! > 8,
  )
  return roomy.length < 2 ? null : { xs, ys, cells }
}

function distinct(values: number[]): number[] {
  const kept: number[] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    if (kept.length === 0 || value - kept.at(-1)! > near) kept.push(value)
  }
  return kept
}

function covers(rules: Rule[], at: number, middle: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= near && rule.from <= middle && middle <= rule.to)
}

/** Slots without a line between them are one cell. A cell grows right from its first slot, then down. */
function mergeSlots(
  rows: number,
  columns: number,
  closedRight: (row: number, column: number) => boolean,
  closedBelow: (row: number, column: number) => boolean,
): GridCell[] {
  const cells: GridCell[] = []
  const taken = new Set<number>()
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      const cell = { row, column, rows: 1, columns: 1 }
      while (column + cell.columns < columns && !closedRight(row, column + cell.columns - 1))
        cell.columns += 1
      while (row + cell.rows < rows && !closedBelow(row + cell.rows - 1, column)) cell.rows += 1
      for (let y = row; y < row + cell.rows; y += 1) {
        for (let x = column; x < column + cell.columns; x += 1) taken.add(y * columns + x)
      }
      cells.push(cell)
    }
  }
  return cells
}
