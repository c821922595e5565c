import { useState } from 'react'
import { CivilDate, dayOf } from '#kernel/civil-date.ts'
import type { AnswerOf, SentOf } from '#kernel/endpoint.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { printNumber } from '#kernel/message.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useGo } from '#kernel/web/go.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { ClauseLink } from '#kernel/web/parts/clause-link.tsx'
import { FileField } from '#kernel/web/parts/file-field.tsx'
import { Form, FormFoot } from '#kernel/web/parts/form.tsx'
import { CheckField, Options } from '#kernel/web/parts/options.tsx'
import { OtherDraft, SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useFiles } from '#kernel/web/parts/use-files.ts'
import { useDraft } from '#kernel/web/use-draft.ts'
import type { Me } from '#slices/access/contract.ts'
import { planContract } from '../../contract.ts'
import type { AssignmentView, Evidence, Measure, ProgressView, TaskState } from '../../model.ts'
import { planPaths } from '../api.tsx'
import { glyphOf, measureName, usePlanWords, type PlanWords } from '../words.ts'
import { sumsOf } from './entry.tsx'
import { PaperFields } from './paper-fields.tsx'
import { ProgressClash } from './progress-clash.tsx'
import { QuantityRows, readQuantities } from './quantity-rows.tsx'
import { initialDraft, type ProgressDraft } from './progress-draft.ts'
import { SameEvent } from './same-event.tsx'
import { WhenFields } from './when-fields.tsx'

type TaskData = AnswerOf<typeof planContract.getTask>
type Sent = SentOf<typeof planContract.reportProgress>

const STATES: readonly TaskState[] = ['not-started', 'under-way', 'done', 'nothing-arose']

/** *Ghi tiến độ*: state, words, figures, days, evidence; nothing is cleared when refused. */
export function ProgressForm({
  data,
  line,
  replaced,
  behalf,
  measures,
  me,
}: {
  data: TaskData
  line: AssignmentView
  replaced: ProgressView | null
  behalf: boolean
  measures: readonly Measure[]
  me: Me
}) {
  const all = usePlanWords()
  const words = all.form
  const lang = useLang()
  const go = useGo()
  const today = dayOf(me.now)
  const key =
    replaced === null ? `progress:${line.id}:${data.year}${behalf ? ':paper' : ''}` : `correct:${replaced.id}`
  const draft = useDraft<ProgressDraft>(key, initialDraft(replaced, today))
  const files = useFiles()
  const scan = useFiles()
  const [missing, setMissing] = useState<FaultAnswer | null>(null)
  const [clash, setClash] = useState<FaultAnswer | null>(null)
  const { value } = draft
  const earlier = data.progress.filter((entry) => entry.assignmentId === line.id && entry.id !== replaced?.id)
  const report = useCommand(planContract.reportProgress, {
    onDone() {
      draft.done()
      announce(words.done(data.task.ref))
      go(planPaths.task(data.task.id, { year: data.year, body: line.agencyId }), { replace: true })
    },
    onConflict: setClash,
  })

  const send = (change: Partial<Sent> = {}, held: readonly Evidence[] = replaced?.evidence ?? []) => {
    const read = readDraft(value, { words, behalf, ready: files.ready, scan: scan.ready, measures })
    setMissing(read.fault)
    if (read.fault !== null) return
    const dropped = new Set(
      (replaced?.evidence ?? []).filter((file) => !value.kept.includes(file.id)).map((file) => file.file),
    )
    const kept = held.filter((file) => !dropped.has(file.file))
    void report.run({
      progressId: freshId(),
      assignmentId: line.id,
      year: data.year,
      state: value.state!,
      words: value.words.trim(),
      from: value.period ? value.from : value.to,
      to: value.to,
      quantities: read.quantities,
      evidence: [
        ...kept.map(({ file, name, showsChildren }) => ({ id: freshId(), file, name, showsChildren })),
        ...files.ready!.map(({ file, name, child }) => ({ id: freshId(), file, name, showsChildren: child })),
      ],
      replaces: replaced?.id ?? null,
      sameEvent: value.sameEvent === '' ? null : value.sameEvent,
      paper: behalf
        ? { number: value.paperNumber.trim(), day: value.paperDay, scan: scan.ready![0]?.file ?? null }
        : null,
      ...change,
    })
  }
  const sums = sumsOf(earlier)
    .map(({ measureId, amount }) => {
      const measure = measures.find((one) => one.id === measureId)
      return `${printNumber(amount, lang)} ${measure === undefined ? '' : measureName(measure, lang)}`
    })
    .join(', ')
  return (
    <>
      <Sheet>
        <Line why={<StateBadge state={glyphOf(line.state)} words={all.states[line.state]} />}>
          <p className="meta">
            <ClauseLink clause={data.task.ref} href={planPaths.passage(data.plan.id, data.task.ref)} />
            {data.plan.number === null ? '' : ` · ${all.planRef(data.plan.number)}`}
          </p>
          <p className="doc reading">{data.task.text}</p>
        </Line>
      </Sheet>
      <OtherDraft draft={draft} />
      <div className="form-page">
        <Form fault={missing ?? report.fault} onSubmit={() => send()} label={words.title}>
          {behalf ? <PaperFields value={value} patch={draft.patch} scan={scan} today={today} /> : null}
          <Options
            name="state"
            label={words.state}
            value={value.state}
            onChange={(state) => draft.patch({ state })}
            options={STATES.map((state) => ({
              value: state,
              label: all.states[state],
              glyph: glyphOf(state),
            }))}
          />
          <TextArea
            name="words"
            label={words.words}
            help={words.wordsHelp}
            value={value.words}
            onChange={(text) => draft.patch({ words: text })}
            rows={5}
          />
          <QuantityRows
            rows={value.quantities}
            onChange={(quantities) => draft.patch({ quantities })}
            measures={measures}
            help={replaced === null ? words.quantitiesHelp(sums) : words.quantitiesCorrect}
          />
          <WhenFields value={value} patch={draft.patch} today={today} />
          {replaced === null || replaced.evidence.length === 0 ? null : (
            <fieldset className="q">
              <legend>{words.kept}</legend>
              {replaced.evidence.map((file) => (
                <CheckField
                  key={file.id}
                  name={`kept-${file.id}`}
                  label={words.keepOne(file.name)}
                  value={value.kept.includes(file.id)}
                  onChange={(keep) =>
                    draft.patch({
                      kept: keep ? [...value.kept, file.id] : value.kept.filter((id) => id !== file.id),
                    })
                  }
                />
              ))}
            </fieldset>
          )}
          <FileField
            name="evidence"
            label={words.evidence}
            help={words.evidenceHelp}
            optional
            files={files}
            seenBy={words.seenBy}
            camera
          />
          <SameEvent
            data={data}
            line={line}
            value={value.sameEvent}
            onChange={(sameEvent) => draft.patch({ sameEvent })}
          />
          <FormFoot saved={<SavedAt draft={draft} />}>
            <Button kind="go" type="submit" disabledReason={report.busyReason}>
              {replaced !== null ? words.goCorrect : behalf ? words.goBehalf : words.go}
            </Button>
          </FormFoot>
        </Form>
      </div>
      {clash === null ? null : (
        <ProgressClash
          answer={clash}
          mine={value}
          measures={measures}
          onLater={() => setClash(null)}
          onSave={(change) => {
            setClash(null)
            draft.patch(change.draft)
            send(change.sent, change.held)
          }}
        />
      )}
    </>
  )
}

interface Around {
  words: PlanWords['form']
  behalf: boolean
  ready: ReturnType<typeof useFiles>['ready']
  scan: ReturnType<typeof useFiles>['ready']
  measures: readonly Measure[]
}

/** What is missing or unreadable, each at its field; the server says the rest. */
function readDraft(value: ProgressDraft, { words, behalf, ready, scan }: Around) {
  const fields: { path: string; text: string }[] = []
  const ask = (wrong: boolean, path: string, text: string) => {
    if (wrong) fields.push({ path, text })
  }
  const day = (text: string) => CivilDate.safeParse(text).success
  ask(behalf && value.paperNumber.trim() === '', 'paper.number', words.paperMissing)
  ask(behalf && !day(value.paperDay), 'paper.day', words.paperDayMissing)
  ask(value.state === null, 'state', words.stateMissing)
  ask(value.words.trim() === '', 'words', words.wordsMissing)
  const { quantities, problem } = readQuantities(value.quantities, words)
  ask(problem !== null, 'quantities', problem ?? '')
  ask(value.period && !day(value.from), 'from', words.dayMissing)
  ask(!day(value.to), 'to', words.dayMissing)
  ask(ready === null || (behalf && scan === null), 'evidence', words.evidenceUnready)
  const fault: FaultAnswer | null =
    fields.length === 0 ? null : { code: 'field.missing', text: words.missing, fields }
  return { quantities, fault }
}
