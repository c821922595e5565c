import { useState } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { SavedAt } from '#kernel/web/parts/saved-at.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { reportsContract } from '../../contract.ts'
import type { ContributionView } from '../../model.ts'
import { useReportWords } from '../words.ts'

/** *Đề nghị bổ sung*: what is missing, in the lead's own words. */
export function ReturnDialog({ view, onClose }: { view: ContributionView; onClose: () => void }) {
  const words = useReportWords().part
  const draft = useDraft(`return:${view.id}`, { reason: '' })
  const [missing, setMissing] = useState<FaultAnswer | null>(null)
  const giveBack = useCommand(reportsContract.returnContribution, {
    onDone() {
      draft.done()
      announce(words.givenBack)
      onClose()
    },
  })
  const send = () => {
    const reason = draft.value.reason.trim()
    setMissing(
      reason === ''
        ? {
            code: 'input.invalid',
            text: words.reasonMissing,
            fields: [{ path: 'reason', text: words.reasonMissing }],
          }
        : null,
    )
    if (reason !== '')
      void giveBack.run({
        id: view.reportId,
        agencyId: view.agencyId,
        seenVersion: view.version ?? 0,
        reason,
      })
  }
  return (
    <Dialog
      title={words.giveBackTitle}
      told={view.agencyName}
      onClose={onClose}
      foot={
        <>
          <SavedAt draft={draft} />
          <Button onClick={onClose}>{words.later}</Button>
          <Button kind="go" onClick={send} disabledReason={giveBack.busyReason}>
            {words.giveBack}
          </Button>
        </>
      }
    >
      <div className="sheet box">
        <Form fault={missing ?? giveBack.fault} onSubmit={send}>
          <TextArea
            name="reason"
            label={words.reason}
            help={words.reasonHelp}
            value={draft.value.reason}
            onChange={(reason) => draft.patch({ reason })}
          />
        </Form>
      </div>
    </Dialog>
  )
}
