import type { ReactNode } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { usePlanWords } from '../words.ts'

/** The frame of the dialogs that change a task: told, form, way out, one verb. */
export function TaskDialog({
  title,
  told,
  verb,
  busyReason,
  disabledReason,
  fault,
  moved,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  told?: string
  verb: string
  busyReason: string | undefined
  disabledReason?: string | undefined
  fault: FaultAnswer | null
  moved?: boolean
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const words = usePlanWords()
  const reason = busyReason ?? disabledReason
  return (
    <Dialog
      title={title}
      told={told}
      onClose={onClose}
      foot={
        <>
          <span className="meta" id="dialog-reason" role="status">
            {reason}
          </span>
          <Button onClick={onClose}>{words.edit.cancel}</Button>
          <Button kind="go" disabledReason={reason} reasonId="dialog-reason" onClick={onSubmit}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        {moved === true ? <Hint>{words.plan.moved}</Hint> : null}
        <Form fault={fault} onSubmit={onSubmit} label={title}>
          {children}
        </Form>
      </div>
    </Dialog>
  )
}
