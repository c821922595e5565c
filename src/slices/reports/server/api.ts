export { ensureReports } from './commands/report.ts'
export { waitingFor } from './queries/waiting.ts'
export { writeReport } from './queries/write-report.ts'
