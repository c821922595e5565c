import type { InputHTMLAttributes } from 'react'
import { Question, type FieldProps } from './question.tsx'

interface TextFieldProps
  extends
    FieldProps<string>,
    Pick<
      InputHTMLAttributes<HTMLInputElement>,
      'autoComplete' | 'inputMode' | 'maxLength' | 'type' | 'readOnly' | 'spellCheck'
    > {
  /** Takes the focus when its dialog opens. */
  first?: boolean
}

/**
 * One line of text. The value is handed on letter by letter and never rewritten, so that UniKey's backspaces and an
 * IME's composition meet the text they expect.
 */
export function TextField({
  name,
  label,
  help,
  error,
  optional,
  value,
  onChange,
  first,
  ...rest
}: TextFieldProps) {
  return (
    <Question {...question({ name, label, help, error, optional })}>
      {(control) => (
        <input
          {...rest}
          {...control}
          data-first={first}
          className="field"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Question>
  )
}

/** What a person writes for a document: serif, and tall enough for it. */
export function TextArea({
  name,
  label,
  help,
  error,
  optional,
  value,
  onChange,
  rows = 4,
}: FieldProps<string> & { rows?: number }) {
  return (
    <Question {...question({ name, label, help, error, optional })}>
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Question>
  )
}

// Leaves out what is absent, as exactOptionalPropertyTypes asks.
function question(props: {
  name: string
  label: string
  help: FieldProps<unknown>['help']
  error: string | undefined
  optional: boolean | undefined
}) {
  const { optional, ...rest } = props
  return optional === true ? { ...rest, optional } : rest
}
