import { addDays, civilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import { dataFile } from '#test/data-file.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FIRST_KNOWN_DAY, LegalAct, type Unit, UnitFile } from '../model.ts'
import { formerDistrictOf, successionsOfRows, unitsOn } from './succession.ts'
import { treeAt, type UnitNode } from './tree-at.ts'
import { unitId } from './unit-id.ts'
import { unitsOfRows } from './unit-of-row.ts'

const rows = UnitFile.parse(dataFile('units/nghe-an-units.json')).units
const acts = z.array(LegalAct).parse(dataFile('units/legal-acts.json'))
const units = unitsOfRows(rows)
const successions = successionsOfRows(rows, acts)

const lastDayOfDistricts = civilDate('2025-06-30')
const firstDayOf130 = civilDate('2025-07-01')
const old = units.filter((unit) => unit.level === 'commune' && isValidOn(unit, lastDayOfDistricts))
const today = units.filter((unit) => unit.level === 'commune' && isValidOn(unit, firstDayOf130))
const districts = units.filter((unit) => unit.level === 'district')

const standIn = (day: typeof firstDayOf130, unit: Unit) => {
  const answer = unitsOn(day, unit.id, units, successions)
  return answer.known ? answer.units : []
}
const flat = (nodes: readonly UnitNode[]): UnitNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)])
const names = (list: readonly Unit[]) => list.map((unit) => unit.name)

describe('ids of units', () => {
  it('are the same at every load and differ for all 563 units', () => {
    expect(unitsOfRows(rows)).toEqual(units)
    expect(new Set(units.map((unit) => unit.id)).size).toBe(563)
    expect(unitId('40', null)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it('tell apart two units that bore one code one after the other', () => {
    expect(unitId('16681', null)).not.toBe(unitId('16681', firstDayOf130))
  })

  it('refuse a file in which two rows are one unit', () => {
    expect(() => unitsOfRows([...rows, rows[5]!])).toThrow(/unit twice/)
  })
})

describe('the tree of a day', () => {
  it.each([
    ['2024-12-01', 20, 412],
    ['2025-06-30', 20, 412],
    ['2025-07-01', 0, 130],
    ['2028-02-29', 0, 130],
  ])('on %s has one province, %i districts and %i communes', (day, districtCount, communeCount) => {
    const tree = treeAt(units, civilDate(day))
    if (!tree.known) throw new Error('unknown')
    expect(names(tree.roots.map((root) => root.unit))).toEqual(['Tỉnh Nghệ An'])
    const all = flat(tree.roots).map((node) => node.unit.level)
    expect(all.filter((level) => level === 'district')).toHaveLength(districtCount)
    expect(all.filter((level) => level === 'commune')).toHaveLength(communeCount)
  })

  it('is not known before 01/12/2024', () => {
    expect(treeAt(units, civilDate('2024-11-30'))).toEqual({ known: false, since: FIRST_KNOWN_DAY })
    expect(unitsOn(civilDate('2024-11-30'), units[0]!.id, units, successions).known).toBe(false)
  })

  it('hangs Vinh, which began on 01/12/2024, over the wards that are older than it', () => {
    const tree = treeAt(units, civilDate('2024-12-01'))
    const vinh = tree.known && tree.roots[0]!.children.find((node) => node.unit.code === '412')
    expect(vinh && vinh.children).toHaveLength(33)
  })

  it('has a shape on the map for each of the 130 communes and for nothing else', () => {
    const Topology = z.object({
      objects: z.object({ communes: z.object({ geometries: z.array(z.object({ id: z.string() })) }) }),
    })
    const { geometries } = Topology.parse(dataFile('units/nghe-an-communes.topojson')).objects.communes
    expect(geometries.map((one) => one.id).toSorted()).toEqual(today.map((unit) => unit.code).toSorted())
  })

  it('loses and doubles nobody on any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (count) => {
        const day = addDays(FIRST_KNOWN_DAY, count)
        const tree = treeAt(units, day)
        const ids = tree.known ? flat(tree.roots).map((node) => node.unit.id) : []
        expect(ids.toSorted()).toEqual(
          units
            .filter((unit) => isValidOn(unit, day))
            .map((unit) => unit.id)
            .toSorted(),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('succession', () => {
  it('leads each of the 412 old communes into exactly one of the 130, under NQ 1678', () => {
    const reached = old.map((unit) => standIn(firstDayOf130, unit))
    expect(old).toHaveLength(412)
    expect(reached.every((list) => list.length === 1)).toBe(true)
    expect(new Set(reached.flat()).size).toBe(130)
    const territory = successions.filter((link) => link.kind === 'territory')
    expect(territory).toHaveLength(412)
    expect(new Set(territory.map((link) => link.act))).toEqual(new Set(['1678/NQ-UBTVQH15']))
  })

  it('agrees with the successor codes that the file also gives', () => {
    for (const row of rows) {
      if (row.level !== 'commune' || row.validTo === null) continue
      const unit = units.find((one) => one.id === unitId(row.code, row.validFrom))!
      expect(standIn(firstDayOf130, unit).map((one) => one.code)).toEqual(row.successorCodes)
    }
  })

  it('shows Kỳ Sơn as its twelve communes from 01/07/2025', () => {
    const kySon = districts.find((unit) => unit.name === 'Huyện Kỳ Sơn')!
    const communes = standIn(firstDayOf130, kySon)
    expect(communes).toHaveLength(12)
    expect(names(communes)).toContain('Xã Mường Xén')
  })

  it('divides the 130 among the 20 districts without remainder', () => {
    const shares = districts.map((unit) => standIn(firstDayOf130, unit))
    expect(shares.flat()).toHaveLength(130)
    expect(new Set(shares.flat())).toEqual(new Set(today))
  })

  it('knows the former district of every commune, old and new', () => {
    for (const district of districts) {
      for (const commune of standIn(firstDayOf130, district)) {
        expect(formerDistrictOf(commune.id, units, successions)).toBe(district)
        for (const before of standIn(lastDayOfDistricts, commune)) {
          expect(formerDistrictOf(before.id, units, successions)).toBe(district)
        }
      }
    }
    expect(formerDistrictOf(unitId('40', null), units, successions)).toBeUndefined()
  })

  it('goes there and back: an old commune is among those its new one came from', () => {
    fc.assert(
      fc.property(fc.constantFrom(...old), (unit) => {
        const [next] = standIn(firstDayOf130, unit)
        expect(standIn(lastDayOfDistricts, next!)).toContain(unit)
      }),
    )
  })

  it('goes back and there: all that a new commune came from lead to it alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...today), (unit) => {
        const before = standIn(lastDayOfDistricts, unit)
        expect(before.length).toBeGreaterThan(0)
        expect(new Set(before.flatMap((one) => standIn(firstDayOf130, one)))).toEqual(new Set([unit]))
      }),
    )
  })

  it('shows a unit as itself on every day on which it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 0, max: 900 }), (unit, count) => {
        const day = addDays(FIRST_KNOWN_DAY, count)
        const shown = standIn(day, unit)
        const asItself = shown.length === 1 && shown[0] === unit
        expect(asItself).toBe(isValidOn(unit, day))
        expect(shown.every((one) => isValidOn(one, day))).toBe(true)
      }),
    )
  })
})
