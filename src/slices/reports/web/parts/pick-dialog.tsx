import { useState } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { useRead } from '#kernel/web/read.ts'
import { reportsContract, type ConsolidationView } from '../../contract.ts'
import type { ContributionView } from '../../model.ts'
import { useReportWords } from '../words.ts'
import { useConsolidationWords } from './consolidation-words.ts'
import { SAID } from './edits.ts'

/** Takes over what one body wrote on one task, or beside its tasks, as a paragraph of its own. */
export function PickDialog({ view, onClose }: { view: ConsolidationView; onClose: () => void }) {
  const words = useConsolidationWords()
  const all = useReportWords()
  const { id } = view.report
  const [body, setBody] = useState<Choice | null>(null)
  const [clause, setClause] = useState<Choice | null>(null)
  const [passageId] = useState(freshId)
  const parts = useRead(reportsContract.getReport, { id }).data?.contributions ?? []
  const missing = new Set(view.missing.map((one) => one.agencyId))
  const pick = useCommand(reportsContract.pickPassage, {
    onDone(passage) {
      announce(all.whole.inserted(passage.agencyShort ?? ''))
      onClose()
    },
  })
  const send = () => {
    if (body !== null && clause !== null)
      void pick.run({ id, passageId, agencyId: body.id, taskRef: clause.id })
  }
  return (
    <Dialog
      title={words.pickTitle}
      told={words.pickTold}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.later}</Button>
          <Button
            kind="go"
            onClick={send}
            disabledReason={body === null || clause === null ? words.chooseFirst : pick.busyReason}
          >
            {words.take}
          </Button>
        </>
      }
    >
      <div className="sheet box pick-box">
        <Form fault={pick.fault} onSubmit={send}>
          <Combobox
            name="agencyId"
            label={words.body}
            help={words.bodyHelp}
            choices={parts
              .filter((one) => !missing.has(one.agencyId))
              .map((one) => ({ id: one.agencyId, label: one.agencyShort, note: one.agencyName }))}
            value={body}
            onChange={(choice) => {
              setBody(choice)
              setClause(null)
            }}
          />
          {body === null ? null : <Clauses id={id} body={body} value={clause} onChange={setClause} />}
        </Form>
      </div>
    </Dialog>
  )
}

function Clauses({
  id,
  body,
  value,
  onChange,
}: {
  id: string
  body: Choice
  value: Choice | null
  onChange: (clause: Choice | null) => void
}) {
  const words = useConsolidationWords()
  const part = useReportWords().part
  const read = useRead(reportsContract.getContribution, { id, agencyId: body.id })
  return (
    <Read of={read} loading={words.bodyLoading}>
      {(view) => {
        const choices = saidBy(view, words.taskAt, part)
        if (choices.length === 0) return <p className="meta">{words.nothing(body.label)}</p>
        return (
          <Combobox
            name="taskRef"
            label={words.clause}
            help={words.clauseHelp}
            choices={choices}
            value={value}
            onChange={onChange}
          />
        )
      }}
    </Read>
  )
}

function saidBy(
  view: ContributionView,
  taskAt: (ref: string) => string,
  names: Record<(typeof SAID)[number], string>,
): Choice[] {
  const tasks = (view.body?.items ?? []).map((item) => ({
    id: item.ref,
    label: taskAt(item.ref),
    note: item.words,
  }))
  const said = SAID.map((field) => ({
    id: `#${field}`,
    label: names[field],
    note: view.body?.[field] ?? '',
  }))
  return [...tasks, ...said].filter((choice) => choice.note.trim() !== '')
}
