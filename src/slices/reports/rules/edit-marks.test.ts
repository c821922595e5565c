import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../model.ts'
import { marksAfterEdit, refreshFigures } from './edit-marks.ts'

const text = 'Có 119/130 xã báo cáo: 84 nơi hoàn thành; tổng cộng 1.046 cuộc, 187.420 lượt trẻ em.'
const mark = (figure: string, from = 0): Mark => ({
  start: text.indexOf(figure, from),
  end: text.indexOf(figure, from) + figure.length,
  figure: { kind: 'sum', taskRef: 'II.3.7', measureId: figure, state: null, agencyId: null },
})
const marks = ['119', '130', '84', '1.046 cuộc', '187.420 lượt trẻ em'].map((figure) => mark(figure))
const after = (edited: string) =>
  marksAfterEdit(text, edited, marks).map((one) => [one.figure.measureId, edited.slice(one.start, one.end)])

describe('marks under editing', () => {
  it('move with their figures when words around them change', () => {
    const edited = `Năm nay ${text.replace('nơi hoàn thành', 'xã đã làm xong').replace('Có', 'có')} Hết.`
    expect(after(edited)).toEqual(marks.map((one) => [one.figure.measureId, one.figure.measureId]))
  })

  it('are cut where the figure was changed by hand, and only there', () => {
    const edited = text.replace('1.046 cuộc', '1.050 cuộc').replace('84', '85')
    expect(after(edited).map(([id]) => id)).toEqual(['119', '130', '187.420 lượt trẻ em'])
  })

  it('are cut where the figure was deleted or a digit was put in front of it', () => {
    expect(after(text.replace('187.420 lượt trẻ em', '')).map(([id]) => id)).not.toContain(
      '187.420 lượt trẻ em',
    )
    expect(after(text.replace('84', '184')).map(([id]) => id)).not.toContain('84')
  })

  it('stand on the very same figures after any edit', () => {
    const edit = fc.record({
      at: fc.nat(text.length),
      cut: fc.nat(12),
      put: fc.constantFrom('', ' ', '4', '84', 'xã ', '1.046 cuộc', ', ', 'đã'),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const edited = edits.reduce(
          (old, { at, cut, put }) => old.slice(0, at) + put + old.slice(at + cut),
          text,
        )
        const moved = marksAfterEdit(text, edited, marks)
        for (const one of moved) expect(edited.slice(one.start, one.end)).toBe(one.figure.measureId)
        const starts = moved.map((one) => one.start)
        expect(starts).toEqual(starts.toSorted((a, b) => a - b))
        if (edited === text) expect(moved).toEqual(marks)
      }),
    )
  })

  it('bring their figures up to date without moving onto anything else', () => {
    const fresh = refreshFigures(text, marks, (one) => (one.figure.measureId === '84' ? '1.084' : null))
    expect(fresh.text).toBe(text.replace('84 nơi', '1.084 nơi'))
    expect(fresh.marks.map((one) => fresh.text.slice(one.start, one.end))).toEqual([
      '119',
      '130',
      '1.084',
      '1.046 cuộc',
      '187.420 lượt trẻ em',
    ])
  })
})
