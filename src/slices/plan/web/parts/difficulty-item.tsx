import { useState, type ReactNode } from 'react'
import { dayOf, daysBetween, printDay, type CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form } from '#kernel/web/parts/form.tsx'

import { OtherDraft, SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { Line } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { freshId } from '#kernel/web/client.ts'

import { planContract } from '../../contract.ts'
import type { DifficultyView } from '../../model.ts'
import { usePlanWords } from '../words.ts'

/** A difficulty with its answer, or with the place to answer it. */
export function DifficultyItem({
  difficulty,
  today,
  origin,
}: {
  difficulty: DifficultyView
  today: CivilDate
  /** Clause and plan, where the page does not say them. */
  origin?: ReactNode
}) {
  const words = usePlanWords().difficulty
  const [answering, setAnswering] = useState(false)
  const raised = dayOf(difficulty.raisedAt)
  const open = difficulty.answeredAt === null
  const may = open && difficulty.can.includes('difficulty.answer')
  return (
    <Line
      id={difficulty.id}
      why={
        <>
          {open ? (
            <StateBadge state="knot" words={words.waits(Math.max(0, daysBetween(raised, today)))} />
          ) : (
            <StateBadge state="done" words={words.isAnswered} />
          )}
          {difficulty.onBehalf ? <StateBadge state="paper" /> : null}
        </>
      }
      act={may && !answering ? <Button onClick={() => setAnswering(true)}>{words.act}</Button> : undefined}
    >
      <h3>{difficulty.agencyName}</h3>
      <p className="doc">{difficulty.text}</p>
      <p className="meta">
        {origin}
        {words.raised(difficulty.raisedBy, printDay(raised))}
      </p>
      {difficulty.answer === null || difficulty.answeredAt === null ? null : (
        <div className="answer">
          <p className="doc">{difficulty.answer}</p>
          <p className="meta">
            {words.answered(difficulty.answeredBy ?? '', printDay(dayOf(difficulty.answeredAt)))}
          </p>
        </div>
      )}
      {may && answering ? <AnswerForm difficulty={difficulty} onClose={() => setAnswering(false)} /> : null}
    </Line>
  )
}

function AnswerForm({ difficulty, onClose }: { difficulty: DifficultyView; onClose: () => void }) {
  const words = usePlanWords().difficulty
  const draft = useDraft(`difficulty-answer:${difficulty.id}`, '')
  const [missing, setMissing] = useState<FaultAnswer | null>(null)
  const answer = useCommand(planContract.answerDifficulty, {
    onDone() {
      draft.done()
      announce(words.toldAnswer)
      onClose()
    },
  })
  const submit = () => {
    const text = draft.value.trim()
    setMissing(text === '' ? missingAt('answer', words.answerMissing) : null)
    if (text !== '') void answer.run({ id: difficulty.id, seenVersion: difficulty.version, answer: text })
  }
  return (
    <div className="inset">
      <OtherDraft draft={draft} />
      <Form
        fault={missing ?? answer.fault}
        onSubmit={submit}
        label={words.answerTitle(difficulty.agencyName)}
      >
        <TextArea
          name="answer"
          label={words.answer}
          help={words.answerHelp}
          value={draft.value}
          onChange={draft.set}
        />
        <div className="acts tight">
          <Button kind="go" type="submit" disabledReason={answer.busyReason}>
            {words.answerGo}
          </Button>
          <Button onClick={onClose}>{words.later}</Button>
          <SavedAt draft={draft} />
        </div>
      </Form>
    </div>
  )
}

/** The form by which a body raises a difficulty on its line of a task. */
export function RaiseForm({
  line,
  refText,
  onClose,
}: {
  line: string
  refText: string
  onClose: () => void
}) {
  const words = usePlanWords().difficulty
  const draft = useDraft(`difficulty:${line}`, { text: '' })
  const [missing, setMissing] = useState<FaultAnswer | null>(null)
  const raise = useCommand(planContract.raiseDifficulty, {
    onDone() {
      draft.done()
      announce(words.told)
      onClose()
    },
  })
  const submit = () => {
    const text = draft.value.text.trim()
    setMissing(text === '' ? missingAt('text', words.raiseMissing) : null)
    if (text !== '') void raise.run({ difficultyId: freshId(), assignmentId: line, text })
  }
  return (
    <section className="sheet box" aria-label={words.raiseTitle(refText)}>
      <h2>{words.raiseTitle(refText)}</h2>
      <OtherDraft draft={draft} />
      <Form fault={missing ?? raise.fault} onSubmit={submit}>
        <TextArea
          name="text"
          label={words.raiseText}
          help={words.raiseHelp}
          value={draft.value.text}
          onChange={(text) => draft.patch({ text })}
        />
        <div className="acts tight">
          <Button kind="go" type="submit" disabledReason={raise.busyReason}>
            {words.raiseGo}
          </Button>
          <Button onClick={onClose}>{words.later}</Button>
          <SavedAt draft={draft} />
        </div>
      </Form>
    </section>
  )
}

/** One field that is still empty, as a fault of the form. */
export function missingAt(path: string, text: string): FaultAnswer {
  return { code: 'field.missing', text, fields: [{ path, text }] }
}
