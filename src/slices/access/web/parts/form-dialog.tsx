import type { ReactNode } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { Dialog } from '#kernel/web/parts/dialog.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { useAccessWords } from '../words.ts'

/** A short form in a dialog: one act with its verb, and the way back that loses nothing on the record. */
export function FormDialog({
  id,
  title,
  told,
  verb,
  command,
  onSubmit,
  onClose,
  children,
}: {
  id: string
  title: string
  told?: ReactNode
  verb: string
  command: { fault: FaultAnswer | null; busyReason: string | undefined }
  onSubmit: () => void
  onClose: () => void
  children?: ReactNode
}) {
  const words = useAccessWords()
  return (
    <Dialog
      title={title}
      told={told}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button kind="go" type="submit" form={id} disabledReason={command.busyReason}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        <Form id={id} label={title} fault={command.fault} onSubmit={onSubmit}>
          {children}
        </Form>
      </div>
    </Dialog>
  )
}
