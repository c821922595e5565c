import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { Fault } from '#kernel/fault.ts'
import { claimFile, type FileStore } from '#kernel/server/files/file-store.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { resolveBody } from '#slices/access/rules/resolve-body.ts'
import { getDirectory, type LiveDirectory } from '#slices/access/server/api.ts'
import { readSheet } from '#slices/documents/server/api.ts'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { planContract } from '../../contract.ts'
import { planFaults } from '../../faults.ts'
import type { TaskView } from '../../model.ts'
import { readTaskSheet, type SheetTask } from '../../rules/task-sheet.ts'
import { getPlan } from '../queries/plans.ts'
import { planGate } from '../relations.ts'
import { addTask, assignTask, correctTask } from './edit-task.ts'

type Answer = OutputOf<typeof planContract.importTaskSheet>

/**
 * Takes a table of tasks into a plan: rows with a known id correct their task, others are added. A body that the
 * directory does not know is a problem with its row; then nothing of the table goes in.
 */
export async function importTaskSheet(
  context: WriteContext,
  input: InputOf<typeof planContract.importTaskSheet>,
  files: FileStore,
): Promise<Answer> {
  const { db, by, today } = context
  const held = planGate.require('plan.correct', by)
  context.audit.actingAs(held)
  await claimFile(db, by.accountId, input.file)
  const rows = (await readSheet(files.pathOf(input.file))).flatMap((sheet) => readTaskSheet(sheet.rows) ?? [])
  if (rows.length === 0) throw new Fault(planFaults['sheet.no_task'])
  const plan = await getPlan(db, by, today, input.id)
  const live = await getDirectory(db)
  const problems: Answer['problems'] = []
  const bodies = rows.map((row) => ({
    lead: idsOf(row, row.lead, today, live, problems),
    supporting: idsOf(row, row.supporting, today, live, problems),
  }))
  if (problems.length > 0) throw new Fault(planFaults['sheet.problems'], { data: { problems } })
  const known = new Map(plan.taskList.map((task) => [task.id, task]))
  let changed = 0
  let added = 0
  for (const [index, row] of rows.entries()) {
    const task = row.id === null ? undefined : known.get(row.id)
    const wished = bodies[index]!
    if (task === undefined) {
      const taskId = makeId()
      await addTask(context, { planId: input.id, taskId, after: null, ref: row.ref, text: row.text })
      await assign(context, { id: taskId, version: 1 }, wished)
      added++
    } else if (await change(context, task, row, wished)) changed++
  }
  context.audit.add({ record: 'plan.plan', id: input.id, after: { sheet: input.name, changed, added } })
  return { changed, added, problems }
}

interface Wished {
  lead: string[]
  supporting: string[]
}

async function change(
  context: WriteContext,
  task: TaskView,
  row: SheetTask,
  wished: Wished,
): Promise<boolean> {
  const held = (role: 'lead' | 'supporting') =>
    task.assignments.filter((line) => line.role === role).map((line) => line.agencyId)
  const sameBodies = sameSet(held('lead'), wished.lead) && sameSet(held('supporting'), wished.supporting)
  const words = row.text !== task.text.replace(/\s+/g, ' ')
  if (words) {
    const { id, due, recurrence, fields, checked } = task
    await correctTask(context, {
      id,
      seenVersion: task.version,
      text: row.text,
      due,
      recurrence,
      fields,
      checked,
    })
  }
  if (!sameBodies) await assign(context, { id: task.id, version: task.version + (words ? 1 : 0) }, wished)
  return words || !sameBodies
}

async function assign(
  context: WriteContext,
  task: { id: string; version: number },
  wished: Wished,
): Promise<void> {
  if (wished.lead.length + wished.supporting.length === 0 && task.version === 1) return
  await assignTask(context, { id: task.id, seenVersion: task.version, ...wished })
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length
}

function idsOf(
  row: SheetTask,
  names: readonly string[],
  today: CivilDate,
  live: LiveDirectory,
  problems: Answer['problems'],
): string[] {
  const ids = names.flatMap((name) => {
    const body = resolveBody(name, today, live.directory)
    if (body.kind === 'agency') return [live.rowId(body.agency.id)]
    problems.push({ row: row.row, text: `Không rõ “${name}” là cơ quan nào. Ghi tên như trong danh bạ.` })
    return []
  })
  return [...new Set(ids)]
}
