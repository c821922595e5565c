import { useState } from 'react'
import { z } from 'zod'
import { dayOf, printDay, type CivilDate } from '#kernel/civil-date.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useAddress, usePathParam } from '#kernel/web/address.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { ClauseLink } from '#kernel/web/parts/clause-link.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { PrintFoot } from '#kernel/web/parts/print-foot.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { Go } from '#kernel/web/go.tsx'
import type { planContract as Contract } from '../../contract.ts'
import { planContract } from '../../contract.ts'
import type { AssignmentView, ProgressView } from '../../model.ts'
import { reportWindow } from '../../rules/report-year.ts'
import { planPaths } from '../api.tsx'
import { useMe, useMeasures, useTask } from '../data.ts'
import { Attributes } from '../parts/attributes.tsx'
import { DifficultyItem, RaiseForm } from '../parts/difficulty-item.tsx'
import { Entry, Figures, sumsOf } from '../parts/entry.tsx'
import { TaskLines } from '../parts/task-lines.tsx'
import { printInstant, usePlanWords } from '../words.ts'
import '../plan.css'

type TaskData = AnswerOf<typeof Contract.getTask>

const Address = z.object({ nam: z.coerce.number().int().optional(), noi: z.string().default('') })
const ENTRIES = 10

/** A task: the plan's words whole, whose it is, what was done in the year, what is in the way. */
export function TaskPage() {
  const words = usePlanWords().task
  const id = usePathParam('taskId')
  const [{ nam, noi }, setAddress] = useAddress(Address)
  const read = useTask(id, nam)
  return (
    <Read of={read} loading={words.loading}>
      {(data) => <OpenTask data={data} body={noi} onYear={(year) => setAddress({ nam: year })} />}
    </Read>
  )
}

function OpenTask({ data, body, onYear }: { data: TaskData; body: string; onYear: (year: number) => void }) {
  const words = usePlanWords()
  const me = useMe()
  const { task, plan, year } = data
  const mine = task.assignments.filter((line) => line.can.includes('progress.report'))
  const [raising, setRaising] = useState<string | null>(null)
  const today = me === undefined ? reportWindow(year).cutOff : dayOf(me.now)
  const title = task.kind === 'duty' ? words.task.dutyTitle(task.ref) : words.task.title(task.ref)
  const raisable = task.assignments.find((line) => line.can.includes('difficulty.raise'))
  return (
    <Page
      title={title}
      note={
        <>
          <Go href={planPaths.plan(plan.id)}>
            {plan.number === null ? plan.title : words.planRef(plan.number)}
          </Go>
          {' · '}
          {words.task.year(year)},{' '}
          {words.task.window(printDay(reportWindow(year).from), printDay(reportWindow(year).to))}
        </>
      }
      back={{
        href: planPaths.plan(plan.id),
        label: plan.number === null ? words.plans.title : words.planRef(plan.number),
      }}
      acts={
        <>
          {data.previous === null ? null : (
            <ButtonLink href={planPaths.task(data.previous, { year })}>{words.task.previous}</ButtonLink>
          )}
          {data.next === null ? null : (
            <ButtonLink href={planPaths.task(data.next, { year })}>{words.task.next}</ButtonLink>
          )}
        </>
      }
    >
      {me === undefined ? null : (
        <PrintFoot who={me.name} when={printInstant(me.now)} demo={me.demonstration} />
      )}
      <div className="stack wide-gap">
        <Sheet slim>
          <Line
            why={
              <ClauseLink
                clause={task.ref}
                href={planPaths.passage(plan.id, task.ref)}
                label={words.plan.passage(task.ref)}
              />
            }
          >
            <p className="doc reading">{task.text}</p>
            <Attributes task={task} whole />
            {task.sameAs === null ? null : <p className="meta">{words.task.sameAs(task.sameAs)}</p>}
            {task.references.length === 0 ? null : (
              <p className="meta">{words.task.references(task.references.join('; '))}</p>
            )}
            {plan.state === 'draft' ? <Hint kind="info">{words.task.notIssued}</Hint> : null}
            <div className="acts tight">
              {plan.state === 'issued' && mine.length > 0 ? <ReportButtons lines={mine} year={year} /> : null}
              {raisable === undefined || plan.state !== 'issued' || raising !== null ? null : (
                <Button onClick={() => setRaising(raisable.id)}>{words.task.raise}</Button>
              )}
            </div>
          </Line>
        </Sheet>
        {raising === null ? null : (
          <RaiseForm line={raising} refText={task.ref} onClose={() => setRaising(null)} />
        )}
        <Progress data={data} body={body} mine={mine} onYear={onYear} today={today} />
        <Difficulties data={data} today={today} />
        <TaskLines lines={task.assignments} year={year} chosen={body} />
        <SecondCheck data={data} />
      </div>
    </Page>
  )
}

function ReportButtons({ lines, year }: { lines: readonly AssignmentView[]; year: number }) {
  const words = usePlanWords().task
  return lines.map((line, index) => (
    <ButtonLink
      key={line.id}
      {...(index === 0 ? { kind: 'go' as const } : {})}
      href={planPaths.report(line.taskId, line.id, { year })}
    >
      {lines.length === 1 ? words.report : `${words.report}: ${line.agencyShort}`}
    </ButtonLink>
  ))
}

function Progress({
  data,
  body,
  mine,
  onYear,
  today,
}: {
  data: TaskData
  body: string
  mine: readonly AssignmentView[]
  onYear: (year: number) => void
  today: CivilDate
}) {
  const words = usePlanWords().task
  const measures = useMeasures().data ?? []
  const [shown, setShown] = useState(ENTRIES)
  const entries = ofBodyFirst(data.progress, body)
  const sums = sumsOf(entries)
  const several = data.task.assignments.length > 1
  return (
    <Sheet label={words.progress}>
      <Group title={words.progress} note={<Years year={data.year} today={today} onYear={onYear} />} />
      {entries.length === 0 ? (
        <EmptyState
          fact={words.progressNone}
          how={mine.length > 0 ? words.progressNoneHow : words.progressNoneOther}
        />
      ) : null}
      {sums.length > 0 && entries.length > 1 ? (
        <Line why={words.sums}>
          <Figures quantities={sums} measures={measures} />
        </Line>
      ) : null}
      {entries.slice(0, shown).map((entry) => (
        <Entry key={entry.id} entry={entry} measures={measures} named={several} />
      ))}
      {entries.length > shown ? (
        <div className="more">
          <Button onClick={() => setShown(entries.length)}>
            {words.moreEntries(entries.length - shown)}
          </Button>
        </div>
      ) : null}
    </Sheet>
  )
}

function ofBodyFirst(entries: readonly ProgressView[], body: string): ProgressView[] {
  return entries.toSorted((a, b) => Number(b.agencyId === body) - Number(a.agencyId === body))
}

function Years({ year, today, onYear }: { year: number; today: CivilDate; onYear: (year: number) => void }) {
  const words = usePlanWords().task
  const here = Number(today.slice(0, 4))
  const years = [...new Set([here + 1, here, here - 1, here - 2, year])]
    .filter((one) => reportWindow(one).from <= today)
    .toSorted((a, b) => b - a)
  return (
    <span className="years" role="group" aria-label={words.yearLabel}>
      {years.map((one) => (
        <button
          key={one}
          type="button"
          className="btn"
          aria-pressed={one === year}
          onClick={() => onYear(one)}
        >
          {one}
        </button>
      ))}
    </span>
  )
}

function Difficulties({ data, today }: { data: TaskData; today: CivilDate }) {
  const words = usePlanWords()
  if (data.difficulties.length === 0) return null
  return (
    <Sheet label={words.task.difficulties}>
      <Group title={words.task.difficulties} note={data.difficulties.length} />
      {data.difficulties.map((difficulty) => (
        <DifficultyItem key={difficulty.id} difficulty={difficulty} today={today} />
      ))}
    </Sheet>
  )
}

function SecondCheck({ data }: { data: TaskData }) {
  const words = usePlanWords().task
  const { task } = data
  const change = useCommand(planContract.switchSecondCheck)
  if (!task.can.includes('task.switch-check'))
    return task.secondCheck ? <p className="meta">{words.secondCheckOn}</p> : null
  return (
    <section className="sheet box" aria-label={words.secondCheck}>
      <h2>{words.secondCheck}</h2>
      <p className="meta">{task.secondCheck ? words.secondCheckOn : words.secondCheckHelp}</p>
      {change.fault === null ? null : <Hint kind="late">{change.fault.text}</Hint>}
      <div className="acts tight">
        <Button
          aria-pressed={task.secondCheck}
          disabledReason={change.busyReason}
          onClick={() => void change.run({ id: task.id, seenVersion: task.version, on: !task.secondCheck })}
        >
          {task.secondCheck ? words.secondCheckTurnOff : words.secondCheckTurnOn}
        </Button>
      </div>
    </section>
  )
}
