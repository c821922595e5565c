import { useState } from 'react'
import { kernelContract } from '#kernel/contract.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { freshId, NoLine, Refused } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useGo } from '#kernel/web/go.tsx'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { useKernelWords } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Form, FormFoot } from '#kernel/web/parts/form.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Question } from '#kernel/web/parts/question.tsx'
import { OtherDraft, SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { planContract } from '../../contract.ts'
import { planPaths } from '../api.tsx'
import { mayAnywhere, useMe } from '../data.ts'
import { missingAt } from '../parts/difficulty-item.tsx'
import { usePlanWords } from '../words.ts'
import '../plan.css'

/** A plan comes in: as a file, or typed and pasted. The reader makes a draft of it. */
export function AddPlanPage() {
  const { add: words, plans } = usePlanWords()
  const kernel = useKernelWords()
  const me = useMe()
  const [way, setWay] = useState<'file' | 'text'>('file')
  return (
    <Page
      title={words.title}
      note={words.note}
      kind="narrow"
      back={{ href: planPaths.plans(), label: words.back }}
    >
      {me !== undefined && !mayAnywhere(me, 'plan.import') ? (
        <div className="sheet">
          <EmptyState fact={kernel.problem.refused} how={plans.emptyHow} />
        </div>
      ) : (
        <div className="sheet box">
          <Options
            name="way"
            label={words.way}
            value={way}
            onChange={setWay}
            options={[
              { value: 'file', label: words.byFile, note: words.byFileNote },
              { value: 'text', label: words.byText, note: words.byTextNote },
            ]}
          />
          {way === 'file' ? <FromFile /> : <FromText />}
        </div>
      )}
    </Page>
  )
}

function FromFile() {
  const words = usePlanWords().add
  const kernel = useKernelWords()
  const { call } = useClient()
  const go = useGo()
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<FaultAnswer | null>(null)
  const load = useCommand(planContract.importPlan, { onDone: (plan) => go(planPaths.plan(plan.id)) })
  const submit = async () => {
    if (file === null) return setProblem(missingAt('file', words.noFile))
    setProblem(null)
    setShare(0)
    try {
      const name = file.name.normalize('NFC')
      const sent = await call(kernelContract.upload, { name }, { file, onProgress: setShare })
      setShare(null)
      await load.run({ planId: freshId(), file: sent.file, name })
    } catch (error) {
      setShare(null)
      if (error instanceof Refused) setProblem(error.answer)
      else if (error instanceof NoLine) setProblem({ code: 'no_line', text: kernel.line.noLine })
      else throw error
    }
  }
  const busy =
    share !== null && file !== null
      ? words.sending(file.name, Math.round(share * 100))
      : load.busy && file !== null
        ? words.reading(file.name)
        : undefined
  return (
    <Form fault={problem ?? load.fault} onSubmit={() => void submit()} label={words.byFile}>
      <Question name="file" label={words.file} help={words.fileHelp}>
        {(control) => (
          <input
            {...control}
            className="field"
            type="file"
            accept=".docx,.pdf,.txt,.doc,.rtf"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Question>
      <FormFoot
        saved={
          busy === undefined ? undefined : (
            <span className="saved" role="status" id="add-busy">
              {busy}
            </span>
          )
        }
      >
        <Button kind="go" type="submit" disabledReason={busy} reasonId="add-busy">
          {words.go}
        </Button>
      </FormFoot>
    </Form>
  )
}

function FromText() {
  const words = usePlanWords().add
  const go = useGo()
  const draft = useDraft('plan-typed', '')
  const [problem, setProblem] = useState<FaultAnswer | null>(null)
  const load = useCommand(planContract.typePlan, {
    onDone(plan) {
      draft.done()
      go(planPaths.plan(plan.id))
    },
  })
  const submit = () => {
    const text = draft.value.trim()
    setProblem(text === '' ? missingAt('text', words.noText) : null)
    if (text !== '') void load.run({ planId: freshId(), text })
  }
  return (
    <>
      <OtherDraft draft={draft} />
      <Form fault={problem ?? load.fault} onSubmit={submit} label={words.byText}>
        <TextArea
          name="text"
          label={words.text}
          help={words.textHelp}
          value={draft.value}
          onChange={draft.set}
          rows={12}
        />
        <FormFoot saved={<SavedAt draft={draft} />}>
          <Button kind="go" type="submit" disabledReason={load.busyReason}>
            {words.go}
          </Button>
        </FormFoot>
      </Form>
    </>
  )
}
