import { dayOf, type CivilDate } from '#kernel/civil-date.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { planContract, type PlanView } from '#slices/plan/contract.ts'
import { reportWindow, reportYearOf } from '#slices/plan/rules/report-year.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import type { ContributionView, ReportCard } from '#slices/reports/model.ts'
import { issueRealPlan } from './issue-plan.ts'
import type { Answer, Caller, World } from './world.ts'

export const EDUCATION = agencyRowId('so-giao-duc-va-dao-tao')
export const JUSTICE = agencyRowId('so-tu-phap')
export const MUONG_XEN = agencyRowId('ubnd-16813-20250701')

/** The real plan issued and its report of the clock's year open; `day`: the last day an event may fall on and count. */
export async function openRealReport(
  world: World,
): Promise<{ plan: PlanView; report: ReportCard; year: number; day: CivilDate }> {
  const { plan } = await issueRealPlan(world)
  const today = dayOf(world.clock.now())
  const year = reportYearOf(today)
  const { cutOff } = reportWindow(year)
  const hoai = await world.as('hoai')
  const { body } = await hoai.call(reportsContract.listReports, {})
  const known = (body as ReportCard[]).find((one) => one.planId === plan.id && one.year === year)
  const day = today < cutOff ? today : cutOff
  if (known !== undefined) return { plan, report: known, year, day }
  const opened = await hoai.call(reportsContract.openReport, {
    reportId: makeId(),
    planId: plan.id,
    year,
    cutOff: null,
  })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  return { plan, report: opened.body as ReportCard, year, day }
}

/** Records an event of a body on a task. */
export async function tell(
  caller: Caller,
  at: { plan: PlanView; year: number; day: CivilDate },
  ref: string,
  agencyId: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const task = at.plan.taskList.find((one) => one.ref === ref)!
  const line = task.assignments.find((one) => one.agencyId === agencyId)!
  const progressId = makeId()
  const answer = await caller.call(planContract.reportProgress, {
    progressId,
    assignmentId: line.id,
    year: at.year,
    state: 'under-way',
    words: `Đã làm mục ${ref}`,
    from: at.day,
    to: at.day,
    quantities: [],
    evidence: [],
    replaces: null,
    sameEvent: null,
    paper: null,
    ...more,
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return progressId
}

type Viewed = Answer<ContributionView>

/** A body's contribution under one caller's hands. */
export function steps(caller: Caller, id: string, agencyId: string) {
  const at = { id, agencyId }
  const call = async (door: Endpoint, more: object, commandId?: string) =>
    (await caller.call(
      door,
      { ...at, ...more } as never,
      commandId === undefined ? {} : { commandId },
    )) as Viewed
  const version = async () =>
    ((await call(reportsContract.getContribution, {})).body.version ?? null) as number
  return {
    read: () => call(reportsContract.getContribution, {}),
    version,
    draft: async (seen?: number | null, commandId?: string, contributionId = makeId()) =>
      call(
        reportsContract.draftContribution,
        { contributionId, seenVersion: seen === undefined ? await version() : seen },
        commandId,
      ),
    save: async (change: (body: NonNullable<ContributionView['body']>) => object, seen?: number) => {
      const { body } = (await call(reportsContract.getContribution, {})).body
      return call(reportsContract.saveContribution, {
        seenVersion: seen ?? (await version()),
        body: { ...body, ...change(body!) },
      })
    },
    send: async (paper: object | null = null, seen?: number) =>
      call(reportsContract.sendContribution, {
        sendingId: makeId(),
        seenVersion: seen ?? (await version()),
        paper,
      }),
    recall: async () => call(reportsContract.recallContribution, { seenVersion: await version() }),
    confirm: async () => call(reportsContract.confirmContribution, { seenVersion: await version() }),
    receive: async (seen?: number, commandId?: string) =>
      call(reportsContract.receiveContribution, { seenVersion: seen ?? (await version()) }, commandId),
    giveBack: async (reason: string) =>
      call(reportsContract.returnContribution, { seenVersion: await version(), reason }),
  }
}
