import { Fragment, useState, type ReactNode } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import type { AssignmentView, TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'

const SHOWN = 4

/** Chủ trì, phối hợp, thời hạn; beneath each what the plan printed where the directory or the lead changed it. */
export function Attributes({ task, whole }: { task: TaskView; whole: boolean }) {
  const words = usePlanWords().plan
  const lead = task.assignments.filter((line) => line.role === 'lead')
  const supporting = task.assignments.filter((line) => line.role === 'supporting')
  const asked = [...task.printedSupporting, ...task.printedInvited]
  return (
    <dl className="attrs">
      <dt>{words.lead}</dt>
      <dd>
        <Bodies lines={lead} printed={task.printedLead} whole={whole} />
      </dd>
      {supporting.length === 0 && asked.length === 0 ? null : (
        <>
          <dt>{words.supporting}</dt>
          <dd>
            <Bodies lines={supporting} printed={asked} whole={whole} />
          </dd>
        </>
      )}
      {whole || task.due !== null || task.recurrence !== null ? (
        <>
          <dt>{words.due}</dt>
          <dd>
            <Time task={task} />
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Bodies({
  lines,
  printed,
  whole,
}: {
  lines: readonly AssignmentView[]
  printed: readonly string[]
  whole: boolean
}) {
  const words = usePlanWords().plan
  const [all, setAll] = useState(false)
  const shown = all ? lines : lines.slice(0, lines.length > SHOWN + 1 ? SHOWN : lines.length)
  const succeeded = lines.length === 1 && lines[0]!.printedAs !== null && lines[0]!.cause === 'succession'
  return (
    <>
      {lines.length === 0 ? (
        <>{words.nobody}</>
      ) : (
        shown.map((line, index) => (
          <Fragment key={line.id}>
            {index === 0 ? '' : ', '}
            {line.agencyName}
          </Fragment>
        ))
      )}
      {shown.length === lines.length ? null : (
        <span>
          {whole ? (
            <Button kind="bare" className="flat" onClick={() => setAll(true)}>
              {words.others(lines.length - shown.length)}
            </Button>
          ) : (
            words.others(lines.length - shown.length)
          )}
        </span>
      )}
      {succeeded ? (
        <span>
          {words.succeeded(lines[0]!.printedAs!)}
          {lines[0]!.verified ? null : (
            <>
              {' '}
              <i className="unchecked">{words.unverified}</i>
            </>
          )}
        </span>
      ) : differs(lines, printed) ? (
        <span>{words.printed(printed.join('; '))}</span>
      ) : null}
    </>
  )
}

// What was printed is told where it is not simply the names that stand above.
function differs(lines: readonly AssignmentView[], printed: readonly string[]): boolean {
  if (printed.length === 0) return false
  const names = new Set(lines.map((line) => line.agencyName))
  return printed.some((name) => !names.has(name))
}

function Time({ task }: { task: TaskView }): ReactNode {
  const words = usePlanWords().plan
  const { due, recurrence } = task
  if (due !== null)
    return (
      <>
        {due.text}
        {due.last === null ? null : <span>{words.latest(printDay(due.last))}</span>}
      </>
    )
  if (recurrence === null) return words.wholeYear
  return (
    <>
      {recurrence.every === null ? recurrence.text : words.every[recurrence.every]}
      {recurrence.every === 'ongoing' ? (
        <span>{words.ongoingNote}</span>
      ) : (
        <span>{words.printed(recurrence.text)}</span>
      )}
    </>
  )
}
