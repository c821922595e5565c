import { page, type PageDef } from '#kernel/web/page-def.ts'

const withDay = (path: string, day?: string) => (day === undefined ? path : `${path}?day=${day}`)

/** Addresses of this slice's pages. */
export const accessPaths = {
  agencies: (day?: string) => withDay('/co-quan', day),
  agency: (id: string, day?: string) => withDay(`/co-quan/${id}`, day),
  groups: () => '/nhom-co-quan',
  people: (agencyId?: string) => (agencyId === undefined ? '/tai-khoan' : `/tai-khoan?agency=${agencyId}`),
  newPerson: () => '/tai-khoan/moi',
  importPeople: () => '/tai-khoan/nhap',
  person: (id: string) => `/tai-khoan/${id}`,
  journal: (recordId?: string) => (recordId === undefined ? '/nhat-ky' : `/nhat-ky?record=${recordId}`),
  matrix: () => '/chuc-danh',
  account: () => '/phien',
}

export const accessPages: readonly PageDef[] = [
  page('/co-quan', () => import('./pages/agencies.tsx').then((room) => room.AgenciesPage)),
  page('/co-quan/$agencyId', () => import('./pages/agency.tsx').then((room) => room.AgencyPage)),
  page('/nhom-co-quan', () => import('./pages/groups.tsx').then((room) => room.GroupsPage)),
  page('/tai-khoan', () => import('./pages/people.tsx').then((room) => room.PeoplePage)),
  page('/tai-khoan/moi', () => import('./pages/new-person.tsx').then((room) => room.NewPersonPage)),
  page('/tai-khoan/nhap', () => import('./pages/import-people.tsx').then((room) => room.ImportPeoplePage)),
  page('/tai-khoan/$personId', () => import('./pages/person.tsx').then((room) => room.PersonPage)),
  page('/nhat-ky', () => import('./pages/journal.tsx').then((room) => room.JournalPage)),
  page('/chuc-danh', () => import('./pages/posts-matrix.tsx').then((room) => room.PostsMatrixPage)),
  page('/phien', () => import('./pages/my-account.tsx').then((room) => room.MyAccountPage)),
]
