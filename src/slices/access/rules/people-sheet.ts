import { CivilDate, dayFrom } from '#kernel/civil-date.ts'
import type { SheetColumn, SheetProblem, SheetRow } from '../people-contract.ts'
import type { PersonPost } from '../posts.ts'
import { foldName } from './fold-name.ts'
import { loginOf } from './login-of.ts'

/** What the reading of a sheet asks of the directory and the accounts. */
export interface SheetWorld {
  today: CivilDate
  taken(login: string): boolean
  /** The body that a printed name means on a day; null where none or several answer to it. */
  agency(printed: string, day: CivilDate): { id: string; name: string; standing: boolean } | null
  mayGive(post: PersonPost): boolean
  mayGiveAt(agencyId: string): boolean
}

const HEADINGS: Record<SheetColumn, readonly string[]> = {
  name: ['ho ten', 'ho va ten', 'ho va ten dem'],
  login: ['ten dang nhap', 'tai khoan', 'ten tai khoan'],
  post: ['chuc danh', 'chuc vu'],
  agency: ['co quan', 'don vi', 'co quan don vi'],
  from: ['tu ngay', 'ngay bat dau'],
  to: ['den ngay', 'ngay ket thuc'],
}

// As offices write them; a lead's posts say so, since only an administrator gives them.
const POST_WORDS: readonly (readonly [RegExp, PersonPost])[] = [
  [/^chuyen vien (co quan )?dau moi$/, 'lead-officer'],
  [/^truong phong (co quan )?dau moi$/, 'lead-head'],
  [/^(cong chuc|chuyen vien)\b/, 'officer'],
  [/^truong phong\b/, 'head'],
  [/^(lanh dao tinh|van phong ubnd tinh)$/, 'province-leader'],
  [/^(pho )?(chu tich|giam doc)\b|^lanh dao$/, 'leader'],
  [/^van thu\b/, 'clerk'],
  [/^(nguoi )?giu tai khoan$/, 'account-keeper'],
  [/^kiem (toan|tra)( nhat ky)?$/, 'auditor'],
  [/^quan tri( vien)?$/, 'administrator'],
]

/** Reads cells into people to be made; null when no heading row is found. Every row says what is wrong with it. */
export function readPeopleSheet(
  rows: readonly { number: number; cells: readonly string[] }[],
  world: SheetWorld,
): SheetRow[] | null {
  const top = rows.findIndex((row) => columnsOf(row.cells) !== null)
  const columns = top < 0 ? null : columnsOf(rows[top]!.cells)
  if (columns === null) return null
  const given = new Set<string>()
  return rows.slice(top + 1).flatMap(({ number, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const cell = (column: SheetColumn) => (cells[columns.get(column) ?? -1] ?? '').normalize('NFC').trim()
    return [readRow(number, cell, given, world)]
  })
}

function columnsOf(cells: readonly string[]): Map<SheetColumn, number> | null {
  const found = new Map<SheetColumn, number>()
  for (const [index, cell] of cells.entries()) {
    const words = foldName(cell)
    for (const [column, headings] of Object.entries(HEADINGS) as [SheetColumn, readonly string[]][])
      if (headings.includes(words) && !found.has(column)) found.set(column, index)
  }
  return found.has('name') && found.has('post') && found.has('agency') ? found : null
}

function readRow(
  line: number,
  cell: (column: SheetColumn) => string,
  given: Set<string>,
  world: SheetWorld,
): SheetRow {
  const problems: SheetRow['problems'] = []
  const wrong = (column: SheetColumn, problem: SheetProblem) => void problems.push({ column, problem })
  const name = cell('name').replace(/\s+/g, ' ')
  if (name === '' || name.length > 120) wrong('name', 'name-missing')

  const typed = cell('login').toLowerCase()
  const login = typed === '' ? loginOf(name, (one) => given.has(one) || world.taken(one)) : typed
  if (!/^[a-z0-9][a-z0-9._-]{1,59}$/.test(login)) wrong('login', 'login-wrong')
  else if (given.has(login)) wrong('login', 'login-twice')
  else if (world.taken(login)) wrong('login', 'login-taken')
  given.add(login)

  const post = postOf(cell('post'))
  if (post === null) wrong('post', 'post-unknown')
  else if (!world.mayGive(post)) wrong('post', 'post-not-yours')

  const from = cell('from') === '' ? world.today : readDay(cell('from'))
  if (from === null) wrong('from', 'day-unreadable')
  const to = cell('to') === '' ? null : readDay(cell('to'))
  if (cell('to') !== '' && to === null) wrong('to', 'day-unreadable')
  if (from !== null && to !== null && to < from) wrong('to', 'days-reversed')

  const agency = world.agency(cell('agency'), from ?? world.today)
  if (agency === null) wrong('agency', 'agency-unknown')
  else if (!world.mayGiveAt(agency.id)) wrong('agency', 'agency-not-yours')
  else if (!agency.standing) wrong('agency', 'agency-not-standing')
  return {
    line,
    name,
    login,
    proposed: typed === '',
    post,
    postSaid: cell('post'),
    agencyId: agency?.id ?? null,
    agencySaid: cell('agency'),
    agencyName: agency?.name ?? null,
    from,
    to,
    problems,
  }
}

/** The post that an office's words mean, null when none. */
export function postOf(words: string): PersonPost | null {
  const folded = foldName(words)
  return POST_WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null
}

// 1/7/2026, 01.07.2026 or 2026-07-01; an Excel date arrives as the last.
function readDay(text: string): CivilDate | null {
  const iso = CivilDate.safeParse(text.slice(0, 10))
  if (iso.success) return iso.data
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (parts === null) return null
  try {
    return dayFrom(Number(parts[3]), Number(parts[2]), Number(parts[1]))
  } catch {
    return null
  }
}
