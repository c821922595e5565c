import type { InputOf } from '#kernel/endpoint.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { stableId } from '#kernel/stable-id.ts'
import type { planContract } from '../../contract.ts'
import type { Measure } from '../../model.ts'
import { planGate } from '../relations.ts'

/** The shared units of measure in their order. */
export function listMeasures(db: Read | Tx): Promise<Measure[]> {
  return db
    .selectFrom('plan.measure')
    .select(['id', 'vi', 'en', 'decimals', 'closed'])
    .orderBy('ord')
    .orderBy('id')
    .execute()
}

/** Adds a unit of measure, rewords it, or closes it for new entries. */
export async function saveMeasure(
  { db, by, audit }: WriteContext,
  input: InputOf<typeof planContract.saveMeasure>,
): Promise<Measure> {
  audit.actingAs(planGate.require('measure.change', by))
  const before = await db
    .selectFrom('plan.measure')
    .selectAll()
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  const { id, ...words } = input
  await db
    .insertInto('plan.measure')
    .values({ ...input, ord: 1000 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...words, version: (before?.version ?? 0) + 1 }),
    )
    .execute()
  audit.add({ record: 'plan.measure', id: stableId(`measure:${id}`), before: before ?? null, after: input })
  return input
}
