import type { Contract } from '#kernel/endpoint.ts'
import { kernelContract } from '#kernel/contract.ts'
import { sessionContract } from '#slices/access/contract.ts'
import { planContract } from '#slices/plan/contract.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import { unitsContract } from '#slices/units/contract.ts'

/** All doors of the house, by slice: what is mounted, described and tested. */
export const contracts: Record<string, Contract> = {
  kernel: kernelContract,
  units: unitsContract,
  access: sessionContract,
  plan: planContract,
  reports: reportsContract,
}
