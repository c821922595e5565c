import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { Combobox, type ComboboxProps } from './combobox.tsx'
import type { Choice } from './use-matches.ts'

/** Several choices: those taken stand above, each with its way out; the combobox adds. */
export function PickMany({
  value,
  onChange,
  choices,
  ...rest
}: Omit<ComboboxProps, 'value' | 'onChange'> & {
  value: readonly Choice[]
  onChange: (value: Choice[]) => void
}) {
  const words = useKernelWords().form
  const taken = new Set(value.map((choice) => choice.id))
  const left = typeof choices === 'function' ? choices : choices.filter((choice) => !taken.has(choice.id))
  const add = (choice: Choice | null) => {
    if (choice !== null && !taken.has(choice.id)) onChange([...value, choice])
  }
  return (
    <>
      <Combobox {...rest} choices={left} value={null} onChange={add} />
      {value.length === 0 ? null : (
        <ul className="chosen q" aria-label={words.chosen(value.length)}>
          {value.map((choice) => (
            <li key={choice.id}>
              <span>{choice.label}</span>
              <button
                type="button"
                className="btn icon"
                aria-label={words.remove(choice.label)}
                onClick={() => onChange(value.filter((other) => other.id !== choice.id))}
              >
                <Glyph name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
