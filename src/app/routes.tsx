import { page, type PageDef } from '#kernel/web/page-def.ts'
import { POSTS, type Post } from '#slices/access/posts.ts'
import { accessPages } from '#slices/access/web/api.tsx'
import { planPages } from '#slices/plan/web/api.tsx'
import { reportPages } from '#slices/reports/web/api.tsx'
import { unitPages } from '#slices/units/web/api.tsx'

/** All pages of the house, each fetched when first opened. */
export const pages: readonly PageDef[] = [
  page('/', () => import('./web/work/my-work-page.tsx').then((room) => room.MyWorkPage)),
  ...planPages,
  ...reportPages,
  ...unitPages,
  ...accessPages,
  page('/linh-kien', () => import('#kernel/web/stories/parts-page.tsx').then((room) => room.PartsPage), {
    open: true,
  }),
  page('/he-thong', () => import('./web/system/system-page.tsx').then((room) => room.SystemPage)),
]

/** A word of the bar, shown to those of these posts, or to all. */
export interface Place {
  href: string
  vi: string
  en: string
  short?: { vi: string; en: string }
  /** One of the four of the phone, for all or for those of these posts. */
  phone?: true | readonly Post[]
  posts?: readonly Post[]
}

const workers: readonly Post[] = [
  'officer',
  'head',
  'leader',
  'clerk',
  'lead-officer',
  'lead-head',
  'province-leader',
]

/** The words of the bar, in order. What a person may not open is not offered. */
export const places: readonly Place[] = [
  { href: '/', vi: 'Việc của tôi', en: 'My work', short: { vi: 'Việc', en: 'Work' }, phone: true },
  {
    href: '/ke-hoach',
    vi: 'Kế hoạch',
    en: 'Plans',
    phone: true,
    posts: [...workers, 'auditor', 'administrator'],
  },
  {
    href: '/luoi',
    vi: 'Lưới theo dõi',
    en: 'Grid',
    posts: [...workers.filter((post) => post !== 'clerk'), 'auditor', 'administrator'],
  },
  { href: '/bao-cao', vi: 'Báo cáo', en: 'Reports', phone: true, posts: workers },
  { href: '/kho-khan', vi: 'Khó khăn', en: 'Difficulties', phone: true, posts: workers },
  { href: '/dia-ban', vi: 'Địa bàn', en: 'Places' },
  { href: '/co-quan', vi: 'Cơ quan', en: 'Agencies' },
  {
    href: '/tai-khoan',
    vi: 'Tài khoản',
    en: 'Accounts',
    phone: true,
    posts: ['account-keeper', 'administrator'],
  },
  {
    href: '/nhat-ky',
    vi: 'Nhật ký',
    en: 'Journal',
    phone: ['auditor', 'account-keeper'],
    posts: POSTS.filter((post) => post !== 'province-leader'),
  },
  { href: '/he-thong', vi: 'Hệ thống', en: 'System', phone: true, posts: ['administrator'] },
]
