import { page, type PageDef } from '#kernel/web/page-def.ts'
import { waitingEn, waitingVi } from '../messages/waiting.ts'

/** Addresses of this slice's pages; the server's `href`s of waiting things are the same. */
export const reportPaths = {
  reports: () => '/bao-cao',
  report: (id: string) => `/bao-cao/${id}`,
  part: (id: string, agencyId: string) => `/bao-cao/${id}/phan/${agencyId}`,
  consolidation: (id: string) => `/bao-cao/${id}/tong-hop`,
}

/** The words of what waits in reports, for *Việc của tôi*. */
export const reportWaitingWords = { vi: waitingVi, en: waitingEn }

export const reportPages: readonly PageDef[] = [
  page('/bao-cao', () => import('./pages/reports-page.tsx').then((room) => room.ReportsPage)),
  page('/bao-cao/$reportId', () => import('./pages/report-page.tsx').then((room) => room.ReportPage)),
  page('/bao-cao/$reportId/phan/$agencyId', () =>
    import('./pages/contribution-page.tsx').then((room) => room.ContributionPage),
  ),
  page('/bao-cao/$reportId/tong-hop', () =>
    import('./pages/consolidation-page.tsx').then((room) => room.ConsolidationPage),
  ),
]
