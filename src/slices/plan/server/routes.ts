import { sql } from 'kysely'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import { claimFile, type FileStore } from '#kernel/server/files/file-store.ts'
import { routes, type ReadContext, type Routes, type WriteContext } from '#kernel/server/http.ts'
import { planContract } from '../contract.ts'
import type { TaskView } from '../model.ts'
import { reportYearOf } from '../rules/report-year.ts'
import { answerDifficulty, raiseDifficulty } from './commands/difficulties.ts'
import {
  addTask,
  assignTask,
  correctTask,
  mergeTasks,
  splitTask,
  switchSecondCheck,
} from './commands/edit-task.ts'
import { importTaskSheet } from './commands/import-sheet.ts'
import { issuePlan } from './commands/issue-plan.ts'
import { reportProgress } from './commands/report-progress.ts'
import { savePlan } from './commands/save-plan.ts'
import { checkProgress, confirmProgress } from './commands/settle-progress.ts'
import { listMeasures, saveMeasure } from './commands/measures.ts'
import { openEvidence } from './queries/evidence.ts'
import { exportTaskSheet } from './queries/export-sheet.ts'
import { getGrid } from './queries/grid.ts'
import { getPlan, listPlans } from './queries/plans.ts'
import { listDifficulties, listProgress } from './queries/progress.ts'
import { getSource } from './queries/source.ts'
import { getTaskPage } from './queries/task-page.ts'
import { listTasks } from './queries/tasks.ts'
import { planGate } from './relations.ts'
import { readStoredPlan, readTypedPlan } from './read-document.ts'

const PAGE = 50

export function planRoutes(files: FileStore): Routes {
  return routes(planContract, {
    listPlans: ({ db, by, today }) => listPlans(db, by, today),
    getPlan: ({ db, by, today }, { id }) => getPlan(db, by, today, id),
    getSource: ({ db, by }, { id }) => getSource(db, by, id),
    async importPlan(context, { planId, file, name }) {
      planGate.require('plan.import', context.by)
      const sha256 = await claimFile(context.db, context.by.accountId, file)
      const { kind } = await getFileRow(context.db, sha256)
      const reading = await readStoredPlan(files, { sha256: file, name, kind })
      await savePlan(context, planId, reading, {
        kind: kind === 'xlsx' ? 'xlsx' : reading.source.kind,
        sha256,
        name,
      })
      return getPlan(context.db, context.by, context.today, planId)
    },
    async typePlan(context, { planId, text }) {
      planGate.require('plan.import', context.by)
      await savePlan(context, planId, readTypedPlan(text), { kind: 'typed', sha256: null, name: null })
      return getPlan(context.db, context.by, context.today, planId)
    },
    importTaskSheet: (context, input) => importTaskSheet(context, input, files),
    exportTaskSheet: ({ db, by, today }, { id }) => exportTaskSheet(db, by, today, id),
    async correctTask(context, input) {
      await correctTask(context, input)
      return getTask(context, input.id)
    },
    async addTask(context, input) {
      await addTask(context, input)
      return getTask(context, input.taskId)
    },
    async splitTask(context, input) {
      await splitTask(context, input)
      const ids = input.parts.map((part) => part.id)
      return listTasks(context.db, context.by, context.today, sql`task.id = any(${ids}::uuid[])`)
    },
    async mergeTasks(context, input) {
      await mergeTasks(context, input)
      return getTask(context, input.id)
    },
    async assignTask(context, input) {
      await assignTask(context, input)
      return getTask(context, input.id)
    },
    async switchSecondCheck(context, input) {
      await switchSecondCheck(context, input)
      return getTask(context, input.id)
    },
    async issuePlan(context, input) {
      await issuePlan(context, input)
      return getPlan(context.db, context.by, context.today, input.id)
    },
    getTask: ({ db, by, today }, { id, year }) => getTaskPage(db, by, today, id, year ?? reportYearOf(today)),
    getGrid: ({ db, by, today, now }, { id, year, day }) =>
      getGrid(db, by, { id, year: year ?? reportYearOf(today), day: day ?? today, now }),
    listMeasures: ({ db }) => listMeasures(db),
    saveMeasure,
    async reportProgress(context, input) {
      await reportProgress(context, input)
      return getProgress(context, input.progressId)
    },
    async confirmProgress(context, input) {
      await confirmProgress(context, input)
      return getProgress(context, input.id)
    },
    async checkProgress(context, input) {
      await checkProgress(context, input)
      return getProgress(context, input.id)
    },
    progressHistory: ({ db, by }, { id }) =>
      listProgress(
        db,
        by,
        sql`progress.id in (with recursive earlier as (
          select id, replaces from plan.progress where id = ${id}::uuid
          union all select past.id, past.replaces from plan.progress past join earlier on earlier.replaces = past.id)
          select id from earlier)`,
      ),
    getEvidence: ({ db, by }, { id }) => openEvidence(db, by, files, id),
    async listDifficulties({ db, by }, { open, planId, before }) {
      const rows = await listDifficulties(
        db,
        by,
        sql`${open === true ? sql`difficulty.answered_at is null` : sql`true`}
          and ${planId === undefined ? sql`true` : sql`plan.id = ${planId}::uuid`}
          and ${before === undefined ? sql`true` : sql`difficulty.id < ${before}::uuid`}`,
        PAGE + 1,
      )
      return { rows: rows.slice(0, PAGE), more: rows.length > PAGE }
    },
    async raiseDifficulty(context, input) {
      await raiseDifficulty(context, input)
      return getDifficulty(context, input.difficultyId)
    },
    async answerDifficulty(context, input) {
      await answerDifficulty(context, input)
      return getDifficulty(context, input.id)
    },
  })
}

function getFileRow(db: WriteContext['db'], sha256: Buffer) {
  return db.selectFrom('kernel.file').select('kind').where('sha256', '=', sha256).executeTakeFirstOrThrow()
}

type Context = Pick<ReadContext, 'by' | 'today'> & { db: ReadContext['db'] | WriteContext['db'] }

async function getTask({ db, by, today }: Context, id: string): Promise<TaskView> {
  return only(await listTasks(db, by, today, sql`task.id = ${id}::uuid`))
}

async function getProgress({ db, by }: Context, id: string) {
  return only(await listProgress(db, by, sql`progress.id = ${id}::uuid`))
}

async function getDifficulty({ db, by }: Context, id: string) {
  return only(await listDifficulties(db, by, sql`difficulty.id = ${id}::uuid`))
}

function only<T>(rows: readonly T[]): T {
  const row = rows[0]
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  return row
}
