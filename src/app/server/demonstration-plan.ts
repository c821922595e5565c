import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Actor } from '#kernel/policy.ts'
import { stableId } from '#kernel/stable-id.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { assignTask, correctTask } from '#slices/plan/server/commands/edit-task.ts'
import { issuePlan } from '#slices/plan/server/commands/issue-plan.ts'
import { savePlan } from '#slices/plan/server/commands/save-plan.ts'
import { getPlan } from '#slices/plan/server/queries/plans.ts'
import { readPlanFile } from '#slices/plan/server/read-document.ts'
import { commandAs, operator } from './as-cli.ts'
import type { DemonstrationParts } from './demonstration.ts'

const Assignments = z.object({
  note: z.string(),
  plan: z.string(),
  assignments: z.record(z.string(), z.array(z.string())),
})

/** The demonstration's plans: 7/KH-UBND with the tasks under II assigned from a marked file, and a smaller second one. */
export async function loadPlans(parts: DemonstrationParts): Promise<void> {
  const by = await operator(parts.database, parts.clock)
  const { assignments } = Assignments.parse(
    JSON.parse(await readFile(join(parts.root, 'data/demonstration/7-KH-UBND-assignments.json'), 'utf8')),
  )
  await loadPlan(parts, by, 'data/plans/7-KH-UBND-2025-nghe-an.txt', assignments)
  await loadPlan(parts, by, 'data/demonstration/9112-KH-UBND-2026.txt', {})
}

async function loadPlan(
  { database, clock, files, root }: DemonstrationParts,
  by: Actor,
  path: string,
  assignments: Record<string, string[]>,
): Promise<void> {
  const planId = stableId(`demonstration:${path}`)
  const there = await database.kysely
    .selectFrom('plan.plan')
    .select('state')
    .where('id', '=', planId)
    .executeTakeFirst()
  if (there?.state === 'issued') return
  const file = join(root, path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const reading = await readPlanFile({ name, path: file })
  const as = { action: 'plan.import', audit: 'PlanImport', input: { planId } }
  await commandAs(database, clock, by, as, async (context) => {
    const stored = await files.store(context.db, createReadStream(file), {
      accountId: by.accountId,
      name,
      now: context.now,
    })
    await savePlan(context, planId, reading, { kind: 'txt', sha256: Buffer.from(stored.sha256, 'hex'), name })
    const plan = await getPlan(context.db, by, context.today, planId)
    const everybody = [
      ...new Set(plan.taskList.flatMap((task) => task.assignments.filter((line) => line.role === 'lead'))),
    ]
    const bodies = new Map(everybody.map((line) => [line.agencyId, line.agencyName]))
    const communes = [...bodies]
      .filter(([, one]) => /^Ủy ban nhân dân (xã|phường) /.test(one))
      .map(([id]) => id)
    const meant = (word: string) =>
      word === '*' ? [...bodies.keys()] : word === 'communes' ? communes : [agencyRowId(word)]
    for (const task of plan.taskList) {
      const lead = assignments[task.ref]?.flatMap(meant)
      const { id, text, due, recurrence, fields } = task
      await correctTask(context, {
        id,
        seenVersion: task.version,
        text,
        due,
        recurrence,
        fields,
        checked: true,
      })
      if (lead !== undefined)
        await assignTask(context, {
          id,
          seenVersion: task.version + 1,
          lead: [...new Set(lead)],
          supporting: [],
        })
    }
    await issuePlan(context, { id: planId, seenVersion: plan.version, leadAgencyId: agencyRowId('so-y-te') })
    await context.db.updateTable('plan.plan').set({ demonstration: true }).where('id', '=', planId).execute()
  })
}
