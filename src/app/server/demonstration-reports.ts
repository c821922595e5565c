import { sql } from 'kysely'
import { dayFrom, instantOf, startOfDay, type CivilDate, type Instant } from '#kernel/civil-date.ts'
import type { Actor } from '#kernel/policy.ts'
import { rowsOf } from '#kernel/server/database.ts'
import type { WriteContext } from '#kernel/server/http.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { stableId } from '#kernel/stable-id.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import { consolidate } from '#slices/reports/server/commands/consolidate.ts'
import { takeReport } from '#slices/reports/server/commands/documents.ts'
import { issueReport, openReport } from '#slices/reports/server/commands/report.ts'
import {
  draftContribution,
  receiveContribution,
  returnContribution,
  sendContribution,
} from '#slices/reports/server/commands/contribution.ts'
import { commandAs, operator } from './as-cli.ts'
import { chance } from './demonstration-chance.ts'
import type { DemonstrationParts } from './demonstration.ts'

const REAL_PLAN = stableId('demonstration:data/plans/7-KH-UBND-2025-nghe-an.txt')
const FINISHED = 2025
// Huy's department starts from an empty page, so that a newcomer can walk the whole way.
const LEFT_EMPTY = 'so-giao-duc-va-dao-tao'

/** The reports of 7/KH-UBND: 2025 finished and issued, the year of the clock on its way once autumn has come. */
export async function loadReports(parts: DemonstrationParts): Promise<void> {
  const today = parts.clock.today()
  const year = reportYearOf(today)
  if (today > dayFrom(FINISHED, 12, 31)) await loadReport(parts, FINISHED, dayFrom(FINISHED, 11, 26))
  if (year !== FINISHED) await loadReport(parts, year, today)
}

interface Body {
  id: string
  slug: string
}

async function loadReport(parts: DemonstrationParts, year: number, day: CivilDate): Promise<void> {
  const { database, clock } = parts
  const reportId = stableId(`demonstration:report:${year}`)
  const there = await database.kysely
    .selectFrom('reports.report')
    .select('id')
    .where('plan_id', '=', REAL_PLAN)
    .where('year', '=', year)
    .executeTakeFirst()
  if (there !== undefined) return
  const by = await operator(database, clock)
  const lead = leadActor(by)
  const bodies = await bodiesOn(parts, day)
  const names = { action: 'report.settle', audit: 'DemonstrationReport', input: { year } }
  await commandAs(database, clock, by, names, async (context) => {
    const at = (when: CivilDate, who: Actor): WriteContext => ({ ...context, by: who, ...momentOf(when) })
    await openReport(at(day, lead), { reportId, planId: REAL_PLAN, year, cutOff: null })
    const finished = year === FINISHED
    const begun = finished || day >= dayFrom(year, 10, 15)
    for (const body of begun ? bodies : []) {
      if (!finished && body.slug === LEFT_EMPTY) continue
      await contribute(at, reportId, body, day, finished ? 0 : chance(body.slug, year, 'report'), {
        by,
        lead,
      })
    }
    if (finished) await finish(at, parts, reportId, lead)
  })
}

type At = (when: CivilDate, who: Actor) => WriteContext

/** How far a body has come: below 0.6 received, then sent, returned, drafted, nothing. */
async function contribute(
  at: At,
  id: string,
  body: Body,
  day: CivilDate,
  draw: number,
  who: { by: Actor; lead: Actor },
): Promise<void> {
  if (draw >= 0.92) return
  const agencyId = body.id
  const officer = { ...who.by, posts: [{ id: body.id, post: 'officer', agencyId, unitId: null }] }
  await draftContribution(at(day, officer), { id, agencyId, contributionId: makeId(), seenVersion: null })
  if (draw >= 0.82) return
  await sendContribution(at(day, officer), { id, agencyId, sendingId: makeId(), seenVersion: 1, paper: null })
  if (draw >= 0.7) return
  const answered = { id, agencyId, seenVersion: 2 }
  if (draw >= 0.64)
    await returnContribution(at(day, who.lead), {
      ...answered,
      reason: 'Đề nghị ghi rõ số trẻ em dự Diễn đàn trẻ em và nêu các bản chưa có điểm vui chơi.',
    })
  else await receiveContribution(at(day, who.lead), answered)
}

async function finish(at: At, { files }: DemonstrationParts, id: string, lead: Actor): Promise<void> {
  const on = (day: number) => at(dayFrom(FINISHED, 12, day), lead)
  await consolidate(on(1), { id, seenVersion: 1 })
  await takeReport(on(2), files, { id, seenVersion: 2 })
  await issueReport(on(5), {
    id,
    seenVersion: 3,
    number: '9145/BC-UBND',
    day: dayFrom(FINISHED, 12, 5),
    scan: null,
  })
}

function leadActor(by: Actor): Actor {
  return { ...by, posts: by.posts.map((held) => ({ ...held, post: 'lead-officer' })) }
}

function momentOf(day: CivilDate): { now: Instant; today: CivilDate } {
  return { now: instantOf(Date.parse(startOfDay(day)) + 9 * 3_600_000), today: day }
}

async function bodiesOn({ database }: DemonstrationParts, day: CivilDate): Promise<Body[]> {
  return rowsOf<Body>(
    database.kysely,
    sql<Body>`
    select distinct agency.id, agency.slug from plan.assignment line join access.agency agency on agency.id = line.agency_id
    where line.plan_id = ${REAL_PLAN}::uuid and line.role = 'lead' and line.valid @> ${day}::date
    order by agency.slug`,
  )
}
