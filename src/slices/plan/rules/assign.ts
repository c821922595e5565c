import type { CivilDate } from '#kernel/civil-date.ts'
import type { Agency, AgencyGroup, AgencyId, AgencySuccession, FieldId } from '#slices/access/model.ts'
import { carryForward } from '#slices/access/rules/carry-forward.ts'
import type { Directory } from '#slices/access/rules/directory.ts'
import { bodiesNamed, groupMembers } from '#slices/access/rules/group-members.ts'
import { resolveBody } from '#slices/access/rules/resolve-body.ts'

/** What a plan printed about one task. */
export interface Printed {
  ref: string
  lead: readonly string[]
  supporting: readonly string[]
  invited: readonly string[]
  fields: readonly FieldId[]
}

/** One body's time with a task: printed, or come to it by succession from the line `fromIndex`. */
export interface Line {
  ref: string
  agencyId: AgencyId
  role: 'lead' | 'supporting'
  invited: boolean
  from: CivilDate
  /** The last day; null while it holds. */
  to: CivilDate | null
  cause: 'printed' | 'succession'
  printedAs: string
  fromIndex: number | null
  verified: boolean
}

export interface Rules {
  directory: Directory
  successions: readonly AgencySuccession[]
}

/** Bodies that lead a task of the plan by name on its day: whom its groups mean ("các địa phương"). */
export function bodiesOfPlan(tasks: readonly Printed[], day: CivilDate, rules: Rules): Agency[] {
  return bodiesNamed(
    tasks.flatMap((task) => [...task.lead, ...task.invited]),
    day,
    rules.directory,
  )
}

/**
 * The lines of a task from the plan's day until today: whom the printed names mean on the plan's day, and who followed
 * when a body ended. Supporting groups name nobody yet: the lead chooses. Each body has one line at a time.
 */
export function linesOf(
  task: Printed,
  within: readonly Agency[],
  day: CivilDate,
  today: CivilDate,
  rules: Rules,
): Line[] {
  const lines: Line[] = []
  for (const [names, role, invited] of [
    [task.lead, 'lead', false],
    [task.invited, 'lead', true],
    [task.supporting, 'supporting', false],
  ] as const)
    for (const printedAs of names)
      for (const agency of bodiesMeant(printedAs, role, within, day, rules))
        follow(
          lines,
          { ref: task.ref, agencyId: agency.id, role, invited, printedAs },
          task.fields,
          day,
          today,
          rules,
        )
  return lines
}

function bodiesMeant(
  printed: string,
  role: Line['role'],
  within: readonly Agency[],
  day: CivilDate,
  { directory }: Rules,
): Agency[] {
  const body = resolveBody(printed, day, directory)
  if (body.kind === 'agency') return [body.agency]
  if (body.kind === 'unknown') return []
  if (role === 'supporting' && !body.groups.every((group: AgencyGroup) => group.naming)) return []
  return groupMembers(
    body.groups,
    day,
    directory,
    within.map((agency) => agency.id),
  )
}

/** Adds a body's line and those of its successors, but for bodies that hold the task already. */
export function follow(
  lines: Line[],
  start: Pick<Line, 'ref' | 'agencyId' | 'role' | 'invited' | 'printedAs'>,
  fields: readonly FieldId[],
  day: CivilDate,
  today: CivilDate,
  { successions }: Rules,
): void {
  const index = new Map<AgencyId, number>()
  for (const tenure of carryForward(start.agencyId, fields, day, successions, today)) {
    const held = lines.findIndex(
      (line) => line.agencyId === tenure.agencyId && (line.to === null || line.to >= tenure.from),
    )
    if (held >= 0) {
      index.set(tenure.agencyId, held)
      continue
    }
    const source = tenure.via[0]?.from
    index.set(tenure.agencyId, lines.length)
    lines.push({
      ...start,
      agencyId: tenure.agencyId,
      from: tenure.from,
      to: tenure.to,
      cause: source === undefined ? 'printed' : 'succession',
      fromIndex: source === undefined ? null : (index.get(source) ?? null),
      verified: tenure.verified,
    })
  }
}
