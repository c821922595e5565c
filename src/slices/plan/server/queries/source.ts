import { sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf, type Read } from '#kernel/server/database.ts'
import type { planContract } from '../../contract.ts'
import { planGate } from '../relations.ts'

type Source = OutputOf<typeof planContract.getSource>

/** The plan's own text with its leaves, to be shown beside the reading. */
export async function getSource(db: Read, by: Actor, id: string): Promise<Source> {
  const [row] = await rowsOf<Source>(
    db,
    sql<Source>`
    select coalesce(plan.source_text, '') as text, coalesce(plan.reading->'leaves', '[]') as leaves, plan.source_name as name
    from plan.plan plan where plan.id = ${id}::uuid and ${planGate.where('plan.read', by)}`,
  )
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  return row
}
