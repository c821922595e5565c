import type { Line } from './model.ts'

const pageNumber = /^(?:[-–—]\s*)?(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?$/iu

/** A page number standing alone on its line. */
export function isRunning(text: string): boolean {
  return pageNumber.test(text)
}

/** Lines beside a page number or page break that come back on other pages. */
export function runningHeads(lines: Line[]): Set<Line> {
  const full = lines.filter((line) => line.text !== '')
  const beside = new Map<string, Line[]>()
  full.forEach((line, at) => {
    const near = [full[at - 1], full[at + 1]].some((other) => other && isRunning(other.text))
    if (!near || isRunning(line.text) || line.text.length > 100) return
    beside.set(line.text, [...(beside.get(line.text) ?? []), line])
  })
  const heads = new Set<Line>()
  for (const found of beside.values()) {
    const marked = /^[-–+•]|^[a-zđ]\)|[.;]$/u.test(found[0]?.text ?? '')
    if (found.length >= 2 && !marked) for (const line of found) heads.add(line)
  }
  return heads
}
