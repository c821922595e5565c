import { sql, type RawBuilder } from 'kysely'
import { makeGate, type Relations } from '#kernel/server/gate.ts'
import { reportPolicy, type ReportRelation } from '../policy.ts'

/** Predicates over the aliases `report`, `plan`, `body` (agency_id) and `contribution` (which may be absent). */
const relations: Relations<ReportRelation> = {
  anyone: () => sql<boolean>`true`,
  'own-body': (held) => sql<boolean>`body.agency_id = ${held.agencyId}::uuid`,
  'of-lead': (held) => sql<boolean>`plan.lead_agency_id is not distinct from ${held.agencyId}::uuid`,
  received: () =>
    sql<boolean>`exists (select from reports.sending sending where sending.contribution_id = contribution.id
      and sending.received_at is not null and sending.returned_at is null)`,
  taken: () => sql<boolean>`report.state <> 'draft'`,
  'taken-at-lead': (held) =>
    sql<boolean>`report.state <> 'draft' and plan.lead_agency_id is not distinct from ${held.agencyId}::uuid`,
}

export const reportGate = makeGate(reportPolicy, relations)

/** One report with its plan, for a check. */
export function reportNamed(id: string): RawBuilder<unknown> {
  return sql`reports.report report join plan.plan plan on plan.id = report.plan_id where report.id = ${id}::uuid`
}

/** One body of a report with its contribution, if there is one, for a check. */
export function bodyNamed(id: string, agencyId: string): RawBuilder<unknown> {
  return sql`reports.report report join plan.plan plan on plan.id = report.plan_id
    cross join (select ${agencyId}::uuid as agency_id) body
    left join reports.contribution contribution
      on contribution.report_id = report.id and contribution.agency_id = body.agency_id
    where report.id = ${id}::uuid`
}
