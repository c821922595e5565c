import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { Glyph } from '#kernel/web/icons.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { readKey } from '#kernel/web/read.ts'
import { planContract, type PlanView } from '../../contract.ts'
import { readingWarnings } from '../../messages/reading.ts'
import type { TaskView } from '../../model.ts'
import type { WarningCode } from '../../reading.ts'
import { planPaths } from '../api.tsx'
import { usePlanWords } from '../words.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { Attributes } from './attributes.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { scrollTo } from './source-text.tsx'
import { SplitDialog } from './split-dialog.tsx'

/** The tasks as they were read; the selected one whole, with what may be done about it. */
export function ReadingCards({
  plan,
  selected,
  onSelect,
  onNext,
}: {
  plan: PlanView
  selected: TaskView | undefined
  onSelect: (task: TaskView) => void
  onNext: () => void
}) {
  const words = usePlanWords().plan
  const box = useRef<HTMLDivElement>(null)
  const id = selected?.id
  useEffect(() => {
    if (id !== undefined) scrollTo(box.current, `[data-task="${id}"]`)
  }, [id])
  return (
    <div
      className="sheet slim-ruled pane"
      ref={box}
      tabIndex={0}
      role="group"
      aria-label={words.readingLabel}
    >
      {plan.taskList.map((task, index) => (
        <Card key={task.id} task={task} on={task.id === id} onSelect={() => onSelect(task)}>
          {task.id === id ? (
            <Decide plan={plan} task={task} previous={plan.taskList[index - 1]} onNext={onNext} />
          ) : null}
        </Card>
      ))}
    </div>
  )
}

function Card({
  task,
  on,
  onSelect,
  children,
}: {
  task: TaskView
  on: boolean
  onSelect: () => void
  children: ReactNode
}) {
  const words = usePlanWords().plan
  return (
    <div
      data-task={task.id}
      className={on ? 'card passage on' : 'card passage'}
      aria-current={on || undefined}
    >
      <div className="why">
        <button type="button" className="ref" aria-label={words.passage(task.ref)} onClick={onSelect}>
          {task.ref}
        </button>
        <Glyph
          name={task.checked ? 'done' : 'todo'}
          label={task.checked ? words.isChecked : words.notChecked}
        />
      </div>
      <div>
        <p className={on ? 'doc' : 'doc clamp'}>{task.text}</p>
        <Attributes task={task} whole={on} />
        {children}
      </div>
    </div>
  )
}

function Decide({
  plan,
  task,
  previous,
  onNext,
}: {
  plan: PlanView
  task: TaskView
  previous: TaskView | undefined
  onNext: () => void
}) {
  const words = usePlanWords().plan
  const lang = useLang()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'edit' | 'split' | 'merge' | 'assign' | null>(null)
  const [moved, setMoved] = useState(false)
  const check = useCommand(planContract.correctTask, {
    changes: [planContract.getPlan, planContract.listPlans],
    onDone(answer) {
      setMoved(false)
      announce(`${answer.ref}: ${answer.checked ? words.isChecked : words.notChecked}`)
      if (answer.checked) onNext()
    },
    onConflict() {
      setMoved(true)
      void queries.invalidateQueries({ queryKey: readKey(planContract.getPlan) })
    },
  })
  const close = () => setDialog(null)
  const may = task.can.includes('plan.correct') && task.kind === 'task'
  const { id, version: seenVersion, text, due, recurrence, fields } = task
  const vague =
    task.printedSupporting.length > 0 && !task.assignments.some((line) => line.role === 'supporting')
  const nobody = !task.assignments.some((line) => line.role === 'lead')
  const warnings = task.warnings.filter((warning) => warning.code !== 'task.no_body' || nobody)
  return (
    <>
      {warnings.map((warning) => (
        <Hint key={warning.code}>
          {lang === 'vi' ? warning.text : readingWarnings.en[warning.code as WarningCode]}{' '}
          {may && warning.code === 'task.no_body' ? (
            <Button kind="bare" className="flat" onClick={() => setDialog('assign')}>
              {words.assign}
            </Button>
          ) : null}
        </Hint>
      ))}
      {moved ? <Hint>{words.moved}</Hint> : null}
      {check.fault === null ? null : <Hint kind="late">{check.fault.text}</Hint>}
      <div className="acts tight">
        {may ? (
          <>
            {plan.state === 'draft' ? (
              <Button
                kind={task.checked ? undefined : 'go'}
                disabledReason={check.busyReason}
                onClick={() =>
                  void check.run({ id, seenVersion, text, due, recurrence, fields, checked: !task.checked })
                }
              >
                {task.checked ? words.again : words.right}
              </Button>
            ) : null}
            <Button kind={vague || nobody ? undefined : 'bare'} onClick={() => setDialog('assign')}>
              {words.assign}
            </Button>
            <Button kind="bare" onClick={() => setDialog('edit')}>
              {words.edit}
            </Button>
            <Button kind="bare" onClick={() => setDialog('split')}>
              {words.split}
            </Button>
            {previous === undefined || previous.kind !== 'task' ? null : (
              <Button kind="bare" onClick={() => setDialog('merge')}>
                {words.merge(previous.ref)}
              </Button>
            )}
          </>
        ) : null}
        {plan.state === 'issued' ? (
          <ButtonLink href={planPaths.task(task.id)}>{words.openTask(task.ref)}</ButtonLink>
        ) : null}
      </div>
      {dialog === 'edit' ? <EditDialog task={task} onClose={close} /> : null}
      {dialog === 'split' ? <SplitDialog task={task} onClose={close} /> : null}
      {dialog === 'merge' && previous !== undefined ? (
        <MergeDialog task={previous} other={task} onClose={close} />
      ) : null}
      {dialog === 'assign' ? (
        <AssignDialog task={task} draft={plan.state === 'draft'} onClose={close} />
      ) : null}
    </>
  )
}
