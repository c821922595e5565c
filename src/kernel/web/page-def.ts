import type { ReactNode } from 'react'

export type PageComponent = () => ReactNode

/** A page and where it stands. Its code is fetched when it is first opened. */
export interface PageDef {
  /** `/ke-hoach/$planId`; parameters are read by `usePathParam('planId')`. */
  path: string
  load: () => Promise<PageComponent>
  /** Opens without signing in. */
  open?: boolean
}

/** `page('/ke-hoach', () => import('#slices/plan/web/pages/plans.tsx').then((room) => room.PlansPage))` */
export function page(
  path: string,
  load: () => Promise<PageComponent>,
  more: { open?: boolean } = {},
): PageDef {
  return { path, load, ...more }
}
