import { useState } from 'react'
import { z } from 'zod'
import { dayOf, daysBetween, printDay, weekday, type CivilDate } from '#kernel/civil-date.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { DueChip } from '#kernel/web/parts/due-chip.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge, type StateName } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { houseContract, type WaitingRow } from '../../contract.ts'
import { ReportAside, useOpenReports } from './report-aside.tsx'
import { waitingWords } from './waiting-words.ts'
import { useWorkWords } from './words.ts'
import './work.css'

type Waiting = AnswerOf<typeof houseContract.waiting>

const Address = z.object({ loai: z.enum(['all', 'report', 'task', 'difficulty', 'other']).default('all') })
const GROUPS = ['late', 'soon', 'later', 'undated', 'others'] as const
type GroupName = (typeof GROUPS)[number]

/** Rows of a group that show at once; the urgent ones always all. */
const SHOWN: Record<GroupName, number> = { late: 40, soon: 40, later: 6, undated: 8, others: 4 }
const SOON = 3

/** *Việc của tôi*: everything that waits for the person, the most urgent first. */
export function MyWorkPage() {
  const words = useWorkWords()
  const read = useRead(houseContract.waiting, {}, { everyMs: 120_000 })
  const reports = useOpenReports()
  const [{ loai }, setAddress] = useAddress(Address)
  const data = read.data
  const mine = data?.items.filter((item) => !item.waitingForOthers) ?? []
  const count = (kind: string) => mine.filter((item) => kind === 'all' || item.group === kind).length
  const kinds = (['all', 'report', 'task', 'difficulty', 'other'] as const).filter(
    (kind) => kind === 'all' || kind === loai || count(kind) > 0,
  )
  return (
    <Page
      title={words.title}
      note={
        data === undefined
          ? undefined
          : words.note(
              sayDay(data.today, words.days),
              mine.length,
              mine.filter((item) => groupOf(item, data.today) === 'late').length,
            )
      }
      acts={
        mine.length === 0 ? undefined : (
          <Filters
            label={words.filter}
            value={loai}
            onChange={(kind) => setAddress({ loai: kind })}
            options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind], count: count(kind) }))}
          />
        )
      }
    >
      <Read of={read} loading={words.loading}>
        {(waiting) => {
          const work = <Work waiting={waiting} kind={loai} onClear={() => setAddress({ loai: 'all' })} />
          return reports.length === 0 ? (
            work
          ) : (
            <div className="with-side">
              {work}
              <aside>
                {reports.map((report) => (
                  <ReportAside key={report.id} report={report} />
                ))}
              </aside>
            </div>
          )
        }}
      </Read>
    </Page>
  )
}

function Work({ waiting, kind, onClear }: { waiting: Waiting; kind: string; onClear: () => void }) {
  const words = useWorkWords()
  const items = waiting.items.filter((item) => kind === 'all' || item.group === kind)
  const groups = GROUPS.map((name) => ({
    name,
    items: items.filter((item) => groupOf(item, waiting.today) === name),
  }))
  const waits = groups.some((group) => group.name !== 'others' && group.items.length > 0)
  return (
    <div className="work">
      {waiting.unchecked.length === 0 || items.every((item) => item.due === null) ? null : (
        <Hint kind="info">
          {words.unchecked(waiting.unchecked.map((row) => `${row.name} ${printDay(row.day)}`).join('; '))}
        </Hint>
      )}
      <Sheet>
        {waits ? null : (
          <EmptyState
            fact={kind === 'all' ? words.emptyFact : words.emptyKindFact}
            how={words.emptyHow}
            act={kind === 'all' ? undefined : <Button onClick={onClear}>{words.clear}</Button>}
          />
        )}
        {groups.map((group) =>
          group.items.length > 0 ? (
            <WorkGroup key={group.name} name={group.name} items={group.items} waiting={waiting} />
          ) : group.name === 'others' && kind === 'all' ? (
            <section key="others" aria-labelledby="g-others">
              <Group id="g-others" title={words.groups.others} />
              <Line why={null}>
                <h3>{words.noOthers}</h3>
                <p className="meta">{words.noOthersHow}</p>
              </Line>
            </section>
          ) : null,
        )}
      </Sheet>
    </div>
  )
}

function WorkGroup({
  name,
  items,
  waiting,
}: {
  name: GroupName
  items: readonly WaitingRow[]
  waiting: Waiting
}) {
  const words = useWorkWords()
  const [shown, setShown] = useState(SHOWN[name])
  return (
    <section aria-labelledby={`g-${name}`}>
      <Group id={`g-${name}`} title={words.groups[name]} note={items.length} />
      {items.slice(0, shown).map((item) => (
        <WorkRow key={item.key} item={item} waiting={waiting} />
      ))}
      {items.length > shown ? (
        <div className="more">
          <Button onClick={() => setShown(items.length)}>{words.more(items.length - shown)}</Button>
        </div>
      ) : null}
    </section>
  )
}

function WorkRow({ item, waiting }: { item: WaitingRow; waiting: Waiting }) {
  const words = useWorkWords()
  const lang = useLang()
  const said = waitingWords[lang][item.verb]
  if (said === undefined) return null
  const values = { ...item.values, ref: item.ref ?? '' }
  const note = said.note(values)
  return (
    <Line
      why={<Why item={item} today={waiting.today} why={said.why(values)} />}
      act={<ButtonLink href={item.href}>{said.act(values)}</ButtonLink>}
    >
      <h3>
        <Go href={item.href}>{said.title(values)}</Go>
      </h3>
      {item.quote === null ? null : <p className="doc row cut">{item.quote}</p>}
      <p className="meta">
        {item.ref === null ? null : <b className="clause">{item.ref}</b>}
        {[item.plan === null ? '' : words.planRef(item.plan), note]
          .filter(Boolean)
          .map((part, index) => (item.ref === null && index === 0 ? part : ` · ${part}`))}
      </p>
    </Line>
  )
}

const GLYPHS: Record<WaitingRow['group'], StateName> = {
  report: 'sent',
  task: 'silent',
  difficulty: 'knot',
  other: 'todo',
}

function Why({ item, today, why }: { item: WaitingRow; today: CivilDate; why: string }) {
  const words = useWorkWords()
  if (item.due !== null) {
    const left =
      item.due < today ? -daysBetween(item.due, today) : (item.workingDays ?? daysBetween(today, item.due))
    return <DueChip day={item.due} left={left} />
  }
  const state = item.verb === 'confirm-progress' ? 'paper' : GLYPHS[item.group]
  return (
    <>
      <StateBadge state={state} words={why} />
      {item.since === null ? null : <div>{words.since(printDay(dayOf(item.since)))}</div>}
    </>
  )
}

function groupOf(item: WaitingRow, today: CivilDate): GroupName {
  if (item.waitingForOthers) return 'others'
  if (item.due === null) return 'undated'
  if (item.due < today) return 'late'
  return (item.workingDays ?? 0) <= SOON ? 'soon' : 'later'
}

function sayDay(day: CivilDate, names: string): string {
  return `${names.split('|')[weekday(day) - 1]}, ${printDay(day)}`
}
