import { CivilDate } from '#kernel/civil-date.ts'
import { z } from 'zod'

/** Units are known to people by (code, validFrom): all 130 communes of 2025 took up a code used before. */
export const UnitId = z.uuid().brand<'UnitId'>()
export type UnitId = z.infer<typeof UnitId>

export const UnitLevel = z.enum(['province', 'district', 'commune'])
export type UnitLevel = z.infer<typeof UnitLevel>

export const UnitType = z.enum(['tinh', 'thanh_pho', 'thi_xa', 'huyen', 'xa', 'phuong', 'thi_tran'])
export type UnitType = z.infer<typeof UnitType>

/** The type's word as it stands before a unit's name. */
export const unitTypeWord: Record<UnitType, string> = {
  tinh: 'tỉnh',
  thanh_pho: 'thành phố',
  thi_xa: 'thị xã',
  huyen: 'huyện',
  xa: 'xã',
  phuong: 'phường',
  thi_tran: 'thị trấn',
}

/** The first day on which the whole tree is known; before it screens say "chưa đủ dữ liệu". */
export const FIRST_KNOWN_DAY = CivilDate.parse('2024-12-01')

const facts = {
  code: z.string().regex(/^\d{2,5}$/),
  name: z.string().min(1),
  level: UnitLevel,
  type: UnitType,
  /** Null: it stood before the first known day and its beginning is not known. */
  validFrom: CivilDate.nullable(),
  /** The last day on which the unit exists; null while it does. */
  validTo: CivilDate.nullable(),
}

/** A row of `data/units/nghe-an-units.json`. Codes of parents and predecessors are bare: their day tells which row. */
export const UnitRow = z.strictObject({
  ...facts,
  parentCode: facts.code.nullable(),
  predecessorCodes: z.array(facts.code),
  successorCodes: z.array(facts.code),
  formerDistrictCodes: z.array(facts.code).optional(),
  mountainous: z.boolean().optional(),
  mountainousFormerDistrict: z.boolean().optional(),
  poorDistrict2021_2025: z.boolean().optional(),
  areaKm2: z.number().positive().optional(),
  population2025: z.int().positive().optional(),
  seat: z.string().nullable().optional(),
  renamedOnly: z.boolean().optional(),
})
export type UnitRow = z.infer<typeof UnitRow>

export const UnitFile = z.object({ meta: z.record(z.string(), z.unknown()), units: z.array(UnitRow) })
export type UnitFile = z.infer<typeof UnitFile>

/** A law or decision by which units changed. */
export const LegalAct = z.strictObject({
  number: z.string(),
  title: z.string(),
  /** The day of signing, null where it was not read. */
  signedOn: CivilDate.nullable(),
  /** The first day of the new state. */
  on: CivilDate,
  /** Levels whose units it makes or ends. */
  levels: z.array(UnitLevel),
  verified: z.boolean(),
  source: z.string(),
})
export type LegalAct = z.infer<typeof LegalAct>

export const Unit = z.object({
  id: UnitId,
  ...facts,
  parentId: UnitId.nullable(),
  areaKm2: z.number().nullable(),
  /** Registered population of the merger dossiers of 2025; not the census figure (never mix the two). */
  population2025: z.int().nullable(),
  /** The unit, or the former district it lies in, is counted as mountain area. */
  mountainous: z.boolean().nullable(),
})
export type Unit = z.infer<typeof Unit>

/**
 * How one unit went over into another on a day: `territory` joins units of one level, `devolved` a district with the
 * communes that came from it when the level ended. `act` is the number of the legal act, null where none is on record.
 */
export const Succession = z.object({
  from: UnitId,
  to: UnitId,
  on: CivilDate,
  kind: z.enum(['territory', 'devolved']),
  act: z.string().nullable(),
})
export type Succession = z.infer<typeof Succession>
