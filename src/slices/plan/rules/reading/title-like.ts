import type { Unit } from './model.ts'

/** Words without a closing stop: what follows belongs under them. */
export function isTitleLike(unit: Unit): boolean {
  if (unit.mark && unit.mark.rank <= 3.5) return true
  return !/[.;,…]$/u.test(unit.text) && unit.text.length <= 260
}
