import { useState } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Go } from '#kernel/web/go.tsx'
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
import { TracedText } from './traced-text.tsx'
import type { Traced } from './trace-panel.tsx'

/** A paragraph of the draft: whose it is in the margin, its words and traced figures on the sheet. */
export function PassageLine({
  id,
  passage,
  writes,
  traced,
  onTrace,
}: {
  id: string
  passage: Passage
  writes: boolean
  traced: Traced | null
  onTrace: (traced: Traced) => void
}) {
  const words = useReportWords().whole
  const [editing, setEditing] = useState(false)
  const clause = clauseOf(passage, words)
  const open = traced?.kind === 'figure' ? traced.figure : null
  const on = passage.marks.some((mark) => mark.figure === open)
  const quotes = passage.kind === 'summary' && quotable(passage.taskRef) ? passage.taskRef : null
  const trace = (mark: Mark) =>
    onTrace({ kind: 'figure', text: passage.text.slice(mark.start, mark.end), figure: mark.figure })
  return (
    <Line why={<Why id={id} passage={passage} clause={clause} />} on={on} id={`p-${passage.id}`}>
      {editing ? (
        <PassageForm id={id} passage={passage} onClose={() => setEditing(false)} />
      ) : (
        <>
          <div className={passage.edited ? 'edited' : undefined}>
            <TracedText text={passage.text} marks={passage.marks} open={open} onOpen={trace} />
          </div>
          {writes ? (
            <div className="acts">
              <Button kind="bare" aria-label={words.editOf(clause)} onClick={() => setEditing(true)}>
                {words.edit}
              </Button>
              {quotes === null ? null : (
                <Button
                  kind="bare"
                  aria-label={words.quoteOf(clause)}
                  onClick={() => onTrace({ kind: 'quotes', taskRef: quotes })}
                >
                  {words.quote}
                </Button>
              )}
            </div>
          ) : null}
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
      {passage.edited ? <div className="tone-act">{words.edited}</div> : null}
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
        <TextArea
          name="text"
          label={words.text}
          help={words.textHelp}
          rows={Math.min(14, 2 + Math.ceil(passage.text.length / 80))}
          value={draft.value.text}
          onChange={(text) => draft.patch({ text })}
        />
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
export function AddPassage({ id, sectionRef, title }: { id: string; sectionRef: string; title: string }) {
  const words = useReportWords().whole
  const draft = useDraft(`passage-new:${id}:${sectionRef}`, { text: '' })
  const [open, setOpen] = useState(false)
  const save = useCommand(reportsContract.savePassage, {
    onDone() {
      draft.done()
      announce(words.saved)
      setOpen(false)
    },
  })
  if (!open && draft.value.text === '')
    return (
      <Line why={null}>
        <Button kind="bare" aria-label={words.addTo(title)} onClick={() => setOpen(true)}>
          {words.add}
        </Button>
      </Line>
    )
  const send = () =>
    void save.run({
      id,
      passageId: freshId(),
      seenVersion: null,
      sectionRef,
      after: null,
      text: draft.value.text,
      marks: [],
      removed: false,
    })
  return (
    <Line why={<span>{words.written_}</span>}>
      <Form fault={save.fault} onSubmit={send}>
        <TextArea
          name="text"
          label={words.addTo(title)}
          value={draft.value.text}
          onChange={(text) => draft.patch({ text })}
        />
        <div className="acts">
          <Button kind="go" type="submit" disabledReason={save.busyReason}>
            {words.save}
          </Button>
          <Button
            onClick={() => {
              draft.done()
              setOpen(false)
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
