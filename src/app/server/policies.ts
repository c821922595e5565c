import type { Policy } from '#kernel/policy.ts'
import { accessPolicy } from '#slices/access/policy.ts'
import { planPolicy } from '#slices/plan/policy.ts'
import { reportPolicy } from '#slices/reports/policy.ts'
import { unitPolicy } from '#slices/units/policy.ts'

/** What each post may do, by slice: shown on screen and held to the architecture's table by a test. */
export const policies: Record<string, Policy> = {
  units: unitPolicy,
  access: accessPolicy,
  plan: planPolicy,
  reports: reportPolicy,
}
