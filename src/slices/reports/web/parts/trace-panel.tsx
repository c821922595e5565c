import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Go } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { useRead } from '#kernel/web/read.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { reportsContract } from '../../contract.ts'
import type { Mark } from '../../model.ts'
import { planPaths } from '#slices/plan/web/api.tsx'
import { reportPaths } from '../api.tsx'
import { useReportWords, useUnits } from '../words.ts'

type Rows = AnswerOf<typeof reportsContract.traceFigure>['rows']

/** What the side column shows: the rows behind a figure, or the bodies whose words may be quoted. */
export type Traced =
  | { kind: 'figure'; passageId: string; text: string; figure: Mark['figure'] }
  | { kind: 'quotes'; passageId: string; taskRef: string }

const FEW = 12

/** The rows a figure is made of, each with its body; or what each body wrote, to be inserted. */
export function TracePanel({ id, traced, writes }: { id: string; traced: Traced | null; writes: boolean }) {
  const words = useReportWords().whole
  if (traced === null) return <p className="meta">{words.traceNone}</p>
  return <Loaded key={JSON.stringify(traced)} id={id} traced={traced} writes={writes} />
}

function Loaded({ id, traced, writes }: { id: string; traced: Traced; writes: boolean }) {
  const words = useReportWords().whole
  const said = traced.kind === 'quotes' && traced.taskRef.startsWith('#')
  const input =
    traced.kind === 'figure'
      ? {
          id,
          taskRef: traced.figure.taskRef,
          measureId: traced.figure.measureId,
          state: traced.figure.state,
          agencyId: traced.figure.agencyId,
        }
      : { id, taskRef: said ? '*' : traced.taskRef, state: said ? traced.taskRef : 'told' }
  const read = useRead(reportsContract.traceFigure, input)
  return (
    <Read of={read} loading={words.traceLoading}>
      {({ rows }) =>
        traced.kind === 'figure' ? (
          <>
            <p className="total">{traced.text}</p>
            <p className="meta">{words.traceOf(new Set(rows.map((row) => row.agencyId)).size)}</p>
            <FigureRows id={id} rows={rows} measureId={traced.figure.measureId} />
          </>
        ) : (
          <Quotes
            id={id}
            taskRef={traced.taskRef}
            rows={rows.filter((row) => row.words !== '')}
            writes={writes}
          />
        )
      }
    </Read>
  )
}

function FigureRows({ id, rows, measureId }: { id: string; rows: Rows; measureId: string | null }) {
  const words = useReportWords().whole
  const lang = useLang()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, FEW)
  return (
    <>
      <ul className="quotes">
        {shown.map((row, index) => {
          const amount = row.quantities.find((one) => one.measureId === measureId)?.amount
          return (
            <li key={row.progressId ?? `${row.agencyId}-${index}`}>
              <Go
                href={
                  row.taskId === null
                    ? reportPaths.part(id, row.agencyId)
                    : planPaths.task(row.taskId, { body: row.agencyId })
                }
              >
                {row.agencyShort}
              </Go>
              {amount === undefined ? null : (
                <strong className={row.counted ? undefined : 'tone-quiet'}>
                  {' '}
                  {printNumber(amount, lang)}
                </strong>
              )}
              {row.to === null ? null : <span className="meta"> · {printDay(row.to)}</span>}
              {row.words === '' ? null : <p className="doc row cut">{row.words}</p>}
              {row.why === null ? null : <p className="tone-soon">{words.twice(row.why)}</p>}
            </li>
          )
        })}
      </ul>
      {shown.length === rows.length ? null : (
        <Button kind="bare" onClick={() => setAll(true)}>
          {words.more(rows.length - shown.length)}
        </Button>
      )}
    </>
  )
}

function Quotes({ id, taskRef, rows, writes }: { id: string; taskRef: string; rows: Rows; writes: boolean }) {
  const words = useReportWords().whole
  const units = useUnits()
  const pick = useCommand(reportsContract.pickPassage, {
    onDone: (passage) => announce(words.inserted(passage.agencyShort ?? '')),
  })
  if (rows.length === 0) return <p className="meta">{words.nothingSaid}</p>
  return (
    <Form fault={pick.fault} onSubmit={() => {}}>
      <ul className="quotes">
        {rows.map((row) => (
          <li key={row.agencyId}>
            <Go href={reportPaths.part(id, row.agencyId)}>{row.agencyShort}</Go>
            <p className="doc row">{row.words}</p>
            {row.quantities.length === 0 ? null : (
              <p className="meta">{row.quantities.map(units.say).join(', ')}</p>
            )}
            {writes ? (
              <Button
                aria-label={words.insertOf(row.agencyShort)}
                disabledReason={pick.busyReason}
                onClick={() => void pick.run({ id, passageId: freshId(), agencyId: row.agencyId, taskRef })}
              >
                {words.insert}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Form>
  )
}
