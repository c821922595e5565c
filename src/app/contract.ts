import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { WaitingItem } from '#kernel/waiting.ts'

/** What the slices' `waitingFor` join into, with the working days that are left. */
export const WaitingRow = WaitingItem.extend({
  /** Working days from tomorrow through the due day, 0 today, negative when it has passed; null without a due day. */
  workingDays: z.number().int().nullable(),
})
export type WaitingRow = z.infer<typeof WaitingRow>

export const JobRow = z.object({
  id: z.string(),
  task: z.string(),
  runAt: z.string(),
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  failed: z.boolean(),
})
export type JobRow = z.infer<typeof JobRow>

/** Doors that need to know every slice: what waits for me, the program's jobs. */
export const houseContract = {
  waiting: endpoint({
    method: 'GET',
    path: '/api/waiting',
    action: 'session.own',
    audit: 'Waiting',
    input: z.object({}),
    output: z.object({
      today: CivilDate,
      now: Instant,
      items: z.array(WaitingRow),
      /** Holiday rows in sight that nobody has checked against the act ("chưa đối chiếu"). */
      unchecked: z.array(z.object({ day: CivilDate, name: z.string() })),
    }),
  }),
  jobs: endpoint({
    method: 'GET',
    path: '/api/jobs',
    action: 'jobs.read',
    audit: 'JobList',
    input: z.object({}),
    output: z.object({
      waiting: z.number(),
      failed: z.number(),
      oldestSeconds: z.number(),
      rows: z.array(JobRow),
      /** When the keys were last exported, a backup made, a restore proved; null: never, which the page warns of. */
      keysExported: Instant.nullable(),
      lastBackup: Instant.nullable(),
      restoreProved: Instant.nullable(),
    }),
  }),
  retryJob: endpoint({
    method: 'POST',
    path: '/api/jobs/:id/retry',
    action: 'jobs.read',
    audit: 'JobRetry',
    input: z.object({ id: z.string().regex(/^\d{1,19}$/) }),
    output: z.object({ id: z.string() }),
  }),
}
