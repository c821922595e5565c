import { useState } from 'react'
import { z } from 'zod'
import { printDay } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'
import { useAddress, usePathParam } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { DueChip } from '#kernel/web/parts/due-chip.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { Table } from '#kernel/web/parts/table.tsx'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract } from '../../contract.ts'
import type { ContributionCard } from '../../model.ts'
import { reportPaths } from '../api.tsx'
import { SettleDialog } from '../parts/settle-dialog.tsx'
import { glyphOf, printInstant, useReportWords } from '../words.ts'
import '../reports.css'

const SHOWN = ['all', 'none', 'draft', 'sent', 'returned', 'received', 'late'] as const
const Address = z.object({ xem: z.enum(SHOWN).default('all') })

/** Where each body's part of a report is; the lead goes from here to receive, return, or enter on behalf. */
export function ReportPage() {
  const words = useReportWords()
  const id = usePathParam('reportId')
  const [settling, setSettling] = useState(false)
  const read = useRead(reportsContract.getReport, { id })
  return (
    <Read of={read} loading={words.report.loading}>
      {({ report, contributions }) => (
        <Page
          title={words.title(report.planNumber ?? '', report.year)}
          note={
            <>
              {words.counted(report.counts.received, report.counts.bodies)} ·{' '}
              {words.until(printDay(report.cutOff))}
            </>
          }
          back={{ href: reportPaths.reports(), label: words.report.back }}
          acts={
            <>
              {report.can.includes('report.settle') && report.state === 'draft' ? (
                <Button onClick={() => setSettling(true)}>{words.report.settle}</Button>
              ) : null}
              {report.can.includes('consolidation.read') ? (
                <ButtonLink kind="go" href={reportPaths.consolidation(id)}>
                  {words.report.consolidation}
                </ButtonLink>
              ) : null}
            </>
          }
        >
          <div className="stack">
            {report.state === 'draft' ? (
              <DueChip day={report.due} left={report.dueLeft} />
            ) : (
              <StateBadge
                state={report.state === 'issued' ? 'done' : 'sent'}
                words={words.reportStates[report.state]}
              />
            )}
            <Bodies id={id} contributions={contributions} />
          </div>
          {settling ? <SettleDialog report={report} onClose={() => setSettling(false)} /> : null}
        </Page>
      )}
    </Read>
  )
}

function Bodies({ id, contributions }: { id: string; contributions: readonly ContributionCard[] }) {
  const all = useReportWords()
  const words = all.report
  const lang = useLang()
  const [{ xem }, setAddress] = useAddress(Address)
  const shows = (one: ContributionCard, shown: (typeof SHOWN)[number]) =>
    shown === 'all' || (shown === 'late' ? one.late : (one.state ?? 'none') === shown)
  const rows = contributions.filter((one) => shows(one, xem))
  const label = { all: words.all, late: words.lateOnly, ...all.states }
  return (
    <>
      {contributions.length < 2 ? null : (
        <Filters
          label={words.filter}
          value={xem}
          onChange={(value) => setAddress({ xem: value })}
          options={SHOWN.map((value) => ({
            value,
            label: label[value],
            count: contributions.filter((one) => shows(one, value)).length,
          }))}
        />
      )}
      <div className="sheet">
        {rows.length === 0 ? (
          <EmptyState fact={words.nothingFact} how={words.nothingHow} />
        ) : (
          <Table
            caption={words.bodies}
            rows={rows}
            rowKey={(one) => one.agencyId}
            columns={[
              {
                head: words.body,
                main: true,
                cell: (one) => <Go href={reportPaths.part(id, one.agencyId)}>{one.agencyName}</Go>,
              },
              {
                head: words.state,
                cell: (one) => (
                  <>
                    <StateBadge state={glyphOf(one.state)} words={all.states[one.state ?? 'none']} />
                    {one.onBehalf ? (
                      <>
                        {' '}
                        <StateBadge state="paper" words={words.onBehalf} />
                      </>
                    ) : null}
                  </>
                ),
              },
              { head: words.tasks, num: true, cell: (one) => printNumber(one.tasks, lang) },
              { head: words.silent, num: true, cell: (one) => printNumber(one.silent, lang) },
              {
                head: words.sentAt,
                cell: (one) => (
                  <>
                    {one.sentAt === null ? '' : printInstant(one.sentAt)}
                    {one.late ? <span className="tone-late"> {all.late(one.lateBy)}</span> : null}
                  </>
                ),
              },
            ]}
          />
        )}
      </div>
    </>
  )
}
