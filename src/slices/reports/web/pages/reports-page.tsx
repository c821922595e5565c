import { printDay } from '#kernel/civil-date.ts'
import { Go } from '#kernel/web/go.tsx'
import { ButtonLink } from '#kernel/web/parts/button.tsx'
import { DueChip } from '#kernel/web/parts/due-chip.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract } from '../../contract.ts'
import type { ReportCard } from '../../model.ts'
import { reportPaths } from '../api.tsx'
import { useReportWords } from '../words.ts'

/** The yearly reports of all plans that the person may see. */
export function ReportsPage() {
  const words = useReportWords()
  const list = useRead(reportsContract.listReports, {})
  return (
    <Page title={words.list.title} note={words.list.note}>
      <Read of={list} loading={words.list.loading}>
        {(reports) =>
          reports.length === 0 ? (
            <div className="sheet">
              <EmptyState fact={words.list.emptyFact} how={words.list.emptyHow} />
            </div>
          ) : (
            <Sheet label={words.list.title}>
              {reports.map((report) => (
                <Item key={report.id} report={report} />
              ))}
            </Sheet>
          )
        }
      </Read>
    </Page>
  )
}

function Item({ report }: { report: ReportCard }) {
  const words = useReportWords()
  const href = reportPaths.report(report.id)
  const why =
    report.state === 'draft' ? (
      <DueChip day={report.due} left={report.dueLeft} />
    ) : (
      <StateBadge
        state={report.state === 'issued' ? 'done' : 'sent'}
        words={words.reportStates[report.state]}
      />
    )
  return (
    <Line why={why} act={<ButtonLink href={href}>{words.list.open}</ButtonLink>}>
      <h2 className="item">
        <Go href={href}>{words.title(report.planNumber ?? '', report.year)}</Go>
      </h2>
      <p className="doc row cut">{report.planTitle}</p>
      <p className="meta">
        {words.counted(report.counts.received, report.counts.bodies)} · {words.until(printDay(report.cutOff))}
        {report.number === null || report.issuedDay === null
          ? ''
          : ` · ${words.list.issued(report.number, printDay(report.issuedDay))}`}
      </p>
    </Line>
  )
}
