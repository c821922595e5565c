import { page, type PageDef } from '#kernel/web/page-def.ts'

/** Addresses of this slice's pages; `day` asks for the boundaries of that day. */
export const unitPaths = {
  map: (day?: string) => (day === undefined ? '/dia-ban' : `/dia-ban?day=${day}`),
  unit: (id: string, day?: string) => (day === undefined ? `/dia-ban/${id}` : `/dia-ban/${id}?day=${day}`),
}

export const unitPages: readonly PageDef[] = [
  page('/dia-ban', () => import('./pages/map.tsx').then((room) => room.MapPage)),
  page('/dia-ban/$unitId', () => import('./pages/unit.tsx').then((room) => room.UnitPage)),
]
