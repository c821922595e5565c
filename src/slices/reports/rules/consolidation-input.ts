import type { TaskState } from '#slices/plan/model.ts'
import type { Timed } from '#slices/plan/rules/deadline.ts'
import type { ContributionBody, RecordedEntry } from '../model.ts'
import type { ReportDates } from './report-dates.ts'

export interface ReportBody {
  id: string
  name: string
  short: string
  level: string
}

export interface ReportTask extends Timed {
  id: string
  ref: string
  sectionRef: string | null
  kind: 'task' | 'duty'
  dutyKind: string | null
  text: string
}

export interface PlanSection {
  ref: string
  title: string
  kind: string
  parent: string | null
}

/** The sending of a body that the report counts: a frozen version that the lead has received. */
export interface Received {
  sendingId: string
  no: number
  agencyId: string
  onBehalf: boolean
  late: boolean
  body: ContributionBody
  entries: readonly RecordedEntry[]
}

/** Everything a report is consolidated from. `carriers`: whose each task is, as leading body. */
export interface ConsolidationInput {
  year: number
  dates: ReportDates
  tasks: readonly ReportTask[]
  sections: readonly PlanSection[]
  bodies: readonly ReportBody[]
  carriers: readonly { taskId: string; agencyId: string }[]
  received: readonly Received[]
  measures: readonly { id: string; vi: string }[]
}

export const STATES: readonly TaskState[] = ['done', 'under-way', 'not-started', 'nothing-arose']

/** What a body writes beside its tasks, and may be quoted of. */
export const SAID = {
  '#funding': (body: ContributionBody) => body.funding,
  '#difficulties': (body: ContributionBody) => body.difficulties,
  '#proposals': (body: ContributionBody) => body.proposals,
  '#next': (body: ContributionBody) => body.next,
} as const
export type Said = keyof typeof SAID

export function isSaid(ref: string): ref is Said {
  return ref in SAID
}
