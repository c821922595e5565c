import type { CivilDate } from '#kernel/civil-date.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import type { Letter } from '#slices/documents/letter.ts'
import { reportWindow } from '#slices/plan/rules/report-year.ts'
import type { Facts } from '../../rules/facts.ts'
import { reportLetter } from '../../rules/report-letter.ts'
import { sumQuantities } from '../../rules/quantities.ts'
import { toldTwice } from '../../rules/same-event.ts'
import { recordedOf } from './recorded.ts'
import type { ReportRow } from './reports.ts'

/** The report's letter from paragraphs and facts, with the final figures of the year before beside. */
export async function letterOf(
  db: Read | Tx,
  report: Pick<ReportRow, 'planId' | 'year' | 'plan'>,
  facts: Facts,
  passages: readonly { sectionRef: string; text: string }[],
): Promise<Letter> {
  const lastYear = await finalFigures(db, report.planId, report.year - 1)
  return reportLetter(report.plan, facts, passages, lastYear)
}

/** A year's final figures, `task unit` → sum: the whole window, each event once. */
async function finalFigures(db: Read | Tx, planId: string, year: number): Promise<Map<string, number>> {
  const window = reportWindow(year)
  const entries = (await recordedOf(db, { planId, year, agencyId: null })).filter(
    (entry) => window.from <= entry.from && entry.to <= window.to,
  )
  const twice = toldTwice(entries)
  const counted = Map.groupBy(
    entries.filter((entry) => !twice.has(entry.id)),
    (entry) => entry.taskId,
  )
  return new Map(
    [...counted].flatMap(([taskId, own]) =>
      sumQuantities(own.map((entry) => entry.quantities)).map((sum): [string, number] => [
        `${taskId} ${sum.measureId}`,
        sum.amount,
      ]),
    ),
  )
}

/** `Bao-cao-7-KH-UBND-2026.docx`: the day of the draft tells versions apart. */
export function fileName(
  report: Pick<ReportRow, 'year' | 'plan'>,
  day: CivilDate,
  kind: 'docx' | 'pdf',
): string {
  const plan = (report.plan.number ?? report.plan.kind).replaceAll('/', '-')
  return `Báo cáo ${plan} năm ${report.year}, dự thảo ${day}.${kind}`
}
