import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Form, FormFoot } from '#kernel/web/parts/form.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { OtherDraft, SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { reportsContract } from '../../contract.ts'
import type { ContributionBody, ContributionView } from '../../model.ts'
import { useReportWords } from '../words.ts'
import { hasEdits, noEdits, withEdits, wrongEstimate, type PartEdits } from './edits.ts'
import { PaperDialog } from './paper-dialog.tsx'
import { PartBody } from './part-body.tsx'
import { PartClash } from './part-clash.tsx'

type Paper = { number: string; day: CivilDate; scan: string | null }

/** Writing a part: every letter is kept on the server within five seconds; saving and sending are the person's. */
export function PartEditor({
  view,
  body,
  behalf,
  lead,
  today,
}: {
  view: ContributionView
  body: ContributionBody
  behalf: boolean
  lead: string
  today: CivilDate
}) {
  const words = useReportWords().part
  const draft = useDraft<PartEdits>(`contribution:${view.id}`, noEdits)
  const [clash, setClash] = useState<FaultAnswer | null>(null)
  const [wrong, setWrong] = useState<FaultAnswer | null>(null)
  const [paper, setPaper] = useState(false)
  const edits = draft.value
  const at = { id: view.reportId, agencyId: view.agencyId }
  const seen = edits.seen ?? view.version ?? 0
  const save = useCommand(reportsContract.saveContribution, { onConflict: setClash })
  const refresh = useCommand(reportsContract.draftContribution, { onDone: () => announce(words.refreshed) })
  const send = useCommand(reportsContract.sendContribution, {
    onDone() {
      setPaper(false)
      announce(words.sent(lead))
    },
    onConflict: () => setWrong({ code: 'version.conflict', text: words.reload }),
  })

  const keep = async (now: PartEdits = edits, over: ContributionBody = body, version = seen) => {
    const bad = wrongEstimate(now)
    const text = bad === null ? '' : words.notNumber(bad.typed)
    setWrong(bad === null ? null : { code: 'input.invalid', text, fields: [{ path: bad.path, text }] })
    if (bad !== null) return null
    if (!hasEdits(now)) return version
    const saved = await save.run({ ...at, seenVersion: version, body: withEdits(over, now) })
    if (saved === null) return null
    draft.done()
    return saved.version
  }
  const saveOnly = async () => {
    if ((await keep()) !== null) announce(words.saved)
  }
  const sendOff = async (from: Paper | null) => {
    const version = await keep()
    if (version !== null) void send.run({ ...at, sendingId: freshId(), seenVersion: version, paper: from })
  }
  const takeNew = async () => {
    const version = await keep()
    if (version !== null) void refresh.run({ ...at, contributionId: freshId(), seenVersion: version })
  }
  const busy = save.busyReason ?? send.busyReason ?? refresh.busyReason
  return (
    <>
      <OtherDraft draft={draft} />
      <Form
        fault={wrong ?? save.fault ?? refresh.fault ?? (paper ? null : send.fault)}
        onSubmit={() => (behalf ? setPaper(true) : void sendOff(null))}
        label={words.tasks}
      >
        {view.stale ? (
          <Hint>
            <p>{words.stale}</p>
            <Button onClick={() => void takeNew()} disabledReason={refresh.busyReason}>
              {words.refresh}
            </Button>
          </Hint>
        ) : null}
        <PartBody
          view={view}
          body={body}
          edits={edits}
          write={(change) => draft.set({ ...change(edits), seen })}
        />
        <FormFoot saved={<SavedAt draft={draft} />}>
          <Button kind="go" type="submit" disabledReason={busy}>
            {words.send}
          </Button>
          <Button onClick={() => void saveOnly()}>{words.save}</Button>
        </FormFoot>
      </Form>
      {paper ? (
        <PaperDialog
          title={words.paperTitle}
          labels={{ number: words.paperNumber, day: words.paperDay, scan: words.scan, seenBy: words.seenBy }}
          names={{ number: 'paper.number', day: 'paper.day', scan: 'paper.scan' }}
          today={today}
          fault={send.fault}
          busyReason={busy}
          go={words.send}
          later={words.later}
          onSend={(one) => void sendOff(one)}
          onClose={() => setPaper(false)}
        />
      ) : null}
      {clash === null ? null : (
        <PartClash
          answer={clash}
          edits={edits}
          onLater={() => setClash(null)}
          onSave={(left, saved) => {
            setClash(null)
            draft.set(left)
            void keep(left, saved.body ?? body, saved.version ?? 0)
          }}
        />
      )}
    </>
  )
}
