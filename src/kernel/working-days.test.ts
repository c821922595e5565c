import { dataFile } from '#test/data-file.ts'
import Holidays from 'date-holidays'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, civilDate, daysBetween, weekday } from './civil-date.ts'
import {
  addWorkingDays,
  firstWorkingDayOnOrAfter,
  HolidayFile,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  workingCalendar,
  workingDaysBetween,
} from './working-days.ts'

const { rows } = HolidayFile.parse(dataFile('holidays/vn-2024-2028.json'))
const calendar = workingCalendar(rows)
const anyDay = fc
  .integer({ min: 0, max: daysBetween(civilDate('2024-01-01'), civilDate('2028-12-31')) })
  .map((count) => addDays(civilDate('2024-01-01'), count))

describe('the holiday file', () => {
  it('has one row a day, a worked day only on a weekend, and as many worked days as swapped ones', () => {
    expect(new Set(rows.map((row) => row.day)).size).toBe(rows.length)
    const worked = rows.filter((row) => row.kind === 'worked')
    expect(worked.every((row) => weekday(row.day) > 5)).toBe(true)
    expect(rows.filter((row) => row.name.endsWith('(hoán đổi)'))).toHaveLength(worked.length)
  })

  it('marks as verified nothing but the days that the labour code fixes by date', () => {
    const fixed = rows.filter((row) => row.verified).map((row) => row.day.slice(5))
    expect([...new Set(fixed)].toSorted()).toEqual(['01-01', '04-30', '05-01', '09-02'])
  })

  it.each([2024, 2025, 2026, 2027, 2028])(
    'gives %i every public holiday, the lunar ones as computed',
    (year) => {
      const off = new Set<string>(rows.filter((row) => row.kind === 'off').map((row) => row.day))
      const computed = new Holidays('VN').getHolidays(year).filter((one) => one.type === 'public')
      expect(computed.length).toBeGreaterThanOrEqual(7)
      for (const one of computed) expect(off.has(one.date.slice(0, 10)) || isRest(one.date)).toBe(true)
    },
  )

  it('gives five weekdays around the lunar new year, the first day among the rest', () => {
    for (const first of ['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26'].map(
      civilDate,
    )) {
      const around = Array.from({ length: 9 }, (_, i) => addDays(first, i - 3))
      const free = around.filter((day) => weekday(day) <= 5 && !isWorkingDay(day, calendar))
      expect(free.length).toBe(5)
      expect(isWorkingDay(first, calendar)).toBe(false)
    }
  })
})

describe('working days', () => {
  it.each([
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam, from 2026'],
    ['2025-11-24', true, 'not yet in 2025'],
    ['2026-08-31', false, 'swapped off'],
    ['2026-08-22', true, 'a Saturday worked instead'],
    ['2026-08-29', false, 'any other Saturday'],
    ['2026-04-27', false, '10/3 fell on a Sunday'],
    ['2026-11-23', true, 'the swap was only proposed'],
  ])('%s works: %s (%s)', (day, expected) => {
    expect(isWorkingDay(civilDate(day), calendar)).toBe(expected)
  })

  it('count five days after Friday 13/2/2026 past the whole of Tết', () => {
    expect(addWorkingDays(civilDate('2026-02-13'), 5, calendar)).toBe('2026-02-27')
    expect(workingDaysBetween(civilDate('2026-02-13'), civilDate('2026-02-22'), calendar)).toBe(0)
  })

  it('warn of 30/11/2025, a Sunday, on Friday 28/11', () => {
    expect(lastWorkingDayOnOrBefore(civilDate('2025-11-30'), calendar)).toBe('2025-11-28')
    expect(firstWorkingDayOnOrAfter(civilDate('2025-11-30'), calendar)).toBe('2025-12-01')
  })

  it('let a later row of the same day win', () => {
    const row = { day: civilDate('2026-11-28'), name: 'x', act: 'y', verified: false }
    const later = workingCalendar([
      { ...row, kind: 'off' },
      { ...row, kind: 'worked' },
    ])
    expect(isWorkingDay(row.day, later)).toBe(true)
  })

  it('are as many as were added, and end on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = addWorkingDays(day, count, calendar)
        expect(workingDaysBetween(day, end, calendar)).toBe(count)
        expect(workingDaysBetween(end, day, calendar)).toBe(0 - count)
        expect(isWorkingDay(end, calendar)).toBe(true)
      }),
    )
  })

  it('come back to where they began from a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (any, count) => {
        const day = firstWorkingDayOnOrAfter(any, calendar)
        expect(addWorkingDays(addWorkingDays(day, count, calendar), -count, calendar)).toBe(day)
      }),
    )
  })

  it('add up over any day between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        const sum = workingDaysBetween(a, b, calendar) + workingDaysBetween(b, c, calendar)
        expect(workingDaysBetween(a, c, calendar)).toBe(sum)
      }),
    )
  })
})

function isRest(date: string): boolean {
  return weekday(civilDate(date.slice(0, 10))) > 5
}
