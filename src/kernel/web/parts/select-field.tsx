import { Question, type FieldProps } from './question.tsx'

/** A list of one or two words' choices (units of measure). A state is never chosen here: see `Options`. */
export function SelectField({
  options,
  value,
  onChange,
  ...rest
}: FieldProps<string> & { options: readonly { value: string; label: string }[] }) {
  return (
    <Question {...rest}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Question>
  )
}
