import { Fault, kernelFaults } from '#kernel/fault.ts'
import type { FileStore } from '#kernel/server/files/file-store.ts'
import { routes, type Routes, type WriteContext } from '#kernel/server/http.ts'
import { reportsContract } from '../contract.ts'
import type { Passage } from '../model.ts'
import { consolidate, pickPassage, savePassage } from './commands/consolidate.ts'
import {
  confirmContribution,
  draftContribution,
  recallContribution,
  receiveContribution,
  returnContribution,
  saveContribution,
  sendContribution,
} from './commands/contribution.ts'
import { takeReport, writeDocument } from './commands/documents.ts'
import { issueReport, openReport, settleReport } from './commands/report.ts'
import { getConsolidation, passagesOf } from './queries/consolidation.ts'
import { getContribution, listContributions } from './queries/contributions.ts'
import { openDocument } from './queries/document.ts'
import { findReport, getReportCard, listReports } from './queries/reports.ts'
import { traceFigure } from './queries/trace.ts'
import { reportGate } from './relations.ts'

export function reportsRoutes(files: FileStore): Routes {
  return routes(reportsContract, {
    listReports: ({ db, by, today }) => listReports(db, by, today),
    async getReport({ db, by, today }, { id }) {
      reportGate.require('report.read', by)
      const report = await getReportCard(db, by, today, id)
      return { report, contributions: await listContributions(db, by, today, await findReport(db, id)) }
    },
    async openReport(context, input) {
      await openReport(context, input)
      return card(context, input.reportId)
    },
    async settleReport(context, input) {
      await settleReport(context, input)
      return card(context, input.id)
    },
    getContribution: ({ db, by, today }, { id, agencyId }) => getContribution(db, by, today, id, agencyId),
    draftContribution: (context, input) => contribution(context, input, draftContribution),
    saveContribution: (context, input) => contribution(context, input, saveContribution),
    sendContribution: (context, input) => contribution(context, input, sendContribution),
    recallContribution: (context, input) => contribution(context, input, recallContribution),
    confirmContribution: (context, input) => contribution(context, input, confirmContribution),
    receiveContribution: (context, input) => contribution(context, input, receiveContribution),
    returnContribution: (context, input) => contribution(context, input, returnContribution),
    getConsolidation: ({ db, by, today }, { id }) => getConsolidation(db, by, today, id),
    async consolidate(context, input) {
      await consolidate(context, input)
      return getConsolidation(context.db, context.by, context.today, input.id)
    },
    async savePassage(context, input) {
      await savePassage(context, input)
      return passage(context, input)
    },
    async pickPassage(context, input) {
      await pickPassage(context, input)
      return passage(context, input)
    },
    traceFigure: ({ db, by, today }, input) => traceFigure(db, by, today, input),
    writeDocument: (context, input) => writeDocument(context, files, input),
    getDocument: ({ db, by }, input) => openDocument(db, by, files, input),
    async takeReport(context, input) {
      await takeReport(context, files, input)
      return card(context, input.id)
    },
    async issueReport(context, input) {
      await issueReport(context, input)
      return card(context, input.id)
    },
  })
}

const card = ({ db, by, today }: WriteContext, id: string) => getReportCard(db, by, today, id)

async function contribution<I extends { id: string; agencyId: string }>(
  context: WriteContext,
  input: I,
  work: (context: WriteContext, input: I) => Promise<void>,
) {
  await work(context, input)
  return getContribution(context.db, context.by, context.today, input.id, input.agencyId)
}

async function passage({ db }: WriteContext, input: { id: string; passageId: string }): Promise<Passage> {
  const [row] = await passagesOf(db, input.id, input.passageId)
  if (row === undefined) throw new Fault(kernelFaults['record.unknown'])
  return row
}
