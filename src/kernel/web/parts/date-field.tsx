import { useRef, useState } from 'react'
import { CivilDate, printDay } from '../../civil-date.ts'
import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { readDay } from '../read-day.ts'
import { Question, type FieldProps } from './question.tsx'

/**
 * A day, typed (25/11, 25112026) or taken from the calendar. `value` is the day as YYYY-MM-DD, or what was typed while
 * it is no day. `near` gives the year when none is typed. Text is rewritten only on leaving the field.
 */
export function DateField({
  near,
  min,
  max,
  value,
  onChange,
  ...rest
}: FieldProps<string> & { near: CivilDate; min?: CivilDate; max?: CivilDate }) {
  const words = useKernelWords().form
  const [typing, setTyping] = useState<string | null>(null)
  const calendar = useRef<HTMLInputElement>(null)
  const iso = CivilDate.safeParse(value)
  const unreadable = typing === null && value !== '' && !iso.success ? words.unreadableDay(value) : undefined
  const type = (text: string) => {
    setTyping(text)
    onChange(readDay(text, near) ?? text)
  }
  return (
    <Question {...rest} help={rest.help ?? words.dayHelp} error={rest.error ?? unreadable}>
      {(control) => (
        <div className="date">
          <input
            {...control}
            className="field"
            autoComplete="off"
            value={typing ?? (iso.success ? printDay(iso.data) : value)}
            onFocus={(event) => setTyping(event.target.value)}
            onBlur={() => setTyping(null)}
            onChange={(event) => type(event.target.value)}
          />
          <button
            type="button"
            className="btn icon"
            aria-label={words.calendar(rest.label)}
            onClick={() => calendar.current?.showPicker()}
          >
            <Glyph name="calendar" />
          </button>
          <input
            ref={calendar}
            className="native"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={min}
            max={max}
            value={iso.success ? iso.data : ''}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Question>
  )
}
