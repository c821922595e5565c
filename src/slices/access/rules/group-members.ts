import type { CivilDate } from '#kernel/civil-date.ts'
import { isValidOn } from '#kernel/validity.ts'
import type { Agency, AgencyGroup, AgencyId } from '../model.ts'
import type { Directory } from './directory.ts'
import { resolveBody } from './resolve-body.ts'

/**
 * The bodies that groups mean on a day. Inside a plan (`within`: who carries a task there by name) a group means those
 * of its members that do; a group that names its members, as "UBND các huyện, thành phố, thị xã", means them all.
 */
export function groupMembers(
  groups: readonly AgencyGroup[],
  day: CivilDate,
  directory: Directory,
  within?: readonly AgencyId[],
): Agency[] {
  const allowed = within && new Set(within)
  return [...directory.agencies.values()].filter(
    (agency) =>
      isValidOn(agency, day) &&
      groups.some((group) => isMember(agency, group) && (group.naming || !allowed || allowed.has(agency.id))),
  )
}

function isMember(agency: Agency, group: AgencyGroup): boolean {
  return group.selectors.some(
    (selector) => selector.kinds.includes(agency.kind) && selector.levels.includes(agency.level),
  )
}

/** The bodies that printed names name one by one, in the order of naming: agencies, and members of naming groups. */
export function bodiesNamed(printed: readonly string[], day: CivilDate, directory: Directory): Agency[] {
  const named = printed.flatMap((name) => {
    const body = resolveBody(name, day, directory)
    if (body.kind === 'agency') return [body.agency]
    if (body.kind === 'unknown' || !body.groups.every((group) => group.naming)) return []
    return groupMembers(body.groups, day, directory)
  })
  return [...new Set(named)]
}
