import { sql } from 'kysely'
import { makeGate } from '#kernel/server/gate.ts'
import { unitPolicy } from '../policy.ts'

/** Predicates over the alias `unit`. */
export const unitGate = makeGate(unitPolicy, {
  anyone: () => sql<boolean>`true`,
  'own-unit': (held) => sql<boolean>`unit.level = 'commune' and unit.id = ${held.unitId}::uuid`,
})
