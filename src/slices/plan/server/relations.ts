import { sql } from 'kysely'
import { makeGate, type Relations } from '#kernel/server/gate.ts'
import { planPolicy, type PlanRelation } from '../policy.ts'

/**
 * Predicates over the aliases `plan`, `task`, `assignment` of the query at hand. A query need join only those that the
 * action's relations name.
 */
const relations: Relations<PlanRelation> = {
  anyone: () => sql<boolean>`true`,
  issued: () => sql<boolean>`plan.state = 'issued'`,
  'own-body': (held) => sql<boolean>`assignment.agency_id = ${held.agencyId}::uuid`,
  'own-task': (held) =>
    sql<boolean>`plan.state = 'issued' and exists (select from plan.assignment mine
      where mine.task_id = task.id and mine.agency_id = ${held.agencyId}::uuid)`,
}

export const planGate = makeGate(planPolicy, relations)
