import type { World } from '#test/server/support/world.ts'
import { agenciesContract } from '#slices/access/agencies-contract.ts'
import { peopleContract } from '#slices/access/people-contract.ts'
import { planContract, type PlanCard, type PlanView } from '#slices/plan/contract.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import type { ReportCard } from '#slices/reports/model.ts'
import type { Answer, Caller } from '#test/server/support/world.ts'

/** Ids of what the demonstration holds, by which pages are opened. */
export interface Places {
  planId: string
  taskId: string
  lineId: string
  agencyId: string
  /** A finished report of the plan, and the body of `lineId`. */
  reportId: string
  educationId: string
  unitId: string
  personId: string
}

const ok = <T>(answer: Answer): T => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body as T
}

/** 7/KH-UBND, a task of Sở Giáo dục và Đào tạo in it, its line, the commune of the demonstration and one of its people. */
export async function findPlaces(world: World): Promise<Places> {
  const huy = await world.as('huy')
  const planId = ok<PlanCard[]>(await huy.call(planContract.listPlans, {})).find(
    (plan) => plan.number === '7/KH-UBND',
  )!.id
  const { agencyId: education } = await bodyOf(huy)
  const plan = ok<PlanView>(await huy.call(planContract.getPlan, { id: planId }))
  const lines = plan.taskList.flatMap((task) => task.assignments)
  const line = lines.find((one) => one.agencyId === education && one.role === 'lead')!
  const reports = ok<ReportCard[]>(await huy.call(reportsContract.listReports, {}))
  const report = reports.find((one) => one.planId === planId && one.state === 'issued')!
  const giu = await world.as('giu')
  const { agencyId } = await bodyOf(giu)
  const agency = ok<{ unitId: string | null }>(await giu.call(agenciesContract.agency, { id: agencyId }))
  const people = ok<{ items: { id: string; login: string }[] }>(await giu.call(peopleContract.people, {}))
  return {
    planId,
    taskId: line.taskId,
    lineId: line.id,
    agencyId,
    reportId: report.id,
    educationId: education,
    unitId: agency.unitId!,
    personId: people.items.find((person) => person.login === 'panh')!.id,
  }
}

async function bodyOf(caller: Caller): Promise<{ agencyId: string }> {
  const answer = await caller.raw('/api/session')
  return ((await answer.json()) as { posts: { agencyId: string }[] }).posts[0]!
}
