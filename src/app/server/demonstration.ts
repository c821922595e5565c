import type { Clock } from '#kernel/server/clock.ts'
import type { Database } from '#kernel/server/database.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import {
  DEMONSTRATION_PASSWORD,
  demonstrationPeople,
  isForDemonstration,
  loadPeople,
} from './demonstration-people.ts'
import { loadPlans } from './demonstration-plan.ts'
import { loadReports } from './demonstration-reports.ts'
import { loadWork } from './demonstration-work.ts'

export interface DemonstrationParts {
  database: Database
  clock: Clock
  files: FileStore
  root: string
  say(line: string): void
}

/** Loads the marked demonstration once and returns the lines that name its accounts. */
export async function demonstrate(parts: DemonstrationParts): Promise<string[]> {
  if (!(await isForDemonstration(parts.database))) return []
  await loadPeople(parts.database)
  parts.say('Đang nạp dữ liệu trình diễn…')
  await loadPlans(parts)
  await loadWork(parts)
  await loadReports(parts)
  return [
    `Dữ liệu trình diễn. Mật khẩu chung: ${DEMONSTRATION_PASSWORD}`,
    ...demonstrationPeople.map((person) => `  ${person.login.padEnd(16)} ${person.name}, ${person.title}`),
  ]
}
