import { sql } from 'kysely'
import type { CivilDate } from '#kernel/civil-date.ts'
import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { Actor } from '#kernel/policy.ts'
import type { Read, Tx } from '#kernel/server/database.ts'
import { isValidOn } from '#kernel/validity.ts'
import type { UnitCard, UnitView, Village } from '../contract.ts'
import { FIRST_KNOWN_DAY, type Unit, type UnitId } from '../model.ts'
import { formerDistrictOf, unitsOn } from '../rules/succession.ts'
import { treeAt, type UnitNode } from '../rules/tree-at.ts'
import { getUnits, getUnitSuccessions } from './api.ts'
import { unitGate } from './relations.ts'

export function cardOf(unit: Unit): UnitCard {
  const { id, code, name, level, type, parentId, validFrom, validTo } = unit
  return { id, code, name, level, type, parentId, validFrom, validTo }
}

/** The tree of a day as a list, parents first. */
export async function getTree(db: Read | Tx, day: CivilDate) {
  const units = await getUnits(db)
  const successions = await getUnitSuccessions(db)
  const tree = treeAt(units, day)
  if (!tree.known) return tree
  const flat = (nodes: readonly UnitNode[]): Unit[] =>
    nodes.flatMap((node) => [node.unit, ...flat(node.children)])
  return {
    known: true as const,
    day,
    units: flat(tree.roots).map((unit) => ({
      ...cardOf(unit),
      formerDistrict:
        unit.level === 'commune' ? (formerDistrictOf(unit.id, units, successions)?.name ?? null) : null,
    })),
  }
}

const MOST = 30

/** Units of all times by a part of their name, accents or not; those of the day first. */
export async function findUnits(db: Read | Tx, q: string, day: CivilDate) {
  if (day < FIRST_KNOWN_DAY) return { known: false as const, since: FIRST_KNOWN_DAY }
  const { rows } = await sql<{ id: UnitId }>`
    select unit.id from units.unit unit
    where strpos(public.f_unaccent(unit.name), public.f_unaccent(${q})) > 0
    order by (unit.valid @> ${day}::date) desc, length(unit.name), unit.level desc, unit.code, unit.id
    limit ${MOST}`.execute(db as Tx)
  const units = await getUnits(db)
  const successions = await getUnitSuccessions(db)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  return {
    known: true as const,
    day,
    found: rows.map(({ id }) => {
      const unit = byId.get(id)!
      const answer = unitsOn(day, id, units, successions)
      return {
        unit: cardOf(unit),
        standing: isValidOn(unit, day),
        onDay: answer.known ? answer.units.map(cardOf) : [],
      }
    }),
  }
}

/** One unit with where it came from, what became of it and its villages of the day. */
export async function getUnit(db: Read | Tx, id: UnitId, day: CivilDate, actor: Actor): Promise<UnitView> {
  const units = await getUnits(db)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const unit = byId.get(id)
  if (unit === undefined) throw new Fault(kernelFaults['record.unknown'])
  const successions = await getUnitSuccessions(db)
  const link = (other: UnitId, on: CivilDate, act: string | null) => ({
    unit: cardOf(byId.get(other)!),
    on,
    act,
  })
  const onDay = unitsOn(day, id, units, successions)
  const parent = unit.parentId === null ? undefined : byId.get(unit.parentId)
  const former = unit.level === 'commune' ? formerDistrictOf(id, units, successions) : undefined
  const { rows } = await sql<{ act: UnitView['act']; can: string[] }>`
    select ${unitGate.can(['village.change'], actor)} as can,
      case when act.id is not null then json_build_object('number', act.number, 'title', act.title,
        'signedOn', act.signed_on, 'inForce', act.in_force, 'verified', act.verified, 'source', act.source) end as act
    from units.unit unit left join units.legal_act act on act.id = unit.act_id where unit.id = ${id}`.execute(
    db as Tx,
  )
  return {
    ...cardOf(unit),
    day,
    standing: isValidOn(unit, day),
    areaKm2: unit.areaKm2,
    population2025: unit.population2025,
    mountainous: unit.mountainous,
    parent: parent === undefined ? null : cardOf(parent),
    formerDistrict: former === undefined ? null : cardOf(former),
    act: rows[0]!.act,
    predecessors: successions.filter((one) => one.to === id).map((one) => link(one.from, one.on, one.act)),
    successors: successions.filter((one) => one.from === id).map((one) => link(one.to, one.on, one.act)),
    onDay: onDay.known ? onDay.units.map(cardOf) : null,
    villages: await listVillages(db, id, day, actor),
    can: rows[0]!.can,
  }
}

const villageRows = (actor: Actor) => sql<Village>`
  select village.id, village.unit_id as "unitId", village.name, village.kind, lower(village.valid) as "validFrom",
    upper(village.valid) - 1 as "validTo", village.act, village.closed_act as "closedAct", village.version,
    (select before.name from units.village before where before.id = village.renamed_from) as "formerName",
    case when upper(village.valid) is null then ${unitGate.can(['village.change'], actor)} else '{}'::text[] end as can
  from units.village village join units.unit unit on unit.id = village.unit_id`

export async function listVillages(
  db: Read | Tx,
  unitId: UnitId,
  day: CivilDate,
  actor: Actor,
): Promise<Village[]> {
  const { rows } = await sql<Village>`${villageRows(actor)}
    where village.unit_id = ${unitId} and village.valid @> ${day}::date
    order by public.f_unaccent(village.name), village.id`.execute(db as Tx)
  return rows
}

export async function getVillage(db: Read | Tx, id: string, actor: Actor): Promise<Village> {
  const { rows } = await sql<Village>`${villageRows(actor)} where village.id = ${id}`.execute(db as Tx)
  if (rows[0] === undefined) throw new Fault(kernelFaults['record.unknown'])
  return rows[0]
}
