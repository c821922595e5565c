import { civilDate } from '#kernel/civil-date.ts'
import { ngheAn } from '#test/nghe-an.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveBody } from './resolve-body.ts'

const { directory, agencies } = ngheAn()
const planDay = civilDate('2025-01-06')
const today = civilDate('2026-11-25')

function idOf(printed: string, day = today): string | undefined {
  const body = resolveBody(printed, day, directory)
  return body.kind === 'agency' ? body.agency.id : undefined
}

function groupsOf(printed: string): string[] | undefined {
  const body = resolveBody(printed, planDay, directory)
  return body.kind === 'group' ? body.groups.map((group) => group.id) : undefined
}

describe('a printed name', () => {
  it.each([
    'Sở LĐ-TB&XH',
    'Sở LĐTBXH',
    'Sở LĐ - TB & XH',
    'Sở LĐ-TB và XH',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Lao động – Thương binh và Xã hội',
    'Sở Lao động, Thương binh và Xã hội',
    'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
    'Sở Lao động-Thương binh và  Xã hội tỉnh Nghệ An;',
    'So Lao dong - Thuong binh va Xa hoi',
  ])('"%s" is one department', (printed) => {
    expect(idOf(printed, planDay)).toBe('so-lao-dong-thuong-binh-va-xa-hoi')
  })

  it.each([
    ['Công an tỉnh Nghệ An', 'cong-an-tinh'],
    ['Công an tỉnh', 'cong-an-tinh'],
    ['UBMTTQ Việt Nam tỉnh', 'ubmttq-tinh'],
    ['Đề nghị Uỷ ban Mặt trận Tổ quốc Việt Nam tỉnh', 'ubmttq-tinh'],
    ['Mặt trận Tổ quốc', 'ubmttq-tinh'],
    ['Ủy ban MTTQ Việt Nam tỉnh Nghệ An', 'ubmttq-tinh'],
    ['UBND tỉnh', 'ubnd-tinh'],
    ['Ủy ban nhân dân tỉnh Nghệ An', 'ubnd-tinh'],
    ['Sở GD&ĐT', 'so-giao-duc-va-dao-tao'],
    ['Sở Y tế tỉnh', 'so-y-te'],
    ['Sở VH,TT&DL', 'so-van-hoa-the-thao-va-du-lich'],
    ['Sở Văn hoá, Thể thao và Du lịch', 'so-van-hoa-the-thao-va-du-lich'],
    ['Hội LHPN tỉnh', 'hoi-lien-hiep-phu-nu-tinh'],
    ['Tỉnh Đoàn', 'tinh-doan'],
    ['UBND xã Mường Xén', 'ubnd-16813-20250701'],
    ['Uỷ ban nhân dân xã Mường Xén, tỉnh Nghệ An', 'ubnd-16813-20250701'],
  ])('"%s" is %s', (printed, id) => {
    expect(idOf(printed)).toBe(id)
  })

  it('"UBND tp Vinh" is the city of its day, also when asked for after its end', () => {
    for (const printed of ['UBND tp Vinh', 'UBND TP. Vinh', 'UBND thành phố Vinh', 'Thành phố Vinh']) {
      expect(idOf(printed, planDay)).toBe('ubnd-412-20241201')
      expect(idOf(printed, today)).toBe('ubnd-412-20241201')
    }
  })

  it('borne by an old and a new commune is the one of the day', () => {
    const before = idOf('UBND xã Nghĩa Mai', planDay)
    const after = idOf('UBND xã Nghĩa Mai', today)
    expect(before).toBeDefined()
    expect(after).toMatch(/-20250701$/)
    expect(after).not.toBe(before)
  })

  it('borne by several communes of one day is known only with its district', () => {
    const body = resolveBody('UBND xã Đồng Văn', planDay, directory)
    expect(body.kind === 'unknown' && body.candidates).toHaveLength(3)
    const inTanKy = idOf('UBND xã Đồng Văn, huyện Tân Kỳ', planDay)
    const inThanhChuong = idOf('xã Đồng Văn huyện Thanh Chương', planDay)
    expect(inTanKy).toBeDefined()
    expect(inThanhChuong).toBeDefined()
    expect(inTanKy).not.toBe(inThanhChuong)
  })

  it.each(['Sở Ma thuật', 'UBND xã Không Có', '', '-', 'công an các huyện'])('"%s" is unknown', (printed) => {
    expect(resolveBody(printed, today, directory)).toEqual({ kind: 'unknown', candidates: [] })
  })

  it('of every body finds that body on its days, by name, by short name, shouted and in the other normal form', () => {
    const day = (agency: (typeof agencies)[number]) => agency.validTo ?? today
    const twice = new Map<string, number>()
    for (const agency of agencies) {
      const key = `${agency.name}@${day(agency)}`
      twice.set(key, (twice.get(key) ?? 0) + 1)
    }
    const alone = agencies.filter((agency) => twice.get(`${agency.name}@${day(agency)}`) === 1)
    expect(agencies.length - alone.length).toBeLessThan(25)
    fc.assert(
      fc.property(fc.constantFrom(...alone), (agency) => {
        const printed = [agency.name, agency.short, agency.name.toUpperCase(), `${agency.short}.`]
        for (const name of [...printed, ...printed.map((one) => one.normalize('NFD'))]) {
          expect(idOf(name, day(agency))).toBe(agency.id)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a general word', () => {
  it.each([
    ['Các địa phương', ['localities']],
    ['chính quyền', ['authorities']],
    ['Chính quyền các cấp', ['authorities']],
    ['các cơ quan, đơn vị có liên quan', ['bodies']],
    ['các sở, ban, ngành có liên quan', ['departments']],
    ['các sở, ban, ngành cấp tỉnh', ['departments']],
    ['Các sở, ban, ngành, địa phương, cơ quan, đơn vị', ['departments', 'localities', 'bodies']],
    ['các sở, ngành, đơn vị, địa phương', ['departments', 'bodies', 'localities']],
    ['UBND các huyện, thành phố, thị xã', ['district-committees']],
    ['Uỷ ban nhân dân các huyện, thị xã, thành phố', ['district-committees']],
    ['UBND các xã, phường', ['commune-committees']],
    ['UBND cấp xã', ['commune-committees']],
    ['Cấp ủy đảng', ['party-committees']],
    ['các tổ chức thành viên', ['front-members']],
    ['các tổ chức chính trị - xã hội các cấp', ['mass-organisations']],
    ['các tổ chức xã hội', ['social-organisations']],
  ])('"%s" is the group %j', (printed, groups) => {
    expect(groupsOf(printed)).toEqual(groups)
  })
})
