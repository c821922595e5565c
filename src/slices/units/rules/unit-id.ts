import type { CivilDate } from '#kernel/civil-date.ts'
import { stableId } from '#kernel/stable-id.ts'
import { UnitId } from '../model.ts'

/** The id of the unit that bore a code from a day on (null: from before the first known day). */
export function unitId(code: string, validFrom: CivilDate | null): UnitId {
  return UnitId.parse(stableId(`unit:${code}@${validFrom ?? '-infinity'}`))
}
