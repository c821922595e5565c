import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { reportsContract } from '../../contract.ts'
import type { ReportCard } from '../../model.ts'
import { useReportWords } from '../words.ts'

/** Cut-off and last day of a report that has not left yet. */
export function SettleDialog({ report, onClose }: { report: ReportCard; onClose: () => void }) {
  const words = useReportWords().report
  const [cutOff, setCutOff] = useState<string>(report.cutOff)
  const [due, setDue] = useState<string>(report.due)
  const settle = useCommand(reportsContract.settleReport, {
    onDone() {
      announce(words.settled)
      onClose()
    },
  })
  const send = () =>
    void settle.run({
      id: report.id,
      seenVersion: report.version,
      cutOff: cutOff as CivilDate,
      due: due as CivilDate,
    })
  return (
    <Dialog
      title={words.settleTitle}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="go" onClick={send} disabledReason={settle.busyReason}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className="sheet box">
        <Form fault={settle.fault} onSubmit={send}>
          <DateField
            name="cutOff"
            label={words.cutOff}
            help={words.cutOffHelp}
            near={report.cutOff}
            value={cutOff}
            onChange={setCutOff}
          />
          <DateField
            name="due"
            label={words.due}
            help={words.dueHelp}
            near={report.due}
            value={due}
            onChange={setDue}
          />
        </Form>
      </div>
    </Dialog>
  )
}
