import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import {
  CellState,
  DifficultyView,
  Due,
  Measure,
  Paper,
  ProgressView,
  Quantity,
  Recurrence,
  TaskState,
  TaskView,
} from './model.ts'

const Sha = z.string().regex(/^[0-9a-f]{64}$/)
const Year = z.number().int().min(2000).max(2100)
const Text = (most: number) => z.string().trim().min(1).max(most)

export const PlanCard = z.object({
  id: Id,
  number: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  issuer: z.string().nullable(),
  day: CivilDate.nullable(),
  state: z.enum(['draft', 'issued']),
  leadAgency: z.string().nullable(),
  leadAgencyId: Id.nullable(),
  tasks: z.number().int(),
  checked: z.number().int(),
  toAssign: z.number().int(),
  demonstration: z.boolean(),
  version: z.number().int(),
  can: z.array(z.string()),
})
export type PlanCard = z.infer<typeof PlanCard>

export const PlanView = PlanCard.extend({
  sections: z.array(
    z.object({
      ref: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      kind: z.string(),
      parent: z.string().nullable(),
    }),
  ),
  tasks: z.number().int(),
  taskList: z.array(TaskView),
  bodies: z.number().int(),
})
export type PlanView = z.infer<typeof PlanView>

export const GridView = z.object({
  planId: Id,
  year: z.number().int(),
  asOf: Instant,
  day: CivilDate,
  tasks: z.array(
    z.object({
      id: Id,
      ref: z.string(),
      sectionRef: z.string().nullable(),
      kind: z.enum(['task', 'duty']),
      text: z.string(),
    }),
  ),
  sections: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      parent: z.string().nullable(),
    }),
  ),
  bodies: z.array(
    z.object({
      id: Id,
      name: z.string(),
      short: z.string(),
      level: z.string(),
      /** Former district, by which communes are grouped; null for bodies of the province. */
      group: z.string().nullable(),
      onBehalf: z.boolean(),
    }),
  ),
  /** [body index, task index, state, assignment id, open difficulty, entered on behalf] */
  cells: z.array(z.tuple([z.number().int(), z.number().int(), CellState, Id, z.boolean(), z.boolean()])),
})
export type GridView = z.infer<typeof GridView>

export const planContract = {
  listPlans: endpoint({
    method: 'GET',
    path: '/api/plans',
    action: 'plan.list',
    audit: 'PlanList',
    input: z.object({}),
    output: z.array(PlanCard),
  }),
  getPlan: endpoint({
    method: 'GET',
    path: '/api/plans/:id',
    action: 'plan.read',
    audit: 'PlanRead',
    input: z.object({ id: Id }),
    output: PlanView,
  }),
  getSource: endpoint({
    method: 'GET',
    path: '/api/plans/:id/source',
    action: 'plan.read',
    audit: 'PlanSource',
    input: z.object({ id: Id }),
    output: z.object({
      text: z.string(),
      leaves: z.array(
        z.object({ start: z.number(), end: z.number(), kind: z.string(), ref: z.string().nullable() }),
      ),
      name: z.string().nullable(),
    }),
  }),
  importPlan: endpoint({
    method: 'POST',
    path: '/api/plans',
    action: 'plan.import',
    audit: 'PlanImport',
    // `planId` is the client's; the file was uploaded before and is named by its digest.
    input: z.object({ planId: Id, file: Sha, name: z.string().min(1).max(255) }),
    output: PlanView,
  }),
  typePlan: endpoint({
    method: 'POST',
    path: '/api/plans/typed',
    action: 'plan.import',
    audit: 'PlanTyped',
    input: z.object({ planId: Id, text: Text(400_000) }),
    output: PlanView,
  }),
  importTaskSheet: endpoint({
    method: 'POST',
    path: '/api/plans/:id/sheet',
    action: 'plan.correct',
    audit: 'TaskSheetImport',
    input: z.object({ id: Id, file: Sha, name: z.string().min(1).max(255) }),
    output: z.object({
      changed: z.number().int(),
      added: z.number().int(),
      problems: z.array(z.object({ row: z.number().int(), text: z.string() })),
    }),
  }),
  exportTaskSheet: endpoint({
    method: 'GET',
    path: '/api/plans/:id/sheet',
    action: 'plan.read',
    audit: 'TaskSheetExport',
    input: z.object({ id: Id }),
    output: z.unknown(),
    bytes: 'out',
  }),
  correctTask: endpoint({
    method: 'POST',
    path: '/api/tasks/:id',
    action: 'plan.correct',
    audit: 'TaskCorrect',
    input: z.object({
      id: Id,
      seenVersion: z.number().int(),
      text: Text(20_000),
      due: Due.nullable(),
      recurrence: Recurrence.nullable(),
      fields: z.array(z.string().max(60)).max(10),
      checked: z.boolean(),
    }),
    output: TaskView,
  }),
  addTask: endpoint({
    method: 'POST',
    path: '/api/plans/:planId/tasks',
    action: 'plan.correct',
    audit: 'TaskAdd',
    input: z.object({ planId: Id, taskId: Id, after: Id.nullable(), ref: Text(40), text: Text(20_000) }),
    output: TaskView,
  }),
  splitTask: endpoint({
    method: 'POST',
    path: '/api/tasks/:id/split',
    action: 'plan.correct',
    audit: 'TaskSplit',
    // The parts become `II.3.2#1`, `II.3.2#2` …; the whole stays as their origin.
    input: z.object({
      id: Id,
      seenVersion: z.number().int(),
      parts: z
        .array(z.object({ id: Id, text: Text(20_000) }))
        .min(2)
        .max(20),
    }),
    output: z.array(TaskView),
  }),
  mergeTasks: endpoint({
    method: 'POST',
    path: '/api/tasks/:id/merge',
    action: 'plan.correct',
    audit: 'TaskMerge',
    input: z.object({ id: Id, seenVersion: z.number().int(), with: z.array(Id).min(1).max(20) }),
    output: TaskView,
  }),
  assignTask: endpoint({
    method: 'POST',
    path: '/api/tasks/:id/assign',
    action: 'plan.correct',
    audit: 'TaskAssign',
    // The whole wished set; bodies that are dropped end today, new ones begin today (or with the plan while a draft).
    input: z.object({
      id: Id,
      seenVersion: z.number().int(),
      lead: z.array(Id).max(500),
      supporting: z.array(Id).max(500),
    }),
    output: TaskView,
  }),
  switchSecondCheck: endpoint({
    method: 'POST',
    path: '/api/tasks/:id/second-check',
    action: 'task.switch-check',
    audit: 'SecondCheckSwitch',
    input: z.object({ id: Id, seenVersion: z.number().int(), on: z.boolean() }),
    output: TaskView,
  }),
  issuePlan: endpoint({
    method: 'POST',
    path: '/api/plans/:id/issue',
    action: 'plan.issue',
    audit: 'PlanIssue',
    input: z.object({ id: Id, seenVersion: z.number().int(), leadAgencyId: Id }),
    output: PlanView,
  }),
  getTask: endpoint({
    method: 'GET',
    path: '/api/tasks/:id',
    action: 'task.read',
    audit: 'TaskRead',
    input: z.object({ id: Id, year: Year.optional() }),
    output: z.object({
      task: TaskView,
      plan: PlanCard,
      year: z.number().int(),
      progress: z.array(ProgressView),
      difficulties: z.array(DifficultyView),
      next: Id.nullable(),
      previous: Id.nullable(),
    }),
  }),
  getGrid: endpoint({
    method: 'GET',
    path: '/api/plans/:id/grid',
    action: 'grid.read',
    audit: 'GridRead',
    input: z.object({ id: Id, year: Year.optional(), day: CivilDate.optional() }),
    output: GridView,
  }),
  listMeasures: endpoint({
    method: 'GET',
    path: '/api/measures',
    action: 'plan.list',
    audit: 'MeasureList',
    input: z.object({}),
    output: z.array(Measure),
  }),
  saveMeasure: endpoint({
    method: 'POST',
    path: '/api/measures/:id',
    action: 'measure.change',
    audit: 'MeasureSave',
    input: z.object({
      id: z.string().regex(/^[a-z0-9-]{1,60}$/),
      vi: Text(60),
      en: Text(60),
      decimals: z.number().int().min(0).max(3),
      closed: z.boolean(),
    }),
    output: Measure,
  }),
  reportProgress: endpoint({
    method: 'POST',
    path: '/api/progress',
    action: 'progress.report',
    audit: 'ProgressReport',
    input: z.object({
      progressId: Id,
      assignmentId: Id,
      year: Year,
      state: TaskState,
      words: Text(10_000),
      from: CivilDate,
      to: CivilDate,
      quantities: z.array(Quantity).max(30),
      evidence: z
        .array(z.object({ id: Id, file: Sha, name: z.string().min(1).max(255), showsChildren: z.boolean() }))
        .max(30),
      /** The entry that this one corrects; it must be the newest, else 409 with both. */
      replaces: Id.nullable(),
      sameEvent: Id.nullable(),
      /** Present when typed for a body that sent paper. */
      paper: Paper.nullable(),
    }),
    output: ProgressView,
  }),
  confirmProgress: endpoint({
    method: 'POST',
    path: '/api/progress/:id/confirm',
    action: 'progress.confirm',
    audit: 'ProgressConfirm',
    input: z.object({ id: Id }),
    output: ProgressView,
  }),
  checkProgress: endpoint({
    method: 'POST',
    path: '/api/progress/:id/check',
    action: 'progress.check',
    audit: 'ProgressCheck',
    input: z.object({ id: Id }),
    output: ProgressView,
  }),
  progressHistory: endpoint({
    method: 'GET',
    path: '/api/progress/:id/history',
    action: 'progress.read',
    audit: 'ProgressHistory',
    input: z.object({ id: Id }),
    output: z.array(ProgressView),
  }),
  getEvidence: endpoint({
    method: 'GET',
    path: '/api/evidence/:id',
    action: 'evidence.read',
    audit: 'EvidenceRead',
    input: z.object({ id: Id }),
    output: z.unknown(),
    bytes: 'out',
  }),
  listDifficulties: endpoint({
    method: 'GET',
    path: '/api/difficulties',
    action: 'difficulty.read',
    audit: 'DifficultyList',
    input: z.object({ open: z.boolean().optional(), planId: Id.optional(), before: Id.optional() }),
    output: z.object({ rows: z.array(DifficultyView), more: z.boolean() }),
  }),
  raiseDifficulty: endpoint({
    method: 'POST',
    path: '/api/difficulties',
    action: 'difficulty.raise',
    audit: 'DifficultyRaise',
    input: z.object({ difficultyId: Id, assignmentId: Id, text: Text(5000) }),
    output: DifficultyView,
  }),
  answerDifficulty: endpoint({
    method: 'POST',
    path: '/api/difficulties/:id/answer',
    action: 'difficulty.answer',
    audit: 'DifficultyAnswer',
    input: z.object({ id: Id, seenVersion: z.number().int(), answer: Text(5000) }),
    output: DifficultyView,
  }),
}
