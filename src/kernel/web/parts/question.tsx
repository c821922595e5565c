import type { ReactNode } from 'react'
import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { fieldId, useFieldError } from './form.tsx'

/** What all fields share. `name` is the path of the field in the command's input, so that faults find it. */
export interface FieldProps<V> {
  name: string
  label: string
  help?: ReactNode
  /** An error found here; the form's fault comes by itself. */
  error?: string | undefined
  optional?: boolean
  value: V
  onChange: (value: V) => void
}

/** The attributes by which a control is tied to its label, help and error. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface QuestionProps extends Pick<FieldProps<unknown>, 'name' | 'label' | 'help' | 'error' | 'optional'> {
  /** Several controls under one question: fieldset and legend instead of a label. */
  several?: boolean
  children: (control: ControlProps) => ReactNode
}

/** Label above, help beneath it, the error between label and field. */
export function Question({ name, label, help, error, optional, several, children }: QuestionProps) {
  const words = useKernelWords().form
  const fault = useFieldError(name)
  const said = error ?? fault
  const id = fieldId(name)
  const describedBy = [help === undefined ? '' : `${id}-help`, said === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ')
  const control: ControlProps = {
    id,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': said === undefined ? undefined : true,
  }
  const heading = (
    <>
      {label}
      {optional === true ? <span className="optional"> ({words.optional})</span> : null}
    </>
  )
  const rest = (
    <>
      {help === undefined ? null : (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {said === undefined ? null : (
        <p className="msg" id={`${id}-error`}>
          <Glyph name="late" />
          <span>{said}</span>
        </p>
      )}
      {children(control)}
    </>
  )
  const classes = said === undefined ? 'q' : 'q err'
  return several === true ? (
    <fieldset className={classes} id={id} aria-describedby={control['aria-describedby']}>
      <legend>{heading}</legend>
      {rest}
    </fieldset>
  ) : (
    <div className={classes}>
      <label htmlFor={id}>{heading}</label>
      {rest}
    </div>
  )
}
