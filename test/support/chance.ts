/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number
  pick<T>(list: readonly T[]): T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return { upTo, pick: (list) => list[upTo(list.length)]! }
}

/** A seed of today, or the one that a person asks for (`SEED=…`), to see a run again. */
export function seedOf(asked: string | undefined): number {
  return asked === undefined ? Math.floor(Math.random() * 0xffffffff) : Number(asked)
}
