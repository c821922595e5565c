import { ClauseLink } from '#kernel/web/parts/clause-link.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Go } from '#kernel/web/go.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import type { PlanView } from '../../contract.ts'
import type { AssignmentView, CellState, TaskView } from '../../model.ts'
import { planPaths } from '../api.tsx'
import { glyphOf, usePlanWords, type PlanWords } from '../words.ts'
import { Attributes } from './attributes.tsx'

/** An issued plan by its own sections; the general duties in a block of their own. */
export function PlanSections({ plan }: { plan: PlanView }) {
  const words = usePlanWords().plan
  const tasks = plan.taskList.filter((task) => task.kind === 'task')
  const duties = plan.taskList.filter((task) => task.kind === 'duty')
  const sectioned = plan.sections
    .map((section) => ({ section, tasks: tasks.filter((task) => task.sectionRef === section.ref) }))
    .filter((part) => part.tasks.length > 0)
  const known = new Set(sectioned.map((part) => part.section.ref))
  const rest = tasks.filter((task) => task.sectionRef === null || !known.has(task.sectionRef))
  if (plan.taskList.length === 0)
    return (
      <div className="sheet">
        <EmptyState fact={words.noTaskFact} how={words.noTaskHow} />
      </div>
    )
  return (
    <Sheet slim>
      {sectioned.map(({ section, tasks: own }, index) => (
        <section key={section.ref} aria-labelledby={`s-${index}`}>
          <Group id={`s-${index}`} title={`${section.ref}. ${section.title}`} note={own.length} />
          {own.map((task) => (
            <OneTask key={task.id} task={task} />
          ))}
        </section>
      ))}
      {rest.map((task) => (
        <OneTask key={task.id} task={task} />
      ))}
      {duties.length === 0 ? null : (
        <section aria-labelledby="s-duties">
          <Group id="s-duties" title={words.duties} note={words.dutiesNote} />
          {duties.map((task) => (
            <OneTask key={task.id} task={task} />
          ))}
        </section>
      )}
    </Sheet>
  )
}

function OneTask({ task }: { task: TaskView }) {
  const words = usePlanWords()
  const lead = task.assignments.filter((line) => line.role === 'lead')
  return (
    <Line
      why={
        <ClauseLink
          clause={task.ref}
          href={planPaths.passage(task.planId, task.ref)}
          label={words.plan.passage(task.ref)}
        />
      }
    >
      <p className="doc clamp">
        <Go className="plain" href={planPaths.task(task.id)}>
          {task.text}
        </Go>
      </p>
      <div className="with-state">
        <Attributes task={task} whole={false} />
        <StateOf lines={lead} words={words} />
      </div>
    </Line>
  )
}

function StateOf({ lines, words }: { lines: readonly AssignmentView[]; words: PlanWords }) {
  const one = lines[0]
  if (one === undefined) return null
  if (lines.length === 1) return <StateBadge state={glyphOf(one.state)} words={words.states[one.state]} />
  const count = (state: CellState) => lines.filter((line) => line.state === state).length
  return (
    <div className="states">
      <StateBadge
        state={count('done') === lines.length ? 'done' : 'doing'}
        words={words.plan.doneOf(count('done'), lines.length)}
      />
      {count('overdue') > 0 ? (
        <StateBadge state="late" words={words.plan.lateCount(count('overdue'))} />
      ) : null}
      {count('silent') > 0 ? (
        <StateBadge state="silent" words={words.plan.silentCount(count('silent'))} />
      ) : null}
    </div>
  )
}
