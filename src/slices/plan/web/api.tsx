import { page, type PageDef } from '#kernel/web/page-def.ts'
import { waitingEn, waitingVi } from '../messages/waiting.ts'

/** Addresses of this slice's pages; the server's `href`s of waiting things are the same. */
export const planPaths = {
  plans: () => '/ke-hoach',
  add: () => '/ke-hoach/nap',
  plan: (id: string) => `/ke-hoach/${id}`,
  /** Source and reading side by side, at one clause. */
  passage: (id: string, ref?: string) =>
    `/ke-hoach/${id}/van-ban${ref === undefined ? '' : `?muc=${encodeURIComponent(ref)}`}`,
  task: (id: string, more: { year?: number; body?: string } = {}) =>
    `/nhiem-vu/${id}${query({ nam: more.year, noi: more.body })}`,
  report: (taskId: string, line: string, more: { year?: number; replaces?: string; behalf?: boolean } = {}) =>
    `/nhiem-vu/${taskId}/ghi${query({ dong: line, nam: more.year, sua: more.replaces, thay: more.behalf === true ? 1 : undefined })}`,
  grid: (planId?: string) => `/luoi${query({ kh: planId })}`,
  difficulties: (id?: string) => `/kho-khan${id === undefined ? '' : `#${id}`}`,
}

function query(parts: Record<string, string | number | undefined>): string {
  const text = new URLSearchParams(
    Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  ).toString()
  return text === '' ? '' : `?${text}`
}

/** The words of what waits in plans, for *Việc của tôi*. */
export const planWaitingWords = { vi: waitingVi, en: waitingEn }

export const planPages: readonly PageDef[] = [
  page('/ke-hoach', () => import('./pages/plans-page.tsx').then((room) => room.PlansPage)),
  page('/ke-hoach/nap', () => import('./pages/add-plan-page.tsx').then((room) => room.AddPlanPage)),
  page('/ke-hoach/$planId', () => import('./pages/plan-page.tsx').then((room) => room.PlanPage)),
  page('/ke-hoach/$planId/van-ban', () =>
    import('./pages/passage-page.tsx').then((room) => room.PassagePage),
  ),
  page('/nhiem-vu/$taskId', () => import('./pages/task-page.tsx').then((room) => room.TaskPage)),
  page('/nhiem-vu/$taskId/ghi', () => import('./pages/report-page.tsx').then((room) => room.ReportPage)),
  page('/luoi', () => import('./pages/grid-page.tsx').then((room) => room.GridPage)),
  page('/kho-khan', () => import('./pages/difficulties-page.tsx').then((room) => room.DifficultiesPage)),
]
