import { useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { useAddress } from '#kernel/web/address.ts'
import { announce } from '#kernel/web/announce.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import type { PlanView } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { planPaths } from '../api.tsx'
import { useSource } from '../data.ts'
import { usePlanWords } from '../words.ts'
import { AddTaskDialog } from './add-task-dialog.tsx'
import { planTitle, PlanTabs } from './plan-head.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { ReadingCards } from './reading-cards.tsx'
import { SheetDialog } from './sheet-dialog.tsx'
import { SourceText } from './source-text.tsx'

const Address = z.object({ muc: z.string().default('') })

/** Source and reading side by side; whoever may corrects, splits, merges, assigns and issues here. */
export function Checking({ plan }: { plan: PlanView }) {
  const words = usePlanWords()
  const source = useSource(plan.id)
  const [{ muc }, setAddress] = useAddress(Address)
  const tasks = plan.taskList
  const at = Math.max(
    0,
    tasks.findIndex((task) => task.ref === muc),
  )
  const selected = tasks[at]
  const [dialog, setDialog] = useState<'add' | 'issue' | 'sheet' | null>(null)
  const select = (task: TaskView | undefined) => {
    if (task !== undefined) setAddress({ muc: task.ref })
  }
  useStepKeys(
    () => select(tasks[at + 1]),
    () => select(tasks[at - 1]),
  )
  const may = plan.can.includes('plan.correct')
  const next = () =>
    select(
      tasks.slice(at + 1).find((task) => !task.checked) ??
        tasks[at + 1] ??
        tasks.find((task) => !task.checked),
    )
  return (
    <Page
      title={planTitle(plan, words)}
      doc
      note={<Counts plan={plan} />}
      back={{
        href: plan.state === 'draft' ? planPaths.plans() : planPaths.plan(plan.id),
        label: words.plan.back,
      }}
      acts={
        may ? (
          <Acts
            plan={plan}
            onAdd={() => setDialog('add')}
            onSheet={() => setDialog('sheet')}
            onIssue={() => setDialog('issue')}
          />
        ) : undefined
      }
    >
      {plan.state === 'issued' ? <PlanTabs plan={plan} current={planPaths.passage(plan.id)} /> : null}
      {may ? null : <Hint kind="info">{words.plan.readOnly}</Hint>}
      {tasks.length === 0 ? (
        <div className="sheet">
          <EmptyState
            fact={words.plan.noTaskFact}
            how={words.plan.noTaskHow}
            act={may ? <Button onClick={() => setDialog('add')}>{words.plan.add}</Button> : undefined}
          />
        </div>
      ) : (
        <div className="split pair">
          <section className="source" aria-labelledby="source-title">
            <div className="half-head">
              <h2 id="source-title">{words.plan.source}</h2>
              <span className="meta">{source.data?.name ?? ''}</span>
            </div>
            <Read of={source} loading={words.plan.loading}>
              {(text) => (
                <SourceText
                  source={text}
                  task={selected}
                  onRef={(ref) => setAddress({ muc: ref })}
                  refs={new Set(tasks.map((task) => task.ref))}
                />
              )}
            </Read>
          </section>
          <section aria-labelledby="reading-title">
            <div className="half-head">
              <h2 id="reading-title">{words.plan.reading}</h2>
              <span className="meta">{words.plan.readingNote(at + 1, tasks.length)}</span>
            </div>
            <ReadingCards plan={plan} selected={selected} onSelect={select} onNext={next} />
          </section>
        </div>
      )}
      {dialog === 'add' ? (
        <AddTaskDialog
          plan={plan}
          after={selected}
          onClose={() => setDialog(null)}
          onDone={(task) => {
            setDialog(null)
            setAddress({ muc: task.ref })
            announce(task.ref)
          }}
        />
      ) : null}
      {dialog === 'sheet' ? <SheetDialog plan={plan} onClose={() => setDialog(null)} /> : null}
      {dialog === 'issue' ? <IssueDialog plan={plan} onClose={() => setDialog(null)} /> : null}
    </Page>
  )
}

function Counts({ plan }: { plan: PlanView }) {
  const words = usePlanWords().plan
  const tasks = plan.taskList.filter((task) => task.kind === 'task')
  const checked = tasks.filter((task) => task.checked).length
  const warned = tasks.filter((task) => !task.checked && task.warnings.length > 0).length
  return (
    <span className="counts">
      <StateBadge state="done" words={words.checkedCount(checked)} />
      <StateBadge state="todo" words={words.openCount(tasks.length - checked)} />
      {warned === 0 ? null : <StateBadge state="knot" words={words.warnCount(warned)} />}
      <span>{words.total(tasks.length, plan.bodies)}</span>
    </span>
  )
}

function Acts({
  plan,
  onAdd,
  onSheet,
  onIssue,
}: {
  plan: PlanView
  onAdd: () => void
  onSheet: () => void
  onIssue: () => void
}) {
  const words = usePlanWords().plan
  const open = plan.taskList.filter((task) => !task.checked).length
  const reason =
    open > 0 ? words.issueReason(open) : plan.can.includes('plan.issue') ? undefined : words.issueOnlyHead
  return (
    <>
      {plan.state === 'draft' && reason !== undefined ? (
        <span className="meta" id="issue-reason">
          {reason}
        </span>
      ) : null}
      <Button onClick={onSheet}>{words.sheetIn}</Button>
      <Button onClick={onAdd}>{words.add}</Button>
      {plan.state === 'draft' ? (
        <Button kind="go" disabledReason={reason} reasonId="issue-reason" onClick={onIssue}>
          {words.issue}
        </Button>
      ) : null}
    </>
  )
}

/** J and K walk through the tasks, except while one writes. */
function useStepKeys(forward: () => void, backward: () => void): void {
  const steps = useMemo(() => ({ forward, backward }), [forward, backward])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof Element && event.target.matches('input, textarea, select, [contenteditable]')
      if (
        writing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        document.querySelector('dialog[open]') !== null
      )
        return
      if (event.key === 'j') steps.forward()
      else if (event.key === 'k') steps.backward()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [steps])
}
