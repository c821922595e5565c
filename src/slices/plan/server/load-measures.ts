import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Tx } from '#kernel/server/database.ts'

const MeasureFile = z.array(
  z.object({ id: z.string(), vi: z.string(), en: z.string(), decimals: z.number().int() }),
)

/** Loads the shared units of measure; the lead may add and close some later. */
export async function loadMeasures(tx: Tx, root: string): Promise<void> {
  const file = await readFile(join(root, 'data/measures/units-of-measure.json'), 'utf8')
  const measures = MeasureFile.parse(JSON.parse(file))
  await tx
    .insertInto('plan.measure')
    .values(measures.map((measure, ord) => ({ ...measure, ord })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
