import { page, type PageDef } from '#kernel/web/page-def.ts'
import { planPages } from '#slices/plan/web/api.tsx'

/** All pages of the house, each fetched when first opened. */
export const pages: readonly PageDef[] = [
  page('/', () => import('./web/work/my-work-page.tsx').then((room) => room.MyWorkPage)),
  ...planPages,
  page('/linh-kien', () => import('#kernel/web/stories/parts-page.tsx').then((room) => room.PartsPage), {
    open: true,
  }),
  page('/dia-ban', () => import('#slices/units/web/pages/map.tsx').then((room) => room.MapPage)),
  page('/dia-ban/$unitId', () => import('#slices/units/web/pages/unit.tsx').then((room) => room.UnitPage)),
]

/** The words of the bar, in order; `phone`: the four of the phone. */
export const places = [
  { href: '/', vi: 'Việc của tôi', en: 'My work', short: { vi: 'Việc', en: 'Work' }, phone: true },
  { href: '/ke-hoach', vi: 'Kế hoạch', en: 'Plans', phone: true },
  { href: '/luoi', vi: 'Lưới theo dõi', en: 'Grid' },
  { href: '/bao-cao', vi: 'Báo cáo', en: 'Reports', phone: true },
  { href: '/kho-khan', vi: 'Khó khăn', en: 'Difficulties', phone: true },
  { href: '/dia-ban', vi: 'Địa bàn', en: 'Places' },
] as const
