import { sql, type RawBuilder } from 'kysely'
import { Fault, kernelFaults } from '../fault.ts'
import { grantsOf, type Actor, type HeldPost, type Policy } from '../policy.ts'
import type { Read, Tx } from './database.ts'

/** Relation → the SQL predicate that must hold between a held post and the record at hand (in the slice's alias). */
export type Relations<R extends string> = Record<R, (held: HeldPost, actor: Actor) => RawBuilder<boolean>>

export interface Gate<A extends string> {
  /** The action as a filter: true for the rows on which the person may do it. */
  where(action: A, actor: Actor): RawBuilder<boolean>
  /** For each row, which of the actions the person may do next, as a text array. */
  can(actions: readonly A[], actor: Actor): RawBuilder<string[]>
  /** Held posts that allow the action at all, whatever the record. */
  held(action: A, actor: Actor): HeldPost[]
  /** A post that allows the action on the one row of `from` (e.g. sql`plan.task as task where task.id = …`); else a fault. */
  check(db: Read | Tx, action: A, actor: Actor, from: RawBuilder<unknown>): Promise<HeldPost>
  /** A post that allows the action without a record; else a fault. */
  require(action: A, actor: Actor): HeldPost
}

/** One gate from a slice's policy and its relations: the same predicate checks one record, filters lists and fills `can`. */
export function makeGate<A extends string, P extends string, R extends string>(
  policy: Policy<A, P, R>,
  relations: Relations<R>,
): Gate<A> {
  const where = (action: A, actor: Actor): RawBuilder<boolean> => {
    const grants = grantsOf(policy, action, actor)
    if (grants.length === 0) return sql<boolean>`false`
    const any = grants.map(({ held, relation }) => sql`(${relations[relation](held, actor)})`)
    return sql<boolean>`(${sql.join(any, sql` or `)})`
  }
  return {
    where,
    can(actions, actor) {
      if (actions.length === 0) return sql<string[]>`'{}'::text[]`
      const cases = actions.map((action) => sql`case when ${where(action, actor)} then ${action}::text end`)
      return sql<string[]>`array_remove(array[${sql.join(cases)}]::text[], null)`
    },
    held: (action, actor) => [...new Set(grantsOf(policy, action, actor).map((grant) => grant.held))],
    require(action, actor) {
      const held = grantsOf(policy, action, actor)[0]?.held
      if (held === undefined) throw new Fault(kernelFaults['gate.refused'])
      return held
    },
    async check(db, action, actor, from) {
      const grants = grantsOf(policy, action, actor)
      const cases = grants.map(
        ({ held, relation }, index) => sql`when (${relations[relation](held, actor)}) then ${index}::int`,
      )
      const which = cases.length === 0 ? sql`null::int` : sql`case ${sql.join(cases, sql` `)} end`
      const { rows } = await sql<{ which: number | null }>`select ${which} as which from ${from}`.execute(
        db as Tx,
      )
      const row = rows[0]
      if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
      if (row.which === null) throw new Fault(kernelFaults['gate.refused'])
      return grants[row.which]!.held
    },
  }
}
