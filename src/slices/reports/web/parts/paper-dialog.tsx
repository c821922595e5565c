import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { FileField } from '#kernel/web/parts/file-field.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { useFiles } from '#kernel/web/parts/use-files.ts'

/** Number, day and scan of a paper: of a body that sent one, or of the report that came back signed. */
export function PaperDialog({
  title,
  labels,
  names,
  today,
  fault,
  busyReason,
  go,
  later,
  onSend,
  onClose,
}: {
  title: string
  labels: { number: string; day: string; scan: string; seenBy: string }
  names: { number: string; day: string; scan: string }
  today: CivilDate
  fault: FaultAnswer | null
  busyReason: string | undefined
  go: string
  later: string
  onSend: (paper: { number: string; day: CivilDate; scan: string | null }) => void
  onClose: () => void
}) {
  const [number, setNumber] = useState('')
  const [day, setDay] = useState<string>(today)
  const scan = useFiles()
  const send = () => {
    if (scan.ready !== null)
      onSend({ number: number.trim(), day: day as CivilDate, scan: scan.ready[0]?.file ?? null })
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{later}</Button>
          <Button kind="go" onClick={send} disabledReason={busyReason}>
            {go}
          </Button>
        </>
      }
    >
      <div className="sheet box">
        <Form fault={fault} onSubmit={send}>
          <TextField
            name={names.number}
            label={labels.number}
            value={number}
            onChange={setNumber}
            maxLength={60}
            first
          />
          <DateField
            name={names.day}
            label={labels.day}
            near={today}
            max={today}
            value={day}
            onChange={setDay}
          />
          <FileField
            name={names.scan}
            label={labels.scan}
            optional
            files={scan}
            seenBy={labels.seenBy}
            camera
          />
        </Form>
      </div>
    </Dialog>
  )
}
