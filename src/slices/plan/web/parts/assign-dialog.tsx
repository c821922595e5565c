import { useState } from 'react'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { Glyph } from '#kernel/web/icons.tsx'
import { useKernelWords } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { planContract } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { allCommunes, useAgencySearch } from './agency-search.ts'
import { TaskDialog } from './task-dialog.tsx'
import { usePlanCommand } from './use-plan-command.ts'

const SHOWN = 5

/** *Chọn cơ quan*: who leads and who supports a task; what the plan printed stands above the choice. */
export function AssignDialog({
  task,
  draft,
  onClose,
}: {
  task: TaskView
  draft: boolean
  onClose: () => void
}) {
  const words = usePlanWords().edit
  const [lead, setLead] = useState(() => linesOf(task, 'lead'))
  const [supporting, setSupporting] = useState(() => linesOf(task, 'supporting'))
  const assign = usePlanCommand(planContract.assignTask, onClose)
  const asked = [...task.printedSupporting, ...task.printedInvited]
  return (
    <TaskDialog
      title={words.assignTitle(task.ref)}
      told={draft ? words.assignToldDraft : words.assignTold}
      verb={words.assignGo}
      busyReason={assign.busyReason}
      fault={assign.fault}
      moved={assign.moved}
      onSubmit={() =>
        void assign.run({
          id: task.id,
          seenVersion: task.version,
          lead: lead.map((choice) => choice.id),
          supporting: supporting.map((choice) => choice.id),
        })
      }
      onClose={onClose}
    >
      <Bodies
        name="lead"
        label={words.leadBodies}
        help={
          task.printedLead.length === 0 ? words.printedNobody : words.printedLead(task.printedLead.join('; '))
        }
        value={lead}
        onChange={setLead}
      />
      <Bodies
        name="supporting"
        label={words.supportBodies}
        help={asked.length === 0 ? undefined : words.printedLead(asked.join('; '))}
        value={supporting}
        onChange={setSupporting}
      />
    </TaskDialog>
  )
}

function linesOf(task: TaskView, role: 'lead' | 'supporting'): Choice[] {
  return task.assignments
    .filter((line) => line.role === role)
    .map((line) => ({ id: line.agencyId, label: line.agencyName }))
}

function Bodies({
  name,
  label,
  help,
  value,
  onChange,
}: {
  name: string
  label: string
  help: string | undefined
  value: readonly Choice[]
  onChange: (value: Choice[]) => void
}) {
  const words = usePlanWords().edit
  const kernel = useKernelWords().form
  const { call } = useClient()
  const search = useAgencySearch()
  const [all, setAll] = useState(false)
  const [gathered, setGathered] = useState<number | null>(null)
  const add = (more: readonly Choice[]) => {
    const held = new Set(value.map((choice) => choice.id))
    onChange([...value, ...more.filter((choice) => !held.has(choice.id))])
  }
  const addCommunes = () => {
    setGathered(0)
    void allCommunes(call, setGathered)
      .then(add)
      .finally(() => setGathered(null))
  }
  const shown = all ? value : value.slice(0, SHOWN)
  return (
    <div className="bodies">
      <Combobox
        name={name}
        label={label}
        help={help}
        choices={search}
        value={null}
        onChange={(choice) => {
          if (choice !== null) add([choice])
        }}
      />
      <ul className="chosen q" aria-label={kernel.chosen(value.length)}>
        {shown.map((choice) => (
          <li key={choice.id}>
            <span>{choice.label}</span>
            <button
              type="button"
              className="btn icon"
              aria-label={kernel.remove(choice.label)}
              onClick={() => onChange(value.filter((other) => other.id !== choice.id))}
            >
              <Glyph name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <div className="acts">
        {shown.length < value.length ? (
          <Button kind="bare" onClick={() => setAll(true)}>
            {words.chosenMore(value.length - shown.length)}
          </Button>
        ) : null}
        <Button
          disabledReason={gathered === null ? undefined : words.gathering(gathered)}
          onClick={addCommunes}
        >
          {words.allCommunes}
        </Button>
        {value.length > 1 ? <Button onClick={() => onChange([])}>{words.dropAll}</Button> : null}
      </div>
    </div>
  )
}
