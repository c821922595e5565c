import type { Quantity } from '#slices/plan/model.ts'

/** Sums increments by unit of measure, in the order in which units first appear; exact to three decimals. */
export function sumQuantities(parts: Iterable<readonly Quantity[]>): Quantity[] {
  const thousandths = new Map<string, number>()
  for (const part of parts)
    for (const { measureId, amount } of part)
      thousandths.set(measureId, (thousandths.get(measureId) ?? 0) + Math.round(amount * 1000))
  return [...thousandths].map(([measureId, sum]) => ({ measureId, amount: sum / 1000 }))
}
