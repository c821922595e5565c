import type { Succession, Unit } from '#slices/units/model.ts'
import { unitTypeWord } from '#slices/units/model.ts'
import { type Agency, AgencyId, type AgencyRow, type AgencySuccession } from '../model.ts'

/** The id of the people's committee of a district or commune, known like its unit by code and first day. */
export function committeeId(unit: Unit): AgencyId {
  const from = unit.validFrom ? `-${unit.validFrom.replaceAll('-', '')}` : ''
  return AgencyId.parse(`ubnd-${unit.code}${from}`)
}

/** The people's committees of all districts and communes: they need no list of their own, they live as their units do. */
export function committeesOf(units: readonly Unit[]): Agency[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return units.flatMap((unit): Agency[] => {
    if (unit.level === 'province') return []
    const parent = unit.parentId ? byId.get(unit.parentId) : undefined
    const name = nameInSentence(unit)
    // Ten names of old communes stood in two districts each: only with the district do they name one body.
    const placed = parent?.level === 'district' ? [`${name}, ${nameInSentence(parent)}`] : []
    return [
      {
        id: committeeId(unit),
        name: `Ủy ban nhân dân ${name}`,
        short: `UBND ${name}`,
        aliases: [name, ...placed, ...placed.map((one) => `UBND ${one}`)],
        level: unit.level,
        kind: 'peoples-committee',
        validFrom: unit.validFrom,
        validTo: unit.validTo,
        invited: false,
        basis: 'theo đơn vị hành chính',
        verified: true,
        childWork: ['children'],
        unitId: unit.id,
      },
    ]
  })
}

/** Rows of the agencies file as agencies; throws when a row names a unit that is not there. */
export function agenciesOfRows(rows: readonly AgencyRow[], units: readonly Unit[]): Agency[] {
  return rows.map(({ unitCode, ...row }) => {
    if (unitCode === null) return { ...row, unitId: null }
    const unit = units.find((one) => one.code === unitCode && one.validTo === row.validTo)
    if (!unit) throw new RangeError(`no unit ${unitCode} for ${row.id}`)
    return { ...row, unitId: unit.id }
  })
}

/** Committees follow each other as their units do: a district's whole work went to the communes that came from it. */
export function committeeSuccessions(
  successions: readonly Succession[],
  units: readonly Unit[],
): AgencySuccession[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return successions.flatMap((link): AgencySuccession[] => {
    const from = byId.get(link.from)
    const to = byId.get(link.to)
    if (!from || !to || from.level === 'province') return []
    return [
      {
        from: committeeId(from),
        to: committeeId(to),
        on: link.on,
        fields: null,
        basis: link.act ?? 'theo đơn vị hành chính',
        verified: true,
      },
    ]
  })
}

// "Xã Mường Xén" → "xã Mường Xén".
function nameInSentence(unit: Unit): string {
  return unitTypeWord[unit.type] + unit.name.slice(unitTypeWord[unit.type].length)
}
