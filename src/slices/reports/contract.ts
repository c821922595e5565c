import { z } from 'zod'
import { CivilDate, Instant } from '#kernel/civil-date.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/id.ts'
import { Paper, Quantity } from '#slices/plan/model.ts'
import { ContributionBody, ContributionCard, ContributionView, Mark, Passage, ReportCard } from './model.ts'

const Version = z.number().int()
const Sha = z.string().regex(/^[0-9a-f]{64}$/)
const Reason = z.string().trim().min(1).max(5000)

export const ConsolidationView = z.object({
  report: ReportCard,
  sections: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      level: z.number().int().min(1).max(3),
      missing: z.number().int(),
    }),
  ),
  passages: z.array(Passage),
  missing: z.array(z.object({ agencyId: Id, agencyShort: z.string(), state: z.string().nullable() })),
  /** Recorded after the cut-off, up to 14/12: counted in the year's final figure, not in the report. */
  afterCutOff: z.array(z.object({ taskRef: z.string(), measureId: z.string(), amount: z.number() })),
  /** Sent and received after the report had left: listed beside it, never in it. */
  later: z.array(
    z.object({ agencyId: Id, agencyShort: z.string(), no: z.number().int(), receivedAt: Instant }),
  ),
  /** Received since the draft was last made. */
  waiting: z.number().int(),
  pages: z.number().int(),
  documents: z.array(
    z.object({
      id: Id,
      kind: z.enum(['docx', 'pdf']),
      name: z.string(),
      madeAt: Instant,
      taken: z.boolean(),
    }),
  ),
})
export type ConsolidationView = z.infer<typeof ConsolidationView>

export const reportsContract = {
  listReports: endpoint({
    method: 'GET',
    path: '/api/reports',
    action: 'report.list',
    audit: 'ReportList',
    input: z.object({}),
    output: z.array(ReportCard),
  }),
  getReport: endpoint({
    method: 'GET',
    path: '/api/reports/:id',
    action: 'report.read',
    audit: 'ReportRead',
    input: z.object({ id: Id }),
    output: z.object({ report: ReportCard, contributions: z.array(ContributionCard) }),
  }),
  openReport: endpoint({
    method: 'POST',
    path: '/api/reports',
    action: 'report.settle',
    audit: 'ReportOpen',
    input: z.object({
      reportId: Id,
      planId: Id,
      year: z.number().int().min(2000).max(2100),
      cutOff: CivilDate.nullable(),
    }),
    output: ReportCard,
  }),
  settleReport: endpoint({
    method: 'POST',
    path: '/api/reports/:id/settle',
    action: 'report.settle',
    audit: 'ReportSettle',
    input: z.object({ id: Id, seenVersion: Version, cutOff: CivilDate, due: CivilDate }),
    output: ReportCard,
  }),
  getContribution: endpoint({
    method: 'GET',
    path: '/api/reports/:id/bodies/:agencyId',
    action: 'contribution.read',
    audit: 'ContributionRead',
    input: z.object({ id: Id, agencyId: Id }),
    output: ContributionView,
  }),
  draftContribution: endpoint({
    // Drafts from what is recorded; done again it brings new figures and entries and keeps the words already edited.
    // On a contribution that was received it begins a correction; the version received counts until the new one is.
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/draft',
    action: 'contribution.write',
    audit: 'ContributionDraft',
    input: z.object({ id: Id, agencyId: Id, contributionId: Id, seenVersion: Version.nullable() }),
    output: ContributionView,
  }),
  saveContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId',
    action: 'contribution.write',
    audit: 'ContributionSave',
    limit: 4_194_304,
    // Of the items only words and estimates are taken over: states and figures are the records'.
    input: z.object({ id: Id, agencyId: Id, seenVersion: Version, body: ContributionBody }),
    output: ContributionView,
  }),
  sendContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/send',
    action: 'contribution.write',
    audit: 'ContributionSend',
    input: z.object({ id: Id, agencyId: Id, sendingId: Id, seenVersion: Version, paper: Paper.nullable() }),
    output: ContributionView,
  }),
  recallContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/recall',
    action: 'contribution.write',
    audit: 'ContributionRecall',
    input: z.object({ id: Id, agencyId: Id, seenVersion: Version }),
    output: ContributionView,
  }),
  confirmContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/confirm',
    action: 'contribution.confirm',
    audit: 'ContributionConfirm',
    input: z.object({ id: Id, agencyId: Id, seenVersion: Version }),
    output: ContributionView,
  }),
  receiveContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/receive',
    action: 'contribution.receive',
    audit: 'ContributionReceive',
    input: z.object({ id: Id, agencyId: Id, seenVersion: Version }),
    output: ContributionView,
  }),
  returnContribution: endpoint({
    method: 'POST',
    path: '/api/reports/:id/bodies/:agencyId/return',
    action: 'contribution.receive',
    audit: 'ContributionReturn',
    input: z.object({ id: Id, agencyId: Id, seenVersion: Version, reason: Reason }),
    output: ContributionView,
  }),
  getConsolidation: endpoint({
    method: 'GET',
    path: '/api/reports/:id/consolidation',
    action: 'consolidation.read',
    audit: 'ConsolidationRead',
    input: z.object({ id: Id }),
    output: ConsolidationView,
  }),
  consolidate: endpoint({
    // Builds the draft anew from the contributions received; edited and written passages stay, and the figures in them
    // that still have their trace follow the records.
    method: 'POST',
    path: '/api/reports/:id/consolidate',
    action: 'consolidation.write',
    audit: 'Consolidate',
    input: z.object({ id: Id, seenVersion: Version }),
    output: ConsolidationView,
  }),
  savePassage: endpoint({
    method: 'POST',
    path: '/api/reports/:id/passages/:passageId',
    action: 'consolidation.write',
    audit: 'PassageSave',
    // seenVersion null: a new passage of one's own, after `after`. Marks whose figure was changed by hand are cut by the server.
    input: z.object({
      id: Id,
      passageId: Id,
      seenVersion: Version.nullable(),
      sectionRef: z.string().max(40),
      after: Id.nullable(),
      text: z.string().max(20_000),
      marks: z.array(Mark).max(200),
      removed: z.boolean(),
    }),
    output: Passage,
  }),
  pickPassage: endpoint({
    method: 'POST',
    path: '/api/reports/:id/pick',
    action: 'consolidation.write',
    audit: 'PassagePick',
    // `taskRef` may be `#funding`, `#difficulties`, `#proposals` or `#next`.
    input: z.object({ id: Id, passageId: Id, agencyId: Id, taskRef: z.string().max(40) }),
    output: Passage,
  }),
  traceFigure: endpoint({
    method: 'GET',
    path: '/api/reports/:id/trace',
    action: 'consolidation.read',
    audit: 'FigureTrace',
    input: z.object({
      id: Id,
      taskRef: z.string().max(40),
      measureId: z.string().max(60).nullable().optional(),
      state: z.string().max(20).nullable().optional(),
      agencyId: Id.nullable().optional(),
    }),
    output: z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          agencyId: Id,
          agencyShort: z.string(),
          taskId: Id.nullable(),
          progressId: Id.nullable(),
          from: CivilDate.nullable(),
          to: CivilDate.nullable(),
          words: z.string(),
          quantities: z.array(Quantity),
          counted: z.boolean(),
          why: z.string().nullable(),
        }),
      ),
    }),
  }),
  writeDocument: endpoint({
    method: 'POST',
    path: '/api/reports/:id/documents',
    action: 'consolidation.write',
    audit: 'ReportWrite',
    input: z.object({ id: Id, documentId: Id, kind: z.enum(['docx', 'pdf']) }),
    output: z.object({ id: Id, name: z.string(), missing: z.array(z.string()) }),
  }),
  getDocument: endpoint({
    method: 'GET',
    path: '/api/reports/:id/documents/:documentId',
    action: 'document.read',
    audit: 'ReportDocumentRead',
    input: z.object({ id: Id, documentId: Id }),
    output: z.unknown(),
    bytes: 'out',
  }),
  takeReport: endpoint({
    // Taken to the e-office: the text is frozen from here on.
    method: 'POST',
    path: '/api/reports/:id/take',
    action: 'report.take',
    audit: 'ReportTake',
    input: z.object({ id: Id, seenVersion: Version }),
    output: ReportCard,
  }),
  issueReport: endpoint({
    method: 'POST',
    path: '/api/reports/:id/issue',
    action: 'report.issue',
    audit: 'ReportIssue',
    input: z.object({
      id: Id,
      seenVersion: Version,
      number: z.string().trim().min(1).max(60),
      day: CivilDate,
      scan: Sha.nullable(),
    }),
    output: ReportCard,
  }),
}
