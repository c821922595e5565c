import { hash } from 'node:crypto'

/** A number in [0, 1) that is always the same for the same words: the demonstration is made, never rolled. */
export function chance(...words: (string | number)[]): number {
  return hash('sha256', words.join('|'), 'buffer').readUInt32BE(0) / 2 ** 32
}
