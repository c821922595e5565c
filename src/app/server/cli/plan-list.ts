import { listPlans } from '#slices/plan/server/queries/plans.ts'
import { operator } from '../as-cli.ts'
import type { CliContext } from './run-cli.ts'
import { withPeopledHouse } from './with-house.ts'

/** `plan list`: number, day, state and how many tasks. */
export async function planList(context: CliContext): Promise<void> {
  const plans = await withPeopledHouse(context, async ({ database, clock }) =>
    listPlans(database.kysely, await operator(database, clock), clock.today()),
  )
  if (context.words.flag('json')) return context.out(JSON.stringify(plans, null, 2))
  for (const plan of plans)
    context.out(
      `${plan.number ?? '-'}\t${plan.day ?? '-'}\t${plan.state}\t${plan.tasks}\t${plan.title.slice(0, 80)}`,
    )
}
