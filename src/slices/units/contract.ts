import { z } from 'zod'
import { CivilDate } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { HolidayRow } from '#kernel/working-days.ts'
import { UnitId, UnitLevel, UnitType } from './model.ts'

export const VillageKind = z.enum(['thon', 'ban', 'khoi', 'to_dan_pho', 'xom'])
export type VillageKind = z.infer<typeof VillageKind>

export const UnitCard = z.object({
  id: UnitId,
  code: z.string(),
  name: z.string(),
  level: UnitLevel,
  type: UnitType,
  parentId: UnitId.nullable(),
  validFrom: CivilDate.nullable(),
  validTo: CivilDate.nullable(),
})
export type UnitCard = z.infer<typeof UnitCard>

const Act = z.object({
  number: z.string(),
  title: z.string(),
  signedOn: CivilDate.nullable(),
  inForce: CivilDate,
  verified: z.boolean(),
  source: z.string(),
})

export const Village = z.object({
  id: Id,
  unitId: UnitId,
  name: z.string(),
  kind: VillageKind,
  validFrom: CivilDate.nullable(),
  validTo: CivilDate.nullable(),
  act: z.string().nullable(),
  closedAct: z.string().nullable(),
  /** The name it bore before, when it was renamed on its first day. */
  formerName: z.string().nullable(),
  version: z.number().int(),
  can: z.array(z.string()),
})
export type Village = z.infer<typeof Village>

const Link = z.object({ unit: UnitCard, on: CivilDate, act: z.string().nullable() })

export const UnitView = UnitCard.extend({
  day: CivilDate,
  standing: z.boolean(),
  areaKm2: z.number().nullable(),
  population2025: z.number().int().nullable(),
  mountainous: z.boolean().nullable(),
  parent: UnitCard.nullable(),
  formerDistrict: UnitCard.nullable(),
  /** The act by which it began. */
  act: Act.nullable(),
  predecessors: z.array(Link),
  successors: z.array(Link),
  /** What stands in its place on the asked day; null before the first known day. */
  onDay: z.array(UnitCard).nullable(),
  villages: z.array(Village),
  can: z.array(z.string()),
})
export type UnitView = z.infer<typeof UnitView>

const Since = z.object({ known: z.literal(false), since: CivilDate })
const Name = z.string().trim().min(1).max(100)
const ActText = z.string().trim().min(1).max(300)
const Day = CivilDate.optional()

/** Doors of units, villages and the working calendar. Days default to today. */
export const unitsContract = {
  unitTree: endpoint({
    method: 'GET',
    path: '/api/units/tree',
    action: 'unit.read',
    audit: 'UnitTree',
    input: z.object({ day: Day }),
    output: z.discriminatedUnion('known', [
      z.object({
        known: z.literal(true),
        day: CivilDate,
        /** Parents before children, in order of their codes; communes with the district they lay in. */
        units: z.array(UnitCard.extend({ formerDistrict: z.string().nullable() })),
      }),
      Since,
    ]),
  }),
  findUnits: endpoint({
    method: 'GET',
    path: '/api/units/find',
    action: 'unit.read',
    audit: 'UnitFind',
    input: z.object({ q: z.string().trim().min(1).max(100), day: Day }),
    output: z.discriminatedUnion('known', [
      z.object({
        known: z.literal(true),
        day: CivilDate,
        /** A unit that does not stand on the day comes with those that stand in its place. */
        found: z.array(z.object({ unit: UnitCard, standing: z.boolean(), onDay: z.array(UnitCard) })),
      }),
      Since,
    ]),
  }),
  unit: endpoint({
    method: 'GET',
    path: '/api/units/:id',
    action: 'unit.read',
    audit: 'UnitRead',
    input: z.object({ id: UnitId, day: Day }),
    output: UnitView,
  }),
  addVillage: endpoint({
    method: 'POST',
    path: '/api/units/:unitId/villages',
    action: 'village.change',
    audit: 'VillageAdd',
    input: z.object({
      unitId: UnitId,
      villageId: Id,
      name: Name,
      kind: VillageKind,
      from: CivilDate,
      act: ActText,
    }),
    output: Village,
  }),
  correctVillage: endpoint({
    method: 'POST',
    path: '/api/villages/:id',
    action: 'village.change',
    audit: 'VillageCorrect',
    // A slip of the pen: what it was called all along. A new name from a day on is `renameVillage`.
    input: z.object({ id: Id, version: z.number().int(), name: Name, kind: VillageKind, act: ActText }),
    output: Village,
  }),
  renameVillage: endpoint({
    method: 'POST',
    path: '/api/villages/:id/rename',
    action: 'village.change',
    audit: 'VillageRename',
    input: z.object({
      id: Id,
      version: z.number().int(),
      newId: Id,
      name: Name,
      kind: VillageKind,
      from: CivilDate,
      act: ActText,
    }),
    output: Village,
  }),
  closeVillage: endpoint({
    method: 'POST',
    path: '/api/villages/:id/close',
    action: 'village.change',
    audit: 'VillageClose',
    input: z.object({ id: Id, version: z.number().int(), lastDay: CivilDate, act: ActText }),
    output: Village,
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/api/calendar',
    action: 'calendar.read',
    audit: 'CalendarRead',
    input: z.object({ year: z.number().int().min(2000).max(2100) }),
    output: z.array(HolidayRow.extend({ act: z.string().nullable() })),
  }),
}
