import { useState } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { freshId } from '#kernel/web/client.ts'
import { TextArea, TextField } from '#kernel/web/parts/text-field.tsx'
import { planContract, type PlanView } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { missingAt } from './difficulty-item.tsx'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

/** *Thêm nhiệm vụ*: by hand, after the selected one. */
export function AddTaskDialog({
  plan,
  after,
  onClose,
  onDone,
}: {
  plan: PlanView
  after: TaskView | undefined
  onClose: () => void
  onDone: (task: TaskView) => void
}) {
  const words = usePlanWords().edit
  const [ref, setRef] = useState('')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<FaultAnswer | null>(null)
  const add = usePlanCommand(planContract.addTask, onDone)
  const submit = () => {
    const wrong =
      ref.trim() === ''
        ? missingAt('ref', words.refHelp)
        : text.trim() === ''
          ? missingAt('text', words.text)
          : null
    setProblem(wrong)
    if (wrong === null)
      void add.run({
        planId: plan.id,
        taskId: freshId(),
        after: after?.kind === 'task' ? after.id : null,
        ref: ref.trim(),
        text: text.trim(),
      })
  }
  return (
    <TaskDialog
      title={words.addTitle}
      told={words.addTold}
      verb={words.addGo}
      busyReason={add.busyReason}
      fault={problem ?? add.fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        name="ref"
        label={words.ref}
        help={words.refHelp}
        value={ref}
        onChange={setRef}
        maxLength={40}
        first
      />
      <TextArea name="text" label={words.text} value={text} onChange={setText} />
    </TaskDialog>
  )
}
