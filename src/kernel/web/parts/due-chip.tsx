import type { ReactNode } from 'react'
import { printDay, type CivilDate } from '../../civil-date.ts'
import { Glyph, type GlyphName } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'

/** How a last day came about; opened on demand. */
export interface DueBasis {
  /** The words as printed, how the day was counted, which holidays were skipped. */
  sentences: readonly string[]
  /** A link to the passage. */
  clause?: ReactNode
}

interface Common {
  basis?: DueBasis | undefined
  /** Nobody has checked the rule against the text yet. */
  unchecked?: boolean | undefined
}

/** A last day. `left`: working days left, 0 on the day itself, negative: calendar days overdue. `metOn`: the day it was done. */
export interface Due extends Common {
  day: CivilDate
  left: number
  metOn?: CivilDate | null
}

/** The clock of the law: word first, day second, basis on opening. Amber from 3 working days, red only when late. */
export function DueChip({ day, left, metOn, ...common }: Due) {
  const words = useKernelWords().due
  const on = words.on(printDay(day))
  if (metOn !== undefined && metOn !== null) {
    const late = metOn > day
    return (
      <Chip
        {...common}
        glyph="done"
        tone={late ? 'tone-quiet' : 'tone-act'}
        words={late ? words.metLate(-left) : words.met}
        when={printDay(metOn)}
      />
    )
  }
  if (left < 0) return <Chip {...common} glyph="late" tone="tone-late" words={words.late(-left)} when={on} />
  const soon = left <= 3
  const text = left === 0 ? words.today : words.daysLeft(left)
  return (
    <Chip
      {...common}
      glyph={soon ? 'soon' : 'calm'}
      tone={soon ? 'tone-soon' : 'tone-quiet'}
      words={text}
      when={on}
    />
  )
}

/** A deadline in clock hours. `minutesLeft` negative: overdue. `soonBelow`: minutes from which it is amber. */
export function HoursChip({
  minutesLeft,
  soonBelow,
  when,
  ...common
}: Common & { minutesLeft: number; soonBelow: number; when: string }) {
  const words = useKernelWords().due
  if (minutesLeft < 0)
    return (
      <Chip
        {...common}
        glyph="late"
        tone="tone-late"
        words={words.lateHours(Math.ceil(-minutesLeft / 60))}
        when={when}
      />
    )
  const soon = minutesLeft <= soonBelow
  const text = words.hours(Math.floor(minutesLeft / 60), Math.floor(minutesLeft % 60))
  return (
    <Chip
      {...common}
      glyph={soon ? 'soon' : 'calm'}
      tone={soon ? 'tone-soon' : 'tone-quiet'}
      words={text}
      when={when}
    />
  )
}

function Chip(props: Common & { glyph: GlyphName; tone: string; words: string; when: string }) {
  const words = useKernelWords().due
  const { basis } = props
  return (
    <div className={`due ${props.tone}`}>
      <Glyph name={props.glyph} />
      <div>
        {props.words}
        <small>{props.when}</small>
        {props.unchecked === true ? (
          <small>
            <span className="unchecked">{words.unchecked}</span>
          </small>
        ) : null}
        {basis === undefined ? null : (
          <details>
            <summary>{words.basis}</summary>
            <div>
              <ul>
                {basis.sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              {basis.clause}
            </div>
          </details>
        )}
      </div>
    </div>
  )
}
