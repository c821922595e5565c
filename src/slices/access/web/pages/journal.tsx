import { Fragment, useState } from 'react'
import { z } from 'zod'
import { CivilDate, dayOf, printDay, timeOf } from '#kernel/civil-date.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Pager } from '#kernel/web/parts/pager.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useRead, useReadPages } from '#kernel/web/read.ts'
import { sessionContract } from '../../contract.ts'
import { journalContract, type EntryView } from '../../journal-contract.ts'
import { accessPaths } from '../api.tsx'
import '../access.css'
import { useAccessWords } from '../words.ts'

const AREAS = ['plan', 'reports', 'access', 'units', 'kernel'] as const
const Address = z.object({
  from: CivilDate.optional(),
  to: CivilDate.optional(),
  area: z.enum(['all', ...AREAS]).default('all'),
  q: z.string().default(''),
  record: z.uuid().optional(),
})

/** What happened, as far as the person may read it, newest first (X3, X4). */
export function JournalPage() {
  const words = useAccessWords().journal
  const [address, setAddress] = useAddress(Address)
  const { from, to, area, q, record } = address
  const me = useRead(sessionContract.me, {})
  const list = useReadPages(
    journalContract.journal,
    {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(area === 'all' ? {} : { area }),
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(record === undefined ? {} : { recordId: record }),
    },
    (answer, input) => (answer.next === null ? null : { ...input, after: answer.next }),
  )
  const today = me.data === undefined ? CivilDate.parse('2026-01-01') : dayOf(me.data.now)
  return (
    <Page title={words.title} note={words.note}>
      <div className="stack">
        {record === undefined ? null : (
          <Hint kind="info">
            <span className="inline">
              {words.onlyRecord}
              <Button onClick={() => setAddress({ record: undefined })}>{words.everything}</Button>
            </span>
          </Hint>
        )}
        <div className="pair even">
          <Day
            name="from"
            label={words.from}
            today={today}
            day={from}
            onDay={(day) => setAddress({ from: day })}
          />
          <Day name="to" label={words.to} today={today} day={to} onDay={(day) => setAddress({ to: day })} />
        </div>
        <TextField
          name="q"
          label={words.who}
          optional
          type="search"
          autoComplete="off"
          value={q}
          onChange={(text) => setAddress({ q: text })}
        />
        <Filters
          label={words.area}
          value={area}
          onChange={(next) => setAddress({ area: next })}
          options={[
            { value: 'all' as const, label: words.allAreas },
            ...AREAS.map((one) => ({ value: one, label: words.areas[one] })),
          ]}
        />
        <Read of={list}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items)
            if (rows.length === 0)
              return (
                <div className="sheet">
                  <EmptyState fact={words.none} how={words.noneHow} />
                </div>
              )
            return (
              <Sheet label={words.title}>
                {rows.map((row, index) => {
                  const day = dayOf(row.at)
                  const before = rows[index - 1]
                  return (
                    <Fragment key={row.id}>
                      {before === undefined || dayOf(before.at) !== day ? (
                        <Group title={printDay(day)} />
                      ) : null}
                      <Entry row={row} />
                    </Fragment>
                  )
                })}
                <Pager pages={list} shown={rows.length} />
              </Sheet>
            )
          }}
        </Read>
      </div>
    </Page>
  )
}

function Day({
  name,
  label,
  today,
  day,
  onDay,
}: {
  name: string
  label: string
  today: CivilDate
  day: CivilDate | undefined
  onDay: (day: CivilDate | undefined) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <DateField
      name={name}
      label={label}
      optional
      near={today}
      value={typed ?? day ?? ''}
      onChange={(text) => {
        const read = CivilDate.safeParse(text)
        setTyped(read.success ? null : text)
        if (read.success) onDay(read.data)
        else if (text === '') onDay(undefined)
      }}
    />
  )
}

function Entry({ row }: { row: EntryView }) {
  const all = useAccessWords()
  const words = all.journal
  const post = row.post === null ? null : all.posts[row.post]
  return (
    <Line
      why={
        <>
          <div>{timeOf(row.at)}</div>
          <div className="meta">{row.position === null ? words.unsealed : words.sealed(row.position)}</div>
        </>
      }
    >
      <h3>{words.audits[row.audit as keyof typeof words.audits] ?? actionOf(row, all.matrix.actions)}</h3>
      <p className="meta">
        {[
          row.who,
          post === null ? null : row.agency === null ? post : words.as(post, row.agency),
          row.onBehalfOf === null ? null : words.behalf(row.onBehalfOf),
          row.osUser === null ? null : words.byUser(row.osUser),
          row.audit,
        ]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </p>
      {row.values === 'shown' ? (
        <details>
          <summary>{words.values}</summary>
          <div className="values">
            <Values title={words.before} value={row.before} none={words.nothing} />
            <Values title={words.after} value={row.after} none={words.nothing} />
          </div>
        </details>
      ) : (
        <p className="meta">{row.values === 'hidden' ? words.hidden : words.erased}</p>
      )}
      <p>
        <Go href={accessPaths.journal(row.recordId)}>
          {words.record}
          <span className="vh"> {row.recordId}</span>
        </Go>
      </p>
    </Line>
  )
}

function actionOf(row: EntryView, actions: Record<string, string>): string {
  return actions[row.action] ?? row.audit
}

function Values({ title, value, none }: { title: string; value: unknown; none: string }) {
  return (
    <div>
      <b>{title}</b>
      <pre>{value === null || value === undefined ? none : linesOf(value)}</pre>
    </div>
  )
}

// Member a line, as it was written down: the journal is shown as it is, not retold.
function linesOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, member]) => `${key}: ${typeof member === 'string' ? member : JSON.stringify(member)}`)
    .join('\n')
}
