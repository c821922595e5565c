import { hash } from 'node:crypto'
import { keyProblem } from './problems.ts'

// Crockford's base 32: no letter that a reader takes for a digit.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PER_LINE = 20

/** Bytes as lines that a person can type off paper: `03/11  8 letters × 4  check`, the check catching slips in the line. */
export function toTypedLines(bytes: Buffer): string[] {
  const count = Math.ceil(bytes.length / PER_LINE)
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * PER_LINE, (index + 1) * PER_LINE)
    const groups = encode(part)
      .match(/.{1,8}/g)!
      .join(' ')
    return `${two(index + 1)}/${two(count)}  ${groups}  ${checkOf(index + 1, count, part)}`
  })
}

/** Reads such lines out of a text, in any case and order and amid other words. Throws Problem naming the line. */
export function fromTypedLines(text: string): Buffer {
  const found = new Map<number, Buffer>()
  let count = 0
  for (const line of text.split(/\r?\n/)) {
    const match = /^\W*(\d{1,3})\s*\/\s*(\d{1,3})\s+([0-9A-Za-z][0-9A-Za-z\s-]*)$/.exec(line.trimEnd())
    if (!match) continue
    const number = Number(match[1])
    count ||= Number(match[2])
    const letters = match[3]!.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
    const part = decode(letters.slice(0, -2))
    if (part === null || letters.slice(-2) !== checkOf(number, count, part))
      throw keyProblem('keys.sheet_line', { line: number })
    found.set(number, part)
  }
  if (count === 0) throw keyProblem('keys.sheet_none')
  const parts = Array.from({ length: count }, (_, index) => {
    const part = found.get(index + 1)
    if (part === undefined) throw keyProblem('keys.sheet_missing', { line: index + 1 })
    return part
  })
  return Buffer.concat(parts)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function checkOf(line: number, count: number, part: Buffer): string {
  return encode(hash('sha256', Buffer.concat([Buffer.from([line, count]), part]), 'buffer')).slice(0, 2)
}

function encode(bytes: Buffer): string {
  let letters = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) letters += LETTERS[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits > 0 ? letters + LETTERS[(held << (5 - bits)) & 31] : letters
}

function decode(letters: string): Buffer | null {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}
