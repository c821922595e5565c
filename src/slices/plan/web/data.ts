import { useRead } from '#kernel/web/read.ts'
import { sessionContract, type Me } from '#slices/access/contract.ts'
import { planContract } from '../contract.ts'
import { planPolicy, type PlanAction } from '../policy.ts'

export function usePlans() {
  return useRead(planContract.listPlans, {})
}

export function usePlan(id: string) {
  return useRead(planContract.getPlan, { id })
}

export function useSource(id: string) {
  return useRead(planContract.getSource, { id })
}

export function useTask(id: string, year: number | undefined) {
  return useRead(planContract.getTask, year === undefined ? { id } : { id, year }, { keep: true })
}

/** Units of measure, which hardly ever change. */
export function useMeasures() {
  return useRead(planContract.listMeasures, {})
}

/** Who is signed in; the frame has asked already. */
export function useMe(): Me | undefined {
  return useRead(sessionContract.me, {}).data
}

/** Whether an action that needs no record is given to one of the person's posts; the policy's own table answers. */
export function mayAnywhere(me: Me | undefined, action: PlanAction): boolean {
  const rules = planPolicy[action].filter((rule) => rule.relation === 'anyone')
  return me?.posts.some((held) => rules.some((rule) => rule.posts.includes(held.post))) === true
}
