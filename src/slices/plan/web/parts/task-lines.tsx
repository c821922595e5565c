import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { found } from '#kernel/web/fold.ts'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import type { AssignmentView, CellState } from '../../model.ts'
import { planPaths } from '../api.tsx'
import { glyphOf, usePlanWords } from '../words.ts'

const SHOWN = 6
const ORDER: readonly CellState[] = ['overdue', 'silent', 'not-started', 'under-way', 'done', 'nothing-arose']

/** The bodies of a task with the state of each, the slowest first; many of them are counted before they are listed. */
export function TaskLines({
  lines,
  year,
  chosen,
}: {
  lines: readonly AssignmentView[]
  year: number
  chosen: string
}) {
  const words = usePlanWords()
  const [asked, setAsked] = useState('')
  const [all, setAll] = useState(false)
  const sorted = lines
    .filter((line) => asked === '' || found(`${line.agencyName} ${line.agencyShort}`, asked))
    .toSorted(
      (a, b) =>
        Number(isNear(b, chosen)) - Number(isNear(a, chosen)) ||
        (a.role === b.role ? 0 : a.role === 'lead' ? -1 : 1) ||
        ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
    )
  const shown = all ? sorted : sorted.slice(0, SHOWN)
  const many = lines.length > SHOWN
  return (
    <Sheet label={words.task.linesTitle}>
      <Group title={words.task.linesTitle} note={words.task.lines(lines.length)} />
      {many ? (
        <div className="counted">
          {ORDER.map((state) => ({ state, count: lines.filter((line) => line.state === state).length }))
            .filter(({ count }) => count > 0)
            .map(({ state, count }) => (
              <StateBadge key={state} state={glyphOf(state)} words={`${words.states[state]} ${count}`} />
            ))}
        </div>
      ) : null}
      {many && all ? (
        <div className="counted">
          <TextField name="line-filter" label={words.task.filterLines} value={asked} onChange={setAsked} />
        </div>
      ) : null}
      {shown.map((line) => (
        <OneLine key={line.id} line={line} year={year} />
      ))}
      {shown.length < sorted.length ? (
        <div className="more">
          <Button onClick={() => setAll(true)}>{words.task.showAll(lines.length)}</Button>
        </div>
      ) : null}
    </Sheet>
  )
}

/** The body that was asked for, or one's own. */
function isNear(line: AssignmentView, chosen: string): boolean {
  return line.agencyId === chosen || line.can.includes('progress.report')
}

function OneLine({ line, year }: { line: AssignmentView; year: number }) {
  const words = usePlanWords()
  const behalf = !line.can.includes('progress.report') && line.can.includes('progress.enter-on-behalf')
  return (
    <Line
      why={<StateBadge state={glyphOf(line.state)} words={words.states[line.state]} />}
      act={
        behalf ? (
          <ButtonLink href={planPaths.report(line.taskId, line.id, { year, behalf })}>
            {words.task.onBehalf}
          </ButtonLink>
        ) : undefined
      }
    >
      <h3>{line.agencyName}</h3>
      <p className="meta">
        {[
          words.task.role[line.role],
          line.invited ? words.plan.asked : '',
          line.printedAs === null ? '' : words.plan.printed(line.printedAs),
          line.since === null ? '' : words.task.since(printDay(line.since)),
        ]
          .filter(Boolean)
          .join(' · ')}
        {line.verified ? null : (
          <>
            {' '}
            <span className="unchecked">{words.plan.unverified}</span>
          </>
        )}
      </p>
    </Line>
  )
}
