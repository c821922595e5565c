import type { Contract } from '#kernel/endpoint.ts'
import { houseContract } from '../contract.ts'
import { kernelContract } from '#kernel/contract.ts'
import { agenciesContract } from '#slices/access/agencies-contract.ts'
import { journalContract } from '#slices/access/journal-contract.ts'
import { peopleContract } from '#slices/access/people-contract.ts'
import { sessionContract } from '#slices/access/contract.ts'
import { planContract } from '#slices/plan/contract.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import { unitsContract } from '#slices/units/contract.ts'

/** All doors of the house, by slice: what is mounted, described and tested. */
export const contracts: Record<string, Contract> = {
  kernel: kernelContract,
  house: houseContract,
  units: unitsContract,
  access: { ...sessionContract, ...agenciesContract, ...peopleContract, ...journalContract },
  plan: planContract,
  reports: reportsContract,
}
