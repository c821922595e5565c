import { useState } from 'react'
import { freshId } from '#kernel/web/client.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { planContract } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

/** *Tách làm hai*: the words cut where a sentence or a clause ends, to be moved by hand. */
export function SplitDialog({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const words = usePlanWords().edit
  const [parts, setParts] = useState<readonly string[]>(() => cutInTwo(task.text))
  const split = usePlanCommand(planContract.splitTask, onClose)
  const empty = parts.some((part) => part.trim() === '')
  const submit = () => {
    if (!empty)
      void split.run({
        id: task.id,
        seenVersion: task.version,
        parts: parts.map((text) => ({ id: freshId(), text: text.trim() })),
      })
  }
  return (
    <TaskDialog
      title={words.splitTitle(task.ref)}
      told={words.splitTold(task.ref)}
      verb={words.splitGo}
      busyReason={split.busyReason}
      disabledReason={empty ? words.splitReason : undefined}
      fault={split.fault}
      moved={split.moved}
      onSubmit={submit}
      onClose={onClose}
    >
      {parts.map((part, index) => (
        <TextArea
          key={index}
          name={`parts.${index}.text`}
          label={words.part(index + 1)}
          value={part}
          onChange={(text) => setParts(parts.map((old, at) => (at === index ? text : old)))}
        />
      ))}
      <div className="acts tight">
        <Button onClick={() => setParts([...parts, ''])}>{words.addPart}</Button>
      </div>
    </TaskDialog>
  )
}

/** Cut at the semicolon or full stop nearest to the middle; else all in the first part. */
export function cutInTwo(text: string): string[] {
  const places = [...text.matchAll(/[;.]\s+/g)].map((match) => match.index + match[0].length)
  const best = places.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0]
  return best === undefined ? [text, ''] : [text.slice(0, best).trim(), text.slice(best).trim()]
}
