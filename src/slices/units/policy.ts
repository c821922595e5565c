import type { Policy } from '#kernel/policy.ts'

/** `anyone` – no tie needed · `own-unit` – the post's body is the people's committee of this commune. */
export type UnitRelation = 'anyone' | 'own-unit'

export type UnitAction = 'unit.read' | 'calendar.read' | 'village.change'

// Posts are the slice access's words; this slice may not know it, and the policy-matrix test holds the two together.
const everybody = [
  'officer',
  'head',
  'leader',
  'clerk',
  'lead-officer',
  'lead-head',
  'province-leader',
  'account-keeper',
  'auditor',
  'administrator',
  'cli',
]

/** Units are public facts; villages are entered by the commune they lie in (architecture, "Posts of the first issue"). */
export const unitPolicy: Policy<UnitAction, string, UnitRelation> = {
  'unit.read': [{ posts: everybody, relation: 'anyone' }],
  'calendar.read': [{ posts: everybody, relation: 'anyone' }],
  'village.change': [{ posts: ['officer', 'head'], relation: 'own-unit' }],
}
