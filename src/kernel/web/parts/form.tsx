import { createContext, useContext, useMemo, type ReactNode, type SubmitEvent } from 'react'
import type { FaultAnswer } from '../../fault.ts'
import { ErrorSummary } from './error-summary.tsx'

const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map())

/** The error of the field of this name, from the fault of the form around it. */
export function useFieldError(name: string): string | undefined {
  return useContext(FieldErrors).get(name)
}

/** The id of a field's control, where the error summary leads to. */
export function fieldId(name: string): string {
  return `f-${name}`
}

/** A form: nothing is cleared when refused, the summary takes the focus, each fault stands at its field. */
export function Form({
  fault,
  onSubmit,
  label,
  id,
  children,
}: {
  fault?: FaultAnswer | null
  onSubmit: () => void
  label?: string
  /** For a button that stands outside, in a dialog's foot: `<Button type="submit" form={id}>`. */
  id?: string
  children: ReactNode
}) {
  const errors = useMemo(() => new Map((fault?.fields ?? []).map(({ path, text }) => [path, text])), [fault])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate id={id} onSubmit={submit} aria-label={label}>
      {fault === null || fault === undefined ? null : <ErrorSummary fault={fault} />}
      <FieldErrors value={errors}>{children}</FieldErrors>
    </form>
  )
}

/** The foot of a form: the main button and, beside it, where the text is saved. Fixed at the foot of the phone. */
export function FormFoot({ saved, children }: { saved?: ReactNode; children: ReactNode }) {
  return (
    <div className="form-foot">
      {children}
      {saved}
    </div>
  )
}
