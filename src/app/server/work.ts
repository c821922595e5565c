import type { Work } from '#slices/access/server/api.ts'
import { waitingEn as planEn, waitingVi as planVi } from '#slices/plan/messages/waiting.ts'
import { waitingFor as waitingInPlans } from '#slices/plan/server/api.ts'
import { waitingEn as reportsEn, waitingVi as reportsVi } from '#slices/reports/messages/waiting.ts'
import { waitingFor as waitingInReports } from '#slices/reports/server/api.ts'

type Words = Record<string, { title(values: Record<string, string | number>): string } | undefined>

const vi: Words = { ...planVi, ...reportsVi }
const en: Words = { ...planEn, ...reportsEn }

/**
 * What a post leaves behind: all that waits for its holder by it. Duties belong to the body and its other people see
 * them as well, so nothing need be rewritten when another takes it; the hand-over itself is in the journal.
 */
export const work: Work = {
  async left(db, by, today) {
    const items = [...(await waitingInPlans(db, by, today)), ...(await waitingInReports(db, by, today))]
    const mine = items.filter((item) => !item.waitingForOthers)
    const byTitle = Map.groupBy(mine, (item) => vi[item.verb]?.title(item.values) ?? item.verb)
    return [...byTitle].map(([title, same]) => ({
      vi: title,
      en: en[same[0]!.verb]?.title(same[0]!.values) ?? title,
      count: same.length,
    }))
  },
  handOver: async () => {},
}
