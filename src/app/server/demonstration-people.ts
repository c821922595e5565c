import { sql } from 'kysely'
import type { Database } from '#kernel/server/database.ts'
import { stableId } from '#kernel/stable-id.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { hashPassword } from '#slices/access/server/passwords.ts'
import type { Post } from '#slices/access/posts.ts'

/** One password for all demonstration accounts, printed at each start; refused with --production. */
export const DEMONSTRATION_PASSWORD = 'mang-non-2026'

export interface DemonstrationPerson {
  login: string
  name: string
  title: string
  post: Post
  agency: string
}

const MUONG_XEN = 'ubnd-16813-20250701'

/** Invented people, one for each post, on named bodies. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  {
    login: 'hoai',
    name: 'Nguyễn Thị Hoài',
    title: 'chuyên viên Sở Y tế (cơ quan đầu mối)',
    post: 'lead-officer',
    agency: 'so-y-te',
  },
  {
    login: 'thang',
    name: 'Lê Văn Thắng',
    title: 'trưởng phòng Sở Y tế (cơ quan đầu mối)',
    post: 'lead-head',
    agency: 'so-y-te',
  },
  {
    login: 'huy',
    name: 'Trần Quốc Huy',
    title: 'chuyên viên Sở Giáo dục và Đào tạo',
    post: 'officer',
    agency: 'so-giao-duc-va-dao-tao',
  },
  {
    login: 'lan',
    name: 'Phan Thị Lan',
    title: 'trưởng phòng Sở Giáo dục và Đào tạo',
    post: 'head',
    agency: 'so-giao-duc-va-dao-tao',
  },
  {
    login: 'dung',
    name: 'Hồ Anh Dũng',
    title: 'phó giám đốc Sở Giáo dục và Đào tạo',
    post: 'leader',
    agency: 'so-giao-duc-va-dao-tao',
  },
  {
    login: 'minh',
    name: 'Võ Đức Minh',
    title: 'chuyên viên Sở Tư pháp',
    post: 'officer',
    agency: 'so-tu-phap',
  },
  {
    login: 'panh',
    name: 'Lô Văn Pành',
    title: 'chuyên viên xã Mường Xén',
    post: 'officer',
    agency: MUONG_XEN,
  },
  {
    login: 'xen',
    name: 'Vi Thị Xen',
    title: 'trưởng phòng Văn hóa - Xã hội xã Mường Xén',
    post: 'head',
    agency: MUONG_XEN,
  },
  {
    login: 'chu',
    name: 'Kha Văn Chủ',
    title: 'phó chủ tịch xã Mường Xén',
    post: 'leader',
    agency: MUONG_XEN,
  },
  { login: 'thu', name: 'Cụt Thị Thu', title: 'văn thư xã Mường Xén', post: 'clerk', agency: MUONG_XEN },
  {
    login: 'giu',
    name: 'Moong Thị Giữ',
    title: 'người giữ tài khoản xã Mường Xén',
    post: 'account-keeper',
    agency: MUONG_XEN,
  },
  {
    login: 'binh',
    name: 'Đặng Quang Bình',
    title: 'Văn phòng UBND tỉnh',
    post: 'province-leader',
    agency: 'van-phong-ubnd-tinh',
  },
  {
    login: 'kiem',
    name: 'Cao Thị Kiểm',
    title: 'kiểm toán nhật ký',
    post: 'auditor',
    agency: 'van-phong-ubnd-tinh',
  },
  {
    login: 'quan',
    name: 'Ngô Trí Quân',
    title: 'quản trị viên',
    post: 'administrator',
    agency: 'van-phong-ubnd-tinh',
  },
]

/** Whether a database holds the demonstration, or nothing yet; real people's data are never mixed with it. */
export async function isForDemonstration(database: Database): Promise<boolean> {
  const { rows } = await sql<{ real: boolean }>`
    select exists (select from kernel.setting where key = 'house.production')
      or exists (select from access.account where kind = 'person' and not demonstration)
      or exists (select from plan.plan where not demonstration and not exists (
        select from access.account where demonstration)) as real`.execute(database.kysely)
  return rows[0]?.real !== true
}

/** Makes the demonstration accounts and their posts once; the command line gets the lead's and administrator's rights. */
export async function loadPeople(database: Database): Promise<void> {
  const there = await database.kysely
    .selectFrom('access.account')
    .select('id')
    .where('demonstration', '=', true)
    .limit(1)
    .executeTakeFirst()
  if (there !== undefined || !(await isForDemonstration(database))) return
  const password = await hashPassword(DEMONSTRATION_PASSWORD)
  const cli = stableId('account:cli')
  const valid = `[2025-01-01,)`
  await database.write(async (tx) => {
    await tx
      .insertInto('access.account')
      .values(
        demonstrationPeople.map((person) => ({
          id: stableId(`demonstration:${person.login}`),
          login: person.login,
          name: person.name,
          password_hash: password,
          demonstration: true,
        })),
      )
      .execute()
    await tx
      .insertInto('access.account_post')
      .values([
        ...demonstrationPeople.map((person) => ({
          id: stableId(`demonstration:${person.login}:${person.post}`),
          account_id: stableId(`demonstration:${person.login}`),
          post: person.post,
          agency_id: agencyRowId(person.agency),
          valid,
        })),
        {
          id: stableId('demonstration:cli'),
          account_id: cli,
          post: 'cli',
          agency_id: agencyRowId('so-y-te'),
          valid,
        },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
