import { dataFile } from '#test/data-file.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDate } from '#kernel/civil-date.ts'
import { HolidayFile, workingCalendar } from '#kernel/working-days.ts'
import { datesFit, lateBy, reportDates } from './report-dates.ts'

const calendar = workingCalendar(HolidayFile.parse(dataFile('holidays/vn-2024-2028.json')).rows)
const yearly = (last: string) => ({ due: null, recurrence: { every: 'year', last: [last] } })

describe('the days of a report', () => {
  it('are those of 7/KH-UBND: counted to 20/11, sent before 01/12', () => {
    expect(reportDates(2026, [yearly('--11-30')], calendar)).toEqual({
      windowFrom: '2025-12-15',
      cutOff: '2026-11-20',
      windowTo: '2026-12-14',
      due: '2026-11-30',
    })
  })

  it('bring the cut-off forward where the plan asks earlier', () => {
    expect(reportDates(2026, [yearly('--11-16')], calendar)).toMatchObject({
      cutOff: '2026-11-13',
      due: '2026-11-16',
    })
  })

  it('leave a working day between cut-off and sending in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2028 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const dates = reportDates(year, [yearly(`--${String(month).padStart(2, '0')}-28`)], calendar)
        expect(dates.windowFrom <= dates.cutOff && dates.cutOff <= dates.windowTo).toBe(true)
        expect(datesFit(dates, calendar) || month === 12).toBe(true)
      }),
    )
  })

  it.each([
    ['2026-11-30', 0],
    ['2026-12-01', 1],
    ['2026-12-04', 4],
    ['2026-12-06', 4],
  ])('count a sending of %s as %i working days late', (day, count) => {
    expect(lateBy(civilDate(day), civilDate('2026-11-30'), calendar)).toBe(count)
  })

  it('count a sending on the Sunday after a Saturday deadline as late', () => {
    expect(lateBy(civilDate('2026-11-29'), civilDate('2026-11-28'), calendar)).toBe(1)
  })
})
