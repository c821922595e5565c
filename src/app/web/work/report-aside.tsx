import { printDay } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'
import { Go } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { DueChip } from '#kernel/web/parts/due-chip.tsx'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import type { ReportCard } from '#slices/reports/model.ts'
import { reportPaths } from '#slices/reports/web/api.tsx'
import { useWorkWords } from './words.ts'

const PARTS = ['received', 'sent', 'draft', 'none'] as const
type Part = (typeof PARTS)[number]
const WIDTH = 280

/** The reports that the person consolidates and that are still open, for the side of *Việc của tôi*. */
export function useOpenReports(): readonly ReportCard[] {
  const reports = useRead(reportsContract.listReports, {}).data ?? []
  return reports
    .filter((report) => report.state === 'draft' && report.can.includes('contribution.receive'))
    .toSorted((a, b) => b.counts.received - a.counts.received)
}

/** How far the province's report is: received, sent, being written, nothing yet. */
export function ReportAside({ report }: { report: ReportCard }) {
  const words = useWorkWords()
  const lang = useLang()
  const { bodies, received, sent, returned, draft, none } = report.counts
  const counts: Record<Part, number> = { received, sent, draft: draft + returned, none }
  const href = reportPaths.report(report.id)
  return (
    <section className="sheet box report-aside" aria-label={words.report.title(report.year)}>
      <DueChip day={report.due} left={report.dueLeft} />
      <h2>
        <Go className="plain" href={href}>
          {words.report.title(report.year)}
        </Go>
      </h2>
      <p className="meta">
        {report.planNumber === null ? '' : `${words.planRef(report.planNumber)}. `}
        {words.report.cutOff(printDay(report.cutOff))}
      </p>
      <Bar counts={counts} all={bodies} />
      <ul>
        {PARTS.map((part) => (
          <li key={part}>
            <svg className="key" aria-hidden="true" focusable="false">
              <rect className={part} x=".5" y=".5" width="13" height="13" />
            </svg>
            <Go href={href}>{words.report[part]}</Go>
            <b>{printNumber(counts[part], lang)}</b>
          </li>
        ))}
        <li>
          <span />
          <span>{words.report.bodies}</span>
          <b>{printNumber(bodies, lang)}</b>
        </li>
      </ul>
    </section>
  )
}

function Bar({ counts, all }: { counts: Record<Part, number>; all: number }) {
  const share = (part: Part) => (all === 0 ? 0 : (counts[part] / all) * WIDTH)
  const startOf = (index: number) => PARTS.slice(0, index).reduce((sum, part) => sum + share(part), 0)
  return (
    <svg className="bar" viewBox="0 0 280 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="work-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="ground" width="5" height="5" />
          <rect className="stroke" width="2.4" height="5" />
        </pattern>
        <pattern id="work-dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect className="ground" width="5" height="5" />
          <rect className="dot" x="1" y="1" width="2" height="2" />
        </pattern>
      </defs>
      {PARTS.map((part, index) =>
        counts[part] === 0 ? null : (
          <rect
            key={part}
            className={part}
            x={startOf(index) + 0.5}
            y=".5"
            width={Math.max(1, share(part) - 2)}
            height="13"
          />
        ),
      )}
    </svg>
  )
}
