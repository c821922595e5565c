import { civilDate } from '#kernel/civil-date.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Login } from '../people-contract.ts'
import { loginOf } from './login-of.ts'
import { postOf, readPeopleSheet, type SheetWorld } from './people-sheet.ts'

const world: SheetWorld = {
  today: civilDate('2026-11-24'),
  taken: (login) => login === 'huy',
  agency: (printed) => (printed === 'Sở Y tế' ? { id: 'y-te', name: 'Sở Y tế', standing: true } : null),
  mayGive: (post) => post !== 'administrator',
  mayGiveAt: () => true,
}
const sheet = (...rows: string[][]) => rows.map((cells, index) => ({ number: index + 1, cells }))

describe('a login made from a name', () => {
  it('is what the door takes, and never one that is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.array(fc.nat(3)), (name, more) => {
        const taken = new Set<string>()
        for (let i = 0; i <= more.length; i++) {
          const login = loginOf(name, (one) => taken.has(one))
          expect(taken.has(login)).toBe(false)
          expect(Login.safeParse(login).success).toBe(true)
          taken.add(login)
        }
      }),
    )
  })

  it('drops accents and keeps every word', () => {
    expect(loginOf('Nguyễn  Thị Hoài', () => false)).toBe('nguyen.thi.hoai')
    expect(loginOf('Đặng Ý', (one) => one === 'dang.y')).toBe('dang.y2')
  })
})

describe('a sheet of people', () => {
  it('finds its columns wherever they stand, under a title and in any order', () => {
    const rows = readPeopleSheet(
      sheet(
        ['DANH SÁCH CÁN BỘ'],
        ['STT', 'Cơ quan', 'Chức vụ', 'Họ và tên'],
        ['1', 'Sở Y tế', 'Phó Giám đốc', 'An'],
      ),
      world,
    )
    expect(rows).toMatchObject([{ line: 3, name: 'An', post: 'leader', agencyId: 'y-te', problems: [] }])
  })

  it('is not read without a heading row', () => {
    expect(readPeopleSheet(sheet(['An', 'Chuyên viên', 'Sở Y tế']), world)).toBeNull()
  })

  it('says when a login stands twice, and when a post is not the reader’s to give', () => {
    const rows = readPeopleSheet(
      sheet(
        ['Họ tên', 'Tên đăng nhập', 'Chức danh', 'Cơ quan'],
        ['An', 'an', 'Văn thư', 'Sở Y tế'],
        ['An', 'AN', 'Quản trị viên', 'Sở Y tế'],
      ),
      world,
    )!
    expect(rows.map((row) => row.problems.map((one) => one.problem))).toEqual([
      [],
      ['login-twice', 'post-not-yours'],
    ])
  })

  it('reads any cells at all without failing', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (cells) => {
        const rows = readPeopleSheet(sheet(['Họ tên', 'Chức danh', 'Cơ quan', 'Từ ngày'], ...cells), world)
        for (const row of rows ?? []) expect(row.line).toBeGreaterThan(1)
      }),
    )
  })
})

it.each([
  ['Chuyên viên', 'officer'],
  ['Chuyên viên đầu mối', 'lead-officer'],
  ['Trưởng phòng VH-XH', 'head'],
  ['Trưởng phòng đầu mối', 'lead-head'],
  ['Phó Chủ tịch UBND', 'leader'],
  ['Văn thư', 'clerk'],
  ['Người giữ tài khoản', 'account-keeper'],
  ['Bảo vệ', null],
])('%s is the post %s', (words, post) => {
  expect(postOf(words)).toBe(post)
})
