import { useState } from 'react'
import { z } from 'zod'
import { CivilDate, type CivilDate as Day } from '#kernel/civil-date.ts'
import type { SentOf } from '#kernel/endpoint.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { ConflictDialog } from '#kernel/web/parts/conflict-dialog.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { PickMany } from '#kernel/web/parts/pick-many.tsx'
import { SelectField } from '#kernel/web/parts/select-field.tsx'
import { TextArea, TextField } from '#kernel/web/parts/text-field.tsx'
import { useRead } from '#kernel/web/read.ts'
import { agenciesContract } from '#slices/access/agencies-contract.ts'
import { planContract } from '../../contract.ts'
import { Due, Recurrence, type TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { missingAt } from './difficulty-item.tsx'
import { TaskDialog } from './task-dialog.tsx'

type Sent = SentOf<typeof planContract.correctTask>
type Every = NonNullable<NonNullable<TaskView['recurrence']>['every']>

/** What the server says of a task that moved on. */
const Current = z.object({
  text: z.string(),
  due: Due.nullable(),
  recurrence: Recurrence.nullable(),
  fields: z.array(z.string()),
  checked: z.boolean(),
  version: z.number(),
})

/** The time in the plan's own words. */
function printedTime(task: { due: { text: string } | null; recurrence: { text: string } | null }): string {
  return task.due?.text ?? task.recurrence?.text ?? ''
}

/** *Sửa*: words, time and field of work of a task, with both versions when two people did so. */
export function EditDialog({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const all = usePlanWords()
  const words = all.edit
  const lang = useLang()
  const [text, setText] = useState(task.text)
  const [dueText, setDueText] = useState(printedTime(task))
  const [last, setLast] = useState<string>(task.due?.last ?? '')
  const [every, setEvery] = useState<Every | ''>(task.recurrence?.every ?? '')
  const [fields, setFields] = useState<readonly string[]>(task.fields)
  const [problem, setProblem] = useState<FaultAnswer | null>(null)
  const [clash, setClash] = useState<z.infer<typeof Current> | null>(null)
  const known = useRead(agenciesContract.fieldsOfWork, {}).data ?? []
  const choices = known.map((field) => ({ id: field.id, label: field[lang], words: field.words.join(' ') }))
  const correct = useCommand(planContract.correctTask, {
    onDone: onClose,
    onConflict: (answer) => setClash(Current.parse((answer as { current?: unknown }).current)),
  })
  // A task may carry a day and a rhythm; both stay as they were read until somebody touches one of these fields.
  const asRead =
    dueText === printedTime(task) &&
    last === (task.due?.last ?? '') &&
    every === (task.recurrence?.every ?? '')
  const time = (): Pick<Sent, 'due' | 'recurrence'> =>
    asRead
      ? { due: task.due, recurrence: task.recurrence }
      : {
          due:
            dueText.trim() === '' || every !== ''
              ? null
              : { text: dueText.trim(), from: task.due?.from ?? null, last: last === '' ? null : last },
          recurrence:
            every === '' ? null : { text: dueText.trim(), every, last: task.recurrence?.last ?? [] },
        }
  const mine = (): Sent => ({
    id: task.id,
    seenVersion: task.version,
    text: text.trim(),
    ...time(),
    fields: [...fields],
    checked: task.checked,
  })
  const submit = () => {
    const wrong =
      text.trim() === ''
        ? missingAt('text', words.text)
        : last !== '' && !CivilDate.safeParse(last).success
          ? missingAt('due', words.dueHelp)
          : null
    setProblem(wrong)
    if (wrong === null) void correct.run(mine())
  }
  if (clash !== null) {
    const named = (ids: readonly string[]) =>
      ids.map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')
    return (
      <ConflictDialog
        title={all.plan.clash(task.ref)}
        fields={[
          { name: 'text', label: words.text, saved: clash.text, mine: mine().text },
          { name: 'due', label: all.plan.due, saved: printedTime(clash), mine: printedTime(mine()) },
          { name: 'fields', label: all.plan.fields, saved: named(clash.fields), mine: named(fields) },
        ]}
        onLater={() => setClash(null)}
        onSave={(chosen) => {
          const sent = mine()
          setClash(null)
          void correct.run({
            ...sent,
            seenVersion: clash.version,
            checked: clash.checked,
            ...(chosen['text'] === 'saved' ? { text: clash.text } : {}),
            ...(chosen['due'] === 'saved' ? { due: clash.due, recurrence: clash.recurrence } : {}),
            ...(chosen['fields'] === 'saved' ? { fields: clash.fields } : {}),
          })
        }}
      />
    )
  }
  return (
    <TaskDialog
      title={words.title(task.ref)}
      verb={words.save}
      busyReason={correct.busyReason}
      fault={problem ?? correct.fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        name="text"
        label={words.text}
        help={words.textHelp}
        value={text}
        onChange={setText}
        rows={6}
      />
      <TextField name="due" label={words.dueText} optional value={dueText} onChange={setDueText} />
      <DateField
        name="last"
        label={words.dueLast}
        help={words.dueHelp}
        optional
        near={(task.due?.last ?? task.due?.from ?? '2026-06-30') as Day}
        value={last}
        onChange={setLast}
      />
      <SelectField
        name="every"
        label={words.every}
        value={every}
        onChange={(value) => setEvery(value as Every | '')}
        options={[
          { value: '', label: words.once },
          ...Object.entries(all.plan.every).map(([value, label]) => ({ value, label })),
        ]}
      />
      <PickMany
        name="fields"
        label={words.fields}
        help={words.fieldsHelp}
        optional
        choices={choices}
        value={choices.filter((choice) => fields.includes(choice.id))}
        onChange={(chosen) => setFields(chosen.map((choice) => choice.id))}
      />
    </TaskDialog>
  )
}
