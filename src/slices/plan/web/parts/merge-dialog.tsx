import { planContract } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

/** *Gộp*: both tasks' words are shown as they will stand together. */
export function MergeDialog({
  task,
  other,
  onClose,
}: {
  task: TaskView
  other: TaskView
  onClose: () => void
}) {
  const words = usePlanWords().edit
  const merge = usePlanCommand(planContract.mergeTasks, onClose)
  return (
    <TaskDialog
      title={words.mergeTitle(task.ref, other.ref)}
      told={words.mergeTold(task.ref, other.ref)}
      verb={words.mergeGo}
      busyReason={merge.busyReason}
      fault={merge.fault}
      moved={merge.moved}
      onSubmit={() => void merge.run({ id: task.id, seenVersion: task.version, with: [other.id] })}
      onClose={onClose}
    >
      <p className="doc reading">{task.text}</p>
      <p className="doc reading">{other.text}</p>
    </TaskDialog>
  )
}
