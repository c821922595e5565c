import type { CivilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import type { Agency, AgencyGroup } from '../model.ts'
import { bodyKey, bodyWords, type Directory, listParts, looseKey } from './directory.ts'

const ASKED = bodyWords('đề nghị')
const PROVINCE = bodyWords('tỉnh')

/** Several groups when the printed name runs through them: "các sở, ban, ngành, địa phương". */
export type Resolved =
  | { kind: 'agency'; agency: Agency }
  | { kind: 'group'; groups: AgencyGroup[] }
  | { kind: 'unknown'; candidates: Agency[] }

/**
 * Whom a document of a day means by a printed name. A body that no longer (or not yet) exists on that day is still
 * found: the task then passes to its successor. Unknown, with the candidates, where two bodies would answer to it.
 */
export function resolveBody(printed: string, day: CivilDate, directory: Directory): Resolved {
  const words = bodyWords(printed)
  const group = directory.groups.get(words)
  if (group) return { kind: 'group', groups: [group] }

  const spellings = withAndWithoutPlace(
    words.startsWith(`${ASKED} `) ? words.slice(ASKED.length + 1) : words,
    directory.place,
  )
  const found =
    firstHit(spellings.map(bodyKey), directory.exact) ??
    firstHit(spellings.map(looseKey), directory.loose) ??
    []
  const agency = nearest(found, day)
  if (agency) return { kind: 'agency', agency }

  const groups = groupsIn(words, directory)
  return groups ? { kind: 'group', groups } : { kind: 'unknown', candidates: [...found] }
}

function firstHit(keys: readonly string[], index: ReadonlyMap<string, readonly Agency[]>) {
  return keys.map((key) => index.get(key)).find((hit) => hit !== undefined)
}

// "Công an tỉnh Nghệ An", "Công an tỉnh", "Sở Y tế Nghệ An", "Sở Y tế tỉnh", "Sở Y tế" are each one body.
function withAndWithoutPlace(words: string, place: string): string[] {
  const bare = dropEnd(words, place)
  const shorter = dropEnd(bare, PROVINCE)
  return [words, bare, shorter, `${shorter} ${PROVINCE}`]
}

function dropEnd(words: string, end: string): string {
  const rest = words.endsWith(` ${end}`) ? words.slice(0, -end.length - 1) : words
  return rest.endsWith(' ,') ? rest.slice(0, -2) : rest
}

// Of bodies that bore one name: the one of the day, else the last before it, else the first after it; no guess at a tie.
function nearest(found: readonly Agency[], day: CivilDate): Agency | undefined {
  const standing = found.filter((agency) => isValidOn(agency, day))
  if (standing.length > 0) return alone(standing)
  const past = found.filter((agency) => agency.validTo !== null && agency.validTo < day)
  const last = past.reduce<string>((max, agency) => (agency.validTo! > max ? agency.validTo! : max), '')
  if (past.length > 0) return alone(past.filter((agency) => agency.validTo === last))
  return alone(found)
}

function alone(list: readonly Agency[]): Agency | undefined {
  return list.length === 1 ? list[0] : undefined
}

function groupsIn(words: string, directory: Directory): AgencyGroup[] | undefined {
  const groups = listParts(words).map((part) => groupOf(part, directory))
  if (groups.length === 0 || groups.some((group) => group === undefined)) return undefined
  return [...new Set(groups as AgencyGroup[])]
}

function groupOf(part: string, directory: Directory): AgencyGroup | undefined {
  const group = directory.groups.get(part)
  if (group) return group
  const tail = directory.tails.find((one) => part.endsWith(` ${one}`))
  return tail === undefined ? undefined : groupOf(part.slice(0, -tail.length - 1), directory)
}
