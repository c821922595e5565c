import { Question, type FieldProps } from '#kernel/web/parts/question.tsx'

/** Several of a short list, all in sight. */
export function CheckMany({
  choices,
  value,
  onChange,
  ...rest
}: Omit<FieldProps<readonly string[]>, 'onChange'> & {
  choices: readonly { value: string; label: string }[]
  onChange: (value: string[]) => void
}) {
  return (
    <Question {...rest} several>
      {() => (
        <div>
          {choices.map((choice) => (
            <label className="check" key={choice.value}>
              <input
                type="checkbox"
                checked={value.includes(choice.value)}
                onChange={(event) =>
                  onChange(
                    event.target.checked
                      ? [...value, choice.value]
                      : value.filter((one) => one !== choice.value),
                  )
                }
              />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
      )}
    </Question>
  )
}
