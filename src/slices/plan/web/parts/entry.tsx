import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { planContract } from '../../contract.ts'
import type { Measure, ProgressView, Quantity } from '../../model.ts'
import { planPaths } from '../api.tsx'
import { glyphOf, measureName, printInstant, usePlanWords, type PlanWords } from '../words.ts'

/** One thing that a body did: its state and day in the margin, its words, figures and evidence on the sheet. */
export function Entry({
  entry,
  measures,
  named,
  past,
}: {
  entry: ProgressView
  measures: readonly Measure[]
  /** Whether the body is named: on a task of several. */
  named: boolean
  past?: boolean
}) {
  const words = usePlanWords()
  const task = words.task
  return (
    <Line
      why={
        <>
          <StateBadge state={glyphOf(entry.state)} words={words.states[entry.state]} />
          <div>{printDays(entry, words)}</div>
          {entry.onBehalf ? <StateBadge state="paper" /> : null}
        </>
      }
    >
      {named ? <h3>{entry.agencyName}</h3> : null}
      <p className="doc">{entry.words}</p>
      <Figures quantities={entry.quantities} measures={measures} />
      {entry.evidence.length === 0 ? null : <EvidenceLinks entry={entry} />}
      <p className="meta">
        {[
          entry.onBehalf
            ? task.enteredFor(entry.enteredBy, printInstant(entry.enteredAt))
            : task.entered(entry.enteredBy, printInstant(entry.enteredAt)),
          entry.paper === null ? '' : task.paper(entry.paper.number, printDay(entry.paper.day)),
          entry.paper?.scan === true ? task.scanned : '',
          entry.sameEvent === null ? '' : task.sameEvent,
          past === true && entry.replacedAt !== null ? task.replaced(printInstant(entry.replacedAt)) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {past === true ? null : <Settling entry={entry} measures={measures} />}
    </Line>
  )
}

function Settling({ entry, measures }: { entry: ProgressView; measures: readonly Measure[] }) {
  const words = usePlanWords().task
  const [history, setHistory] = useState(false)
  const confirm = useCommand(planContract.confirmProgress, { onDone: () => announce(words.told) })
  const check = useCommand(planContract.checkProgress, { onDone: () => announce(words.toldCheck) })
  const may = (action: string) => entry.can.includes(action)
  const wantsConfirm = entry.onBehalf && entry.confirmedAt === null
  const wantsCheck = !entry.onBehalf && entry.checkWanted && entry.checkedAt === null
  const told = [
    entry.onBehalf
      ? entry.confirmedAt === null
        ? words.unconfirmed
        : words.confirmed(printInstant(entry.confirmedAt))
      : '',
    entry.checkedAt !== null
      ? words.checked(printInstant(entry.checkedAt))
      : wantsCheck
        ? words.unchecked
        : '',
  ].filter(Boolean)
  const behalf = !may('progress.report') && may('progress.enter-on-behalf')
  const fault = confirm.fault ?? check.fault
  return (
    <>
      {told.length === 0 ? null : <p className="meta">{told.join(' · ')}</p>}
      {fault === null ? null : <Hint kind="late">{fault.text}</Hint>}
      <div className="acts tight">
        {wantsConfirm && may('progress.confirm') ? (
          <Button
            kind="go"
            disabledReason={confirm.busyReason}
            onClick={() => void confirm.run({ id: entry.id })}
          >
            {words.confirm}
          </Button>
        ) : null}
        {wantsCheck && may('progress.check') ? (
          <Button
            kind="go"
            disabledReason={check.busyReason}
            onClick={() => void check.run({ id: entry.id })}
          >
            {words.check}
          </Button>
        ) : null}
        {may('progress.report') || behalf ? (
          <ButtonLink
            href={planPaths.report(entry.taskId, entry.assignmentId, {
              year: entry.year,
              replaces: entry.id,
              behalf,
            })}
          >
            {words.correct}
          </ButtonLink>
        ) : null}
        {entry.replaces === null ? null : (
          <Button kind="bare" aria-expanded={history} onClick={() => setHistory(!history)}>
            {history ? words.historyHide : words.history}
          </Button>
        )}
      </div>
      {history ? <History entry={entry} measures={measures} /> : null}
    </>
  )
}

function History({ entry, measures }: { entry: ProgressView; measures: readonly Measure[] }) {
  const past = useRead(planContract.progressHistory, { id: entry.id })
  return (
    <Read of={past}>
      {(entries) => (
        <div className="sheet ruled past">
          {entries
            .filter((one) => one.id !== entry.id)
            .map((one) => (
              <Entry key={one.id} entry={one} measures={measures} named={false} past />
            ))}
        </div>
      )}
    </Read>
  )
}

function EvidenceLinks({ entry }: { entry: ProgressView }) {
  const { address } = useClient()
  const words = usePlanWords().task
  return (
    <ul className="evidence">
      {entry.evidence.map((file) => (
        <li key={file.id}>
          <a href={address(planContract.getEvidence, { id: file.id })} download={file.name}>
            {file.name}
          </a>{' '}
          {file.showsChildren ? <span className="meta">{words.children}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** Figures with their units, as one line: "2 cuộc, 310 trẻ em". */
export function Figures({
  quantities,
  measures,
}: {
  quantities: readonly Quantity[]
  measures: readonly Measure[]
}) {
  const lang = useLang()
  if (quantities.length === 0) return null
  return (
    <p className="figures">
      {quantities.map((one) => {
        const measure = measures.find((candidate) => candidate.id === one.measureId)
        return (
          <span key={one.measureId}>
            <b>{printNumber(one.amount, lang)}</b>{' '}
            {measure === undefined ? one.measureId : measureName(measure, lang)}
          </span>
        )
      })}
    </p>
  )
}

/** Sums by unit over entries, in the order of first appearance. Events also reported by the lead are left out. */
export function sumsOf(entries: readonly ProgressView[]): Quantity[] {
  const sums = new Map<string, number>()
  for (const entry of entries) {
    if (entry.sameEvent !== null) continue
    for (const one of entry.quantities) sums.set(one.measureId, (sums.get(one.measureId) ?? 0) + one.amount)
  }
  return [...sums].map(([measureId, amount]) => ({ measureId, amount: Math.round(amount * 1000) / 1000 }))
}

function printDays(entry: ProgressView, words: PlanWords): string {
  return entry.from === entry.to
    ? words.task.on(printDay(entry.to))
    : words.task.fromTo(printDay(entry.from), printDay(entry.to))
}
