import { useState, type ReactNode } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Go } from '#kernel/web/go.tsx'
import { Glyph } from '#kernel/web/icons.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { ConflictDialog } from '#kernel/web/parts/conflict-dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { OtherDraft, SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { Line } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { reportsContract } from '../../contract.ts'
import { Passage, type Mark } from '../../model.ts'
import { reportPaths } from '../api.tsx'
import { useReportWords, type ReportWords } from '../words.ts'
import { useConsolidationWords } from './consolidation-words.ts'
import { TracedText } from './traced-text.tsx'
import type { Traced } from './trace-panel.tsx'

/** A paragraph of the draft: whose it is in the margin, its words and traced figures on the sheet. */
export function PassageLine({
  id,
  passage,
  writes,
  traced,
  onTrace,
  under,
  editing,
  onEdit,
}: {
  id: string
  passage: Passage
  writes: boolean
  traced: Traced | null
  onTrace: (traced: Traced | null) => void
  /** The source panel, where there is no column for it. */
  under: ReactNode
  editing: boolean
  onEdit: (open: boolean) => void
}) {
  const words = useReportWords().whole
  const more = useConsolidationWords()
  const clause = clauseOf(passage, words)
  const on = traced?.passageId === passage.id
  const open = on && traced.kind === 'figure' ? traced.figure : null
  const quotes = passage.kind === 'summary' && quotable(passage.taskRef) ? passage.taskRef : null
  const trace = (mark: Mark) =>
    onTrace(
      mark.figure === open
        ? null
        : {
            kind: 'figure',
            passageId: passage.id,
            text: passage.text.slice(mark.start, mark.end),
            figure: mark.figure,
          },
    )
  return (
    <Line why={<Why id={id} passage={passage} clause={clause} />} on={on} id={`p-${passage.id}`}>
      {editing ? (
        <PassageForm id={id} passage={passage} onClose={() => onEdit(false)} />
      ) : (
        <>
          <div className={passage.edited ? 'edited' : undefined}>
            <TracedText text={passage.text} marks={passage.marks} open={open} onOpen={trace} />
          </div>
          {writes ? (
            <div className="acts">
              <Button kind="bare" aria-label={words.editOf(clause)} onClick={() => onEdit(true)}>
                {words.edit}
              </Button>
              {quotes === null ? null : (
                <Button
                  kind="bare"
                  aria-label={words.quoteOf(clause)}
                  onClick={() => onTrace({ kind: 'quotes', passageId: passage.id, taskRef: quotes })}
                >
                  {words.quote}
                </Button>
              )}
            </div>
          ) : null}
          {under === null ? null : (
            <section
              className="source-under"
              aria-label={open === null ? words.traceQuotes : words.trace}
              aria-live="polite"
            >
              {under}
              <Button kind="bare" onClick={() => onTrace(null)}>
                {more.close}
              </Button>
            </section>
          )}
        </>
      )}
    </Line>
  )
}

const NOT_QUOTABLE = new Set(['#opening', '#missing', '#spent'])

function quotable(taskRef: string | null): taskRef is string {
  return taskRef !== null && !NOT_QUOTABLE.has(taskRef)
}

function clauseOf(passage: Passage, words: ReportWords['whole']): string {
  if (passage.taskRef === null || passage.taskRef.startsWith('#')) return words.text
  return passage.taskRef
}

function Why({ id, passage, clause }: { id: string; passage: Passage; clause: string }) {
  const words = useReportWords().whole
  if (passage.kind === 'written') return <span>{words.written_}</span>
  const notes = [
    passage.taskRef?.startsWith('#') === true ? '' : clause,
    passage.kind === 'summary' ? words.merged : passage.kind === 'picked' ? words.picked : '',
    passage.sendingNo === null ? '' : words.sendingNo(passage.sendingNo),
    passage.shortened ? words.shortened : '',
  ].filter((note) => note !== '')
  return (
    <>
      {passage.agencyId === null ? null : (
        <div>
          <Go className="ref" href={reportPaths.part(id, passage.agencyId)}>
            {passage.agencyShort}
          </Go>
        </div>
      )}
      <div>{notes.join(' · ')}</div>
      {passage.edited ? (
        <div className="own">
          <Glyph name="pen" />
          {words.edited}
        </div>
      ) : null}
      {passage.onBehalf ? (
        <div>
          <StateBadge state="paper" words={words.onBehalf} />
        </div>
      ) : null}
    </>
  )
}

/** Editing one paragraph; what is typed is kept on the server while typing. */
function PassageForm({ id, passage, onClose }: { id: string; passage: Passage; onClose: () => void }) {
  const words = useReportWords().whole
  const draft = useDraft(`passage:${passage.id}`, { text: passage.text, seen: passage.version })
  const [clash, setClash] = useState<FaultAnswer | null>(null)
  const save = useCommand(reportsContract.savePassage, { onConflict: setClash })
  const send = async (removed: boolean, text = draft.value.text, seenVersion = draft.value.seen) => {
    const saved = await save.run({
      id,
      passageId: passage.id,
      seenVersion,
      sectionRef: passage.sectionRef,
      after: null,
      text,
      marks: [],
      removed,
    })
    if (saved === null) return
    draft.done()
    announce(removed ? words.removed : words.saved)
    onClose()
  }
  const current = clash === null ? null : Passage.parse((clash as { current?: unknown }).current)
  return (
    <>
      <OtherDraft draft={draft} />
      <Form fault={save.fault} onSubmit={() => void send(false)}>
        <div className="part">
          <TextArea
            name="text"
            label={words.text}
            help={words.textHelp}
            rows={Math.min(14, 2 + Math.ceil(passage.text.length / 80))}
            value={draft.value.text}
            onChange={(text) => draft.patch({ text })}
          />
        </div>
        <div className="acts">
          <Button kind="go" type="submit" disabledReason={save.busyReason}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="bare" onClick={() => void send(true, passage.text)}>
            {words.remove}
          </Button>
          <SavedAt draft={draft} />
        </div>
      </Form>
      {current === null ? null : (
        <ConflictDialog
          title={words.clash}
          fields={[{ name: 'text', label: words.text, saved: current.text, mine: draft.value.text }]}
          onLater={() => setClash(null)}
          onSave={(chosen) => {
            setClash(null)
            void send(false, chosen['text'] === 'saved' ? current.text : draft.value.text, current.version)
          }}
        />
      )}
    </>
  )
}

/** A paragraph of one's own at the end of a section. */
export function AddPassage({
  id,
  sectionRef,
  title,
  open,
  onOpen,
}: {
  id: string
  sectionRef: string
  title: string
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const words = useReportWords().whole
  if (open) return <NewPassage id={id} sectionRef={sectionRef} title={title} onClose={() => onOpen(false)} />
  return (
    <Line why={null}>
      <div className="acts">
        <Button kind="bare" aria-label={words.addTo(title)} onClick={() => onOpen(true)}>
          {words.add}
        </Button>
      </div>
    </Line>
  )
}

function NewPassage({
  id,
  sectionRef,
  title,
  onClose,
}: {
  id: string
  sectionRef: string
  title: string
  onClose: () => void
}) {
  const words = useReportWords().whole
  const more = useConsolidationWords()
  const draft = useDraft(`passage-new:${id}:${sectionRef}`, { text: '' })
  // One id for one intent: pressing again after a lost line makes no second paragraph.
  const [passageId] = useState(freshId)
  const [empty, setEmpty] = useState(false)
  const save = useCommand(reportsContract.savePassage, {
    onDone() {
      draft.done()
      announce(words.saved)
      onClose()
    },
  })
  const send = () => {
    const { text } = draft.value
    setEmpty(text.trim() === '')
    if (text.trim() !== '')
      void save.run({
        id,
        passageId,
        seenVersion: null,
        sectionRef,
        after: null,
        text,
        marks: [],
        removed: false,
      })
  }
  return (
    <Line why={<span>{words.written_}</span>}>
      <OtherDraft draft={draft} />
      <Form fault={save.fault} onSubmit={send}>
        <div className="part">
          <TextArea
            name="text"
            label={words.addTo(title)}
            error={empty ? more.textMissing : undefined}
            value={draft.value.text}
            onChange={(text) => draft.patch({ text })}
          />
        </div>
        <div className="acts">
          <Button kind="go" type="submit" disabledReason={save.busyReason}>
            {words.save}
          </Button>
          <Button
            onClick={() => {
              draft.done()
              onClose()
            }}
          >
            {words.cancel}
          </Button>
          <SavedAt draft={draft} />
        </div>
      </Form>
    </Line>
  )
}
