import { addDays, type Instant } from '#kernel/civil-date.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read } from '#kernel/server/database.ts'
import { routes, type Routes } from '#kernel/server/http.ts'
import { jobsState, listJobs, retryJob } from '#kernel/server/jobs.ts'
import { stableId } from '#kernel/stable-id.ts'
import type { WaitingItem } from '#kernel/waiting.ts'
import { workingCalendar, workingDaysBetween, type WorkingCalendar } from '#kernel/working-days.ts'
import type { CivilDate } from '#kernel/civil-date.ts'
import { waitingFor as waitingInPlans } from '#slices/plan/server/api.ts'
import { waitingFor as waitingInReports } from '#slices/reports/server/api.ts'
import { getCalendar } from '#slices/units/server/api.ts'
import { houseContract, type WaitingRow } from '../contract.ts'

type WaitingFor = (db: Read, by: Actor, today: CivilDate) => Promise<WaitingItem[]>

/** Each slice tells what waits for a person; here they meet. */
const waiting: readonly WaitingFor[] = [waitingInPlans, waitingInReports]

export function houseRoutes(): Routes {
  return routes(houseContract, {
    async waiting({ db, by, now, today }) {
      const holidays = await getCalendar(db, addDays(today, -90), addDays(today, 400))
      const calendar = workingCalendar(holidays)
      const items: WaitingItem[] = []
      for (const waitingFor of waiting) items.push(...(await waitingFor(db, by, today)))
      return {
        today,
        now,
        items: items.map((item) => withWorkingDays(item, today, calendar)).toSorted(mostUrgentFirst),
        unchecked: holidays
          .filter((row) => !row.verified && row.day >= today && row.day <= addDays(today, 60))
          .map((row) => ({ day: row.day, name: row.name })),
      }
    },
    async jobs({ db, by }) {
      requireAdministrator(by)
      return { ...(await jobsState(db)), rows: await listJobs(db), ...(await keepingState(db)) }
    },
    async retryJob({ db, by, audit }, { id }) {
      const held = requireAdministrator(by)
      audit.actingAs(held)
      if (!(await retryJob(db, id))) throw new Fault(kernelFaults['record.unknown'])
      audit.add({ record: 'kernel.job', id: stableId(`job:${id}`), after: { retried: true } })
      return { id }
    },
  })
}

/** When keys, backup and restore were last looked after. */
async function keepingState(db: Read) {
  const rows = await db
    .selectFrom('kernel.setting')
    .select(['key', 'changed_at'])
    .where('key', 'in', ['keys.exported', 'backup.last', 'restore.proved'])
    .execute()
  const at = (key: string) => (rows.find((row) => row.key === key)?.changed_at ?? null) as Instant | null
  return {
    keysExported: at('keys.exported'),
    lastBackup: at('backup.last'),
    restoreProved: at('restore.proved'),
  }
}

function withWorkingDays(item: WaitingItem, today: CivilDate, calendar: WorkingCalendar): WaitingRow {
  if (item.due === null) return { ...item, workingDays: null }
  const days =
    item.due >= today
      ? workingDaysBetween(today, item.due, calendar)
      : -Math.max(1, workingDaysBetween(item.due, today, calendar))
  return { ...item, workingDays: days }
}

/** Overdue first, then by due day; what has none last, the longest waiting first. */
function mostUrgentFirst(a: WaitingRow, b: WaitingRow): number {
  if (a.waitingForOthers !== b.waitingForOthers) return a.waitingForOthers ? 1 : -1
  if (a.due !== b.due) return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1
  return (a.since ?? '9999') < (b.since ?? '9999') ? -1 : 1
}

function requireAdministrator(by: Actor) {
  const held = by.posts.find((one) => one.post === 'administrator' || one.post === 'cli')
  if (held === undefined) throw new Fault(kernelFaults['gate.refused'])
  return held
}
