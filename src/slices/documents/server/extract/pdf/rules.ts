import { multiply, type Matrix } from './matrix.ts'

/** A drawn line: `at` is its y (or x), from and to its ends. Points from the page's top left corner. */
export interface Rule {
  at: number
  from: number
  to: number
}

export interface Rules {
  level: Rule[]
  upright: Rule[]
}

type DrawingOperator =
  | 'save'
  | 'restore'
  | 'transform'
  | 'stroke'
  | 'closeStroke'
  | 'fill'
  | 'eoFill'
  | 'fillStroke'
  | 'eoFillStroke'
  | 'closeFillStroke'
  | 'closeEOFillStroke'
  | 'paintFormXObjectBegin'
  | 'paintFormXObjectEnd'
  | 'constructPath'

/** pdf.js's numbers of the operators. */
export type OperatorCodes = Record<DrawingOperator, number>

interface Operators {
  fnArray: number[]
  argsArray: unknown[]
}

/** Programs draw a table's line as a stroke or as a thin filled rectangle; both become rules here, joined where they touch. */
export function readRules({ fnArray, argsArray }: Operators, view: Matrix, ops: OperatorCodes): Rules {
  const strokes = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ])
  const fills = new Set([ops.fill, ops.eoFill])
  const rules: Rules = { level: [], upright: [] }
  const saved: Matrix[] = []
  let matrix = view
  for (const [index, code] of fnArray.entries()) {
    const args = argsArray[index] as unknown[]
    if (code === ops.save) saved.push(matrix)
    else if (code === ops.restore) matrix = saved.pop() ?? matrix
    else if (code === ops.transform) matrix = multiply(matrix, args as unknown as Matrix)
    else if (code === ops.paintFormXObjectBegin) {
      saved.push(matrix)
      if (args[0]) matrix = multiply(matrix, args[0] as Matrix)
    } else if (code === ops.paintFormXObjectEnd) matrix = saved.pop() ?? matrix
    else if (code === ops.constructPath) {
      const [painted, [path]] = args as [number, [Float32Array | null]]
      if (!(path instanceof Float32Array)) continue
      const parts = placedParts(path, matrix)
      if (strokes.has(painted)) parts.forEach((part) => addStrokes(rules, part))
      else if (fills.has(painted)) parts.forEach((part) => addThinFill(rules, part))
    }
  }
  return { level: joinRules(rules.level), upright: joinRules(rules.upright) }
}

type Point = readonly [number, number]

function addStrokes(rules: Rules, points: Point[]): void {
  for (const [index, point] of points.entries()) if (index > 0) addLine(rules, points[index - 1]!, point)
}

function addThinFill(rules: Rules, points: Point[]): void {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top > 3 && right - left > 3) return
  const middle: Point = [(left + right) / 2, (top + bottom) / 2]
  if (bottom - top < right - left) addLine(rules, [left, middle[1]], [right, middle[1]])
  else addLine(rules, [middle[0], top], [middle[0], bottom])
}

/** The corners of each part of a path. In pdf.js's list 0 is move, 1 line, 2 and 3 curves, 4 close. Curves end a part. */
function placedParts(path: Float32Array, matrix: Matrix): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  const end = () => {
    if (part.length > 1 && part.length < 60) parts.push(part)
    part = []
  }
  for (let at = 0; at < path.length;) {
    const code = path[at]!
    const [, , , , x, y] = multiply(matrix, [1, 0, 0, 1, path[at + 1] ?? 0, path[at + 2] ?? 0])
    const point: Point = [x, y]
    if (code === 0) {
      end()
      part = [point]
    } else if (code === 1) part.push(point)
    else if (code === 4) {
      if (part.length > 0) part.push(part[0]!)
    } else end()
    at += code === 4 ? 1 : code === 2 ? 7 : code === 3 ? 5 : 3
  }
  end()
  return parts
}

function addLine(rules: Rules, [x1, y1]: Point, [x2, y2]: Point): void {
  const across = Math.abs(x2 - x1)
  const down = Math.abs(y2 - y1)
  if (down <= 1 && across > 2) {
    rules.level.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
  } else if (across <= 1 && down > 2) {
    rules.upright.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
}

/** Lines in the same place that touch are one: each cell brings its own piece of border. */
function joinRules(rules: Rule[]): Rule[] {
  const joined: Rule[] = []
  const lanes: Rule[][] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const lane = lanes.at(-1)
    if (lane !== undefined && rule.at - lane.at(-1)!.at <= 1.6) lane.push(rule)
    else lanes.push([rule])
  }
  for (const lane of lanes) {
    const at = lane.reduce((sum, rule) => sum + rule.at, 0) / lane.length
    let open: Rule | null = null
    for (const rule of lane.toSorted((a, b) => a.from - b.from)) {
      if (open !== null && rule.from <= open.to + 3) open.to = Math.max(open.to, rule.to)
      else joined.push((open = { at, from: rule.from, to: rule.to }))
    }
  }
  return joined
}
