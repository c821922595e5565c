import { readingWarnings } from '../../messages/reading.ts'
import type { ReadWarning, WarningCode } from '../../reading.ts'

/** A warning of a reading, in Vietnamese as the plan is. */
export function warn(code: WarningCode, ref: string | null): ReadWarning {
  return { code, ref, text: readingWarnings.vi[code] }
}
