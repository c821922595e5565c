import { z } from 'zod'
import { CivilDate } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { AgencyKind, AgencyLevel, FieldId, FieldOfWork, GroupSelector } from './model.ts'

const AgencyName = z.object({ id: Id, name: z.string(), short: z.string() })

const Handover = z.object({
  id: Id,
  agency: AgencyName,
  on: CivilDate,
  /** Null: all that no other row of that day names. */
  fields: z.array(FieldId).nullable(),
  basis: z.string(),
  /** False is shown as "chưa đối chiếu" until a named person confirms it with its source. */
  verified: z.boolean(),
})

export const AgencyCard = AgencyName.extend({
  slug: z.string(),
  level: AgencyLevel,
  kind: AgencyKind,
  validFrom: CivilDate.nullable(),
  validTo: CivilDate.nullable(),
  /** Whether it stands on the asked day. */
  standing: z.boolean(),
  invited: z.boolean(),
  verified: z.boolean(),
  aliases: z.array(z.string()),
  fields: z.array(FieldId),
  /** The former district of a commune's committee. */
  formerDistrict: z.string().nullable(),
  successors: z.array(Handover),
  can: z.array(z.string()),
})
export type AgencyCard = z.infer<typeof AgencyCard>

export const AgencyView = AgencyCard.extend({
  day: CivilDate,
  basis: z.string(),
  unitId: Id.nullable(),
  predecessors: z.array(Handover),
  groups: z.array(z.object({ id: z.string(), vi: z.string(), en: z.string() })),
  version: z.number().int(),
})
export type AgencyView = z.infer<typeof AgencyView>

export const GroupView = z.object({
  id: z.string(),
  vi: z.string(),
  en: z.string(),
  words: z.array(z.string()),
  selectors: z.array(GroupSelector),
  outside: z.boolean(),
  naming: z.boolean(),
  version: z.number().int(),
  /** How many bodies it means on the asked day. */
  members: z.number().int(),
  can: z.array(z.string()),
})
export type GroupView = z.infer<typeof GroupView>

const Words = (most: number) => z.string().trim().min(1).max(most)
const Version = z.number().int()
const facts = {
  name: Words(200),
  short: Words(60),
  aliases: z.array(Words(200)).max(40),
  fields: z.array(FieldId).max(40),
  invited: z.boolean(),
  basis: Words(500),
}
const successor = { id: Id, to: Id, fields: z.array(FieldId).min(1).max(40).nullable() }

/** Doors of the directory: bodies of all times, who followed whom, groups. Days default to today. */
export const agenciesContract = {
  agencies: endpoint({
    method: 'GET',
    path: '/api/agencies',
    action: 'agency.read',
    audit: 'AgencyList',
    // Without words: the bodies of the day. With words: those of all times that bear them, with what became of them.
    input: z.object({
      q: z.string().trim().max(200).optional(),
      day: CivilDate.optional(),
      level: AgencyLevel.optional(),
      unverified: z.boolean().optional(),
      after: Id.optional(),
    }),
    output: z.object({ day: CivilDate, items: z.array(AgencyCard), next: Id.nullable() }),
  }),
  agency: endpoint({
    method: 'GET',
    path: '/api/agencies/:id',
    action: 'agency.read',
    audit: 'AgencyRead',
    input: z.object({ id: Id, day: CivilDate.optional() }),
    output: AgencyView,
  }),
  fieldsOfWork: endpoint({
    method: 'GET',
    path: '/api/agency-fields',
    action: 'agency.read',
    audit: 'FieldList',
    input: z.object({}),
    output: z.array(FieldOfWork),
  }),
  addAgency: endpoint({
    method: 'POST',
    path: '/api/agencies',
    action: 'agency.change',
    audit: 'AgencyAdd',
    input: z.object({ agencyId: Id, ...facts, level: AgencyLevel, kind: AgencyKind, from: CivilDate }),
    output: AgencyView,
  }),
  changeAgency: endpoint({
    method: 'POST',
    path: '/api/agencies/:id',
    action: 'agency.change',
    audit: 'AgencyChange',
    input: z.object({ id: Id, version: Version, ...facts }),
    output: AgencyView,
  }),
  endAgency: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/end',
    action: 'agency.change',
    audit: 'AgencyEnd',
    input: z.object({
      id: Id,
      version: Version,
      lastDay: CivilDate,
      basis: Words(500),
      verified: z.boolean(),
      successors: z.array(z.object(successor)).min(1).max(20),
    }),
    output: z.object({
      agency: AgencyView,
      /** Posts that went over to the one successor of the rest. */
      moved: z.number().int(),
      /** Posts that ended because no single successor takes the rest. */
      unplaced: z.array(z.object({ accountId: Id, name: z.string(), post: z.string() })),
    }),
  }),
  addSuccession: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/successors',
    action: 'agency.change',
    audit: 'SuccessionAdd',
    // Fields of work pass to another body while this one stands.
    input: z.object({
      id: Id,
      succession: Id,
      to: Id,
      on: CivilDate,
      fields: z.array(FieldId).min(1).max(40),
      basis: Words(500),
      verified: z.boolean(),
    }),
    output: AgencyView,
  }),
  confirmAgency: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/confirm',
    action: 'agency.change',
    audit: 'AgencyConfirm',
    input: z.object({ id: Id, version: Version, source: Words(500) }),
    output: AgencyView,
  }),
  confirmSuccession: endpoint({
    method: 'POST',
    path: '/api/agencies/:id/successors/:succession/confirm',
    action: 'agency.change',
    audit: 'SuccessionConfirm',
    input: z.object({ id: Id, succession: Id, source: Words(500) }),
    output: AgencyView,
  }),
  groups: endpoint({
    method: 'GET',
    path: '/api/agency-groups',
    action: 'agency.read',
    audit: 'GroupList',
    input: z.object({ day: CivilDate.optional() }),
    output: z.array(GroupView),
  }),
  changeGroup: endpoint({
    method: 'POST',
    path: '/api/agency-groups/:id',
    action: 'group.change',
    audit: 'GroupChange',
    input: z.object({
      id: z.string().max(60),
      version: Version,
      words: z.array(Words(200)).min(1).max(60),
      selectors: z.array(GroupSelector).max(20),
      naming: z.boolean(),
    }),
    output: GroupView,
  }),
}
