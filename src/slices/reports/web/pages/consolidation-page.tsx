import { useClient } from '#kernel/web/kernel-context.tsx'
import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { usePathParam } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { DueChip } from '#kernel/web/parts/due-chip.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { PrintFoot } from '#kernel/web/parts/print-foot.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract, type ConsolidationView } from '../../contract.ts'
import { reportPaths } from '../api.tsx'
import { AddPassage, PassageLine } from '../parts/passage-line.tsx'
import { TracePanel, type Traced } from '../parts/trace-panel.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { WholeActs } from '../parts/whole-acts.tsx'
import { printInstant, useMe, useReportWords, useUnits } from '../words.ts'
import '../reports.css'
import '../consolidation.css'

/** The consolidated draft: sections left, the text in the middle, where a figure comes from at the right. */
export function ConsolidationPage() {
  const words = useReportWords()
  const id = usePathParam('reportId')
  const me = useMe()
  const read = useRead(reportsContract.getConsolidation, { id })
  return (
    <Read of={read} loading={words.whole.loading}>
      {(view) => {
        const { report } = view
        const until = printDay(report.cutOff)
        return (
          <Page
            title={words.title(report.planNumber ?? '', report.year)}
            note={
              <div className="whole-note">
                {report.state === 'draft' ? (
                  <DueChip day={report.due} left={report.dueLeft} />
                ) : (
                  <StateBadge
                    state={report.state === 'issued' ? 'done' : 'sent'}
                    words={words.reportStates[report.state]}
                  />
                )}
                <span>
                  {report.number === null || report.issuedDay === null
                    ? ''
                    : `${words.list.issued(report.number, printDay(report.issuedDay))} · `}
                  {words.until(until)} · {words.counted(report.counts.received, report.counts.bodies)} ·{' '}
                  {words.whole.pages(view.pages)}
                </span>
              </div>
            }
            back={{ href: reportPaths.report(id), label: words.whole.back }}
            acts={<WholeActs view={view} />}
            kind="wide"
          >
            {report.consolidatedAt === null ? (
              <div className="sheet">
                <EmptyState fact={words.whole.emptyFact} how={words.whole.emptyHow} />
              </div>
            ) : (
              <Columns view={view} />
            )}
            {me === undefined ? null : (
              <PrintFoot
                who={me.name}
                when={printInstant(me.now)}
                until={until}
                demo={report.demonstration}
              />
            )}
          </Page>
        )
      }}
    </Read>
  )
}

function Columns({ view }: { view: ConsolidationView }) {
  const words = useReportWords().whole
  const narrow = useNarrow()
  const [traced, setTraced] = useState<Traced | null>(null)
  // One form at a time: a passage's id, or `+` and the section of a new one.
  const [writing, setWriting] = useState<string | null>(null)
  const { id, can, state } = view.report
  const writes = can.includes('consolidation.write') && state === 'draft'
  const source = <TracePanel id={id} traced={traced} writes={writes} />
  return (
    <div className="three whole">
      <nav aria-label={words.sections}>
        {narrow ? (
          <details>
            <summary>{words.sections}</summary>
            <Sections view={view} />
          </details>
        ) : (
          <>
            <h2>{words.sections}</h2>
            <Sections view={view} />
          </>
        )}
      </nav>
      <Sheet label={words.title}>
        {view.sections.map((section) => {
          const Heading = section.level === 1 ? 'h2' : 'h3'
          return (
            <section key={section.ref} aria-label={section.title} id={`s-${section.ref}`}>
              <Heading className={`draft-head l${section.level}`}>{section.title}</Heading>
              {view.passages
                .filter((passage) => passage.sectionRef === section.ref)
                .map((passage) => (
                  <PassageLine
                    key={passage.id}
                    id={id}
                    passage={passage}
                    writes={writes}
                    traced={traced}
                    onTrace={setTraced}
                    under={narrow && traced?.passageId === passage.id ? source : null}
                    editing={writes && writing === passage.id}
                    onEdit={(open) => setWriting(open ? passage.id : null)}
                  />
                ))}
              {writes ? (
                <AddPassage
                  id={id}
                  sectionRef={section.ref}
                  title={section.title}
                  open={writing === `+${section.ref}`}
                  onOpen={(open) => setWriting(open ? `+${section.ref}` : null)}
                />
              ) : null}
            </section>
          )
        })}
      </Sheet>
      <aside aria-label={words.trace}>
        {narrow ? null : (
          <div className="sheet" aria-live="polite">
            <h2>{traced?.kind === 'quotes' ? words.traceQuotes : words.trace}</h2>
            {source}
          </div>
        )}
        <After view={view} />
        <Beside view={view} />
      </aside>
    </div>
  )
}

// A place on the page itself, not another page.
const sectionAnchor = (ref: string) => `#s-${ref}`

function Sections({ view }: { view: ConsolidationView }) {
  const words = useReportWords().whole
  return (
    <ul>
      {view.sections.map((section) => (
        <li key={section.ref} className={`l${section.level}`}>
          <a href={sectionAnchor(section.ref)}>{section.title}</a>
          {section.missing === 0 ? null : <span className="tone-late">{words.missing(section.missing)}</span>}
        </li>
      ))}
    </ul>
  )
}

function After({ view }: { view: ConsolidationView }) {
  const words = useReportWords().whole
  const units = useUnits()
  const byTask = Map.groupBy(view.afterCutOff, (one) => one.taskRef)
  return (
    <div className="sheet">
      <h2>{words.afterTitle}</h2>
      {byTask.size === 0 ? (
        <p className="meta">{words.afterNone}</p>
      ) : (
        <>
          <p className="meta">{words.afterNote}</p>
          <ul className="quotes">
            {[...byTask].map(([ref, sums]) => (
              <li key={ref}>
                {ref}: {sums.map(units.say).join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Files written, contributions missing, and what was sent after the report had left. */
function Beside({ view }: { view: ConsolidationView }) {
  const words = useReportWords().whole
  const { address } = useClient()
  const { id } = view.report
  return (
    <>
      {view.documents.length === 0 ? null : (
        <div className="sheet">
          <h2>{words.documents}</h2>
          <ul className="quotes">
            {view.documents.map((one) => (
              <li key={one.id}>
                <a href={address(reportsContract.getDocument, { id, documentId: one.id })} download>
                  {one.name}
                </a>
                <p className="meta">
                  {printInstant(one.madeAt)}
                  {one.taken ? ` · ${words.takenFile}` : ''}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {view.later.length === 0 ? null : (
        <div className="sheet">
          <h2>{words.laterTitle}</h2>
          <ul className="quotes">
            {view.later.map((one) => (
              <li key={`${one.agencyId}-${one.no}`}>
                <Go href={reportPaths.part(id, one.agencyId)}>{one.agencyShort}</Go>
                <p className="meta">
                  {words.sendingNo(one.no)} · {printInstant(one.receivedAt)}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {view.missing.length === 0 ? null : (
        <details className="sheet">
          <summary>{words.missingTitle(view.missing.length)}</summary>
          <ul className="quotes">
            {view.missing.map((one) => (
              <li key={one.agencyId}>
                <Go href={reportPaths.part(id, one.agencyId)}>{one.agencyShort}</Go>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
