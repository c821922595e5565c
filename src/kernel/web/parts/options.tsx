import { Glyph, type GlyphName } from '../icons.tsx'
import { Question, type FieldProps } from './question.tsx'

export interface Option<V extends string> {
  value: V
  label: string
  note?: string
  glyph?: GlyphName
}

/** A choice by large options, for states above all. */
export function Options<V extends string>({
  options,
  value,
  onChange,
  ...rest
}: Omit<FieldProps<V | null>, 'onChange'> & { options: readonly Option<V>[]; onChange: (value: V) => void }) {
  return (
    <Question {...rest} several>
      {(control) => (
        <div className="options">
          {options.map((option) => (
            <label className="option" key={option.value}>
              <input
                type="radio"
                name={control.id}
                value={option.value}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
              />
              {option.glyph === undefined ? null : <Glyph name={option.glyph} />}
              <span>
                {option.label}
                {option.note === undefined ? null : <small>{option.note}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Question>
  )
}

/** One statement that is true or not. */
export function CheckField({
  name,
  label,
  value,
  onChange,
}: Pick<FieldProps<boolean>, 'name' | 'label' | 'value' | 'onChange'>) {
  return (
    <label className="check">
      <input
        id={`f-${name}`}
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
