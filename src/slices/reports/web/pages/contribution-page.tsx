import { useState } from 'react'
import { dayOf } from '#kernel/civil-date.ts'
import { usePathParam } from '#kernel/web/address.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract } from '../../contract.ts'
import type { ContributionView, ReportCard } from '../../model.ts'
import { reportPaths } from '../api.tsx'
import { noEdits } from '../parts/edits.ts'
import { PartBody } from '../parts/part-body.tsx'
import { PartEditor } from '../parts/part-editor.tsx'
import { ReturnDialog } from '../parts/return-dialog.tsx'
import { Sendings } from '../parts/sendings.tsx'
import { glyphOf, printInstant, useMe, useReportWords } from '../words.ts'
import '../reports.css'

/** One body's part of a report: drafted, written, sent, and by the lead received or given back. */
export function ContributionPage() {
  const words = useReportWords().part
  const id = usePathParam('reportId')
  const agencyId = usePathParam('agencyId')
  const read = useRead(reportsContract.getContribution, { id, agencyId })
  const report = useRead(reportsContract.getReport, { id }).data?.report
  return (
    <Read of={read} loading={words.loading}>
      {(view) =>
        report === undefined ? null : (
          <Page
            title={words.title(report.year, view.agencyShort)}
            note={<Where view={view} report={report} />}
            back={{ href: reportPaths.report(id), label: words.back }}
          >
            <div className="stack">
              <Part view={view} report={report} />
              <Sendings sendings={view.sendings} />
            </div>
          </Page>
        )
      }
    </Read>
  )
}

function Where({ view, report }: { view: ContributionView; report: ReportCard }) {
  const all = useReportWords()
  const words = all.part.where
  const lead = report.leadAgencyShort ?? ''
  const state = view.state ?? 'none'
  const text =
    state === 'sent'
      ? words.sent(lead, view.sentAt === null ? '' : printInstant(view.sentAt))
      : state === 'received' || state === 'returned'
        ? words[state](lead)
        : words[state]
  return (
    <>
      <StateBadge state={glyphOf(view.state)} words={all.states[state]} /> <span>{text}</span>
      {view.onBehalf ? (
        <>
          {' '}
          <StateBadge state="paper" words={all.report.onBehalf} />
        </>
      ) : null}
    </>
  )
}

function Part({ view, report }: { view: ContributionView; report: ReportCard }) {
  const words = useReportWords().part
  const me = useMe()
  const own = view.can.includes('contribution.write')
  const writes = own || view.can.includes('contribution.write-on-behalf')
  const at = { id: view.reportId, agencyId: view.agencyId }
  const draft = useCommand(reportsContract.draftContribution, { onDone: () => announce(words.made) })
  const make = () => void draft.run({ ...at, contributionId: freshId(), seenVersion: view.version })
  if (view.body === null)
    return (
      <Form fault={draft.fault} onSubmit={make}>
        <div className="sheet">
          <EmptyState
            fact={words.emptyFact(view.agencyShort)}
            how={writes ? words.emptyHow : words.emptyHowRead}
            act={
              writes ? (
                <Button kind="go" type="submit" disabledReason={draft.busyReason}>
                  {words.make}
                </Button>
              ) : undefined
            }
          />
        </div>
      </Form>
    )
  if (writes && (view.state === 'draft' || view.state === 'returned') && me !== undefined)
    return (
      <PartEditor
        key={view.id}
        view={view}
        body={view.body}
        behalf={!own}
        lead={report.leadAgencyShort ?? ''}
        today={dayOf(me.now)}
      />
    )
  return (
    <>
      <Acts view={view} writes={writes} onCorrect={make} />
      <PartBody view={view} body={view.body} edits={noEdits} write={null} />
    </>
  )
}

/** What may be done with a part that has been sent: take back, receive, ask for more, confirm, begin a new version. */
function Acts({
  view,
  writes,
  onCorrect,
}: {
  view: ContributionView
  writes: boolean
  onCorrect: () => void
}) {
  const words = useReportWords().part
  const [returning, setReturning] = useState(false)
  const recall = useCommand(reportsContract.recallContribution, { onDone: () => announce(words.recalled) })
  const receive = useCommand(reportsContract.receiveContribution, { onDone: () => announce(words.received) })
  const confirm = useCommand(reportsContract.confirmContribution, { onDone: () => announce(words.confirmed) })
  const at = { id: view.reportId, agencyId: view.agencyId, seenVersion: view.version ?? 0 }
  const leads = view.can.includes('contribution.receive')
  const confirms = view.can.includes('contribution.confirm') && view.onBehalf && view.confirmedAt === null
  const fault = recall.fault ?? receive.fault ?? confirm.fault
  const settled = view.state === 'sent' || view.state === 'received'
  return (
    <Form fault={fault} onSubmit={() => {}}>
      <div className="acts">
        {leads && view.state === 'sent' ? (
          <Button kind="go" onClick={() => void receive.run(at)} disabledReason={receive.busyReason}>
            {words.receive}
          </Button>
        ) : null}
        {leads && settled ? <Button onClick={() => setReturning(true)}>{words.giveBack}</Button> : null}
        {confirms && settled ? (
          <Button kind="go" onClick={() => void confirm.run(at)} disabledReason={confirm.busyReason}>
            {words.confirm}
          </Button>
        ) : null}
        {writes && view.state === 'sent' ? (
          <Button onClick={() => void recall.run(at)} disabledReason={recall.busyReason}>
            {words.recall}
          </Button>
        ) : null}
        {writes && view.state === 'received' ? <Button onClick={onCorrect}>{words.correct}</Button> : null}
      </div>
      {returning ? <ReturnDialog view={view} onClose={() => setReturning(false)} /> : null}
    </Form>
  )
}
