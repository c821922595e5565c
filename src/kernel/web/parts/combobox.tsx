import { useState, type KeyboardEvent } from 'react'
import { marked } from '../fold.ts'
import { useKernelWords } from '../lang.tsx'
import { Question, type FieldProps } from './question.tsx'
import { useMatches, type Choice } from './use-matches.ts'

export interface ComboboxProps extends FieldProps<Choice | null> {
  /** All choices, or a search for those that are too many; searched without diacritics. */
  choices: readonly Choice[] | ((text: string, signal: AbortSignal) => Promise<readonly Choice[]>)
}

/** An input with a list of what matches (ARIA combobox, list autocomplete). Leaving it keeps the last choice. */
export function Combobox({ choices, value, onChange, ...rest }: ComboboxProps) {
  const words = useKernelWords().form
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const matches = useMatches(choices, typed ?? '', open)

  const pick = (choice: Choice) => {
    onChange(choice)
    close()
  }
  const close = () => {
    setOpen(false)
    setTyped(null)
    setActive(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = matches.length - 1
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1)
      else setActive(active <= 0 ? last : active - 1)
    } else if (event.key === 'Enter' && open && matches[active] !== undefined) {
      event.preventDefault()
      pick(matches[active])
    } else if (event.key === 'Escape' && (open || typed !== null)) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  const asked = typed ?? ''
  return (
    <Question {...rest}>
      {(control) => (
        <div className="combo">
          <input
            {...control}
            className="field"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${control.id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={
              open && matches[active] !== undefined ? `${control.id}-${active}` : undefined
            }
            autoComplete="off"
            value={typed ?? value?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value)
              setActive(0)
              setOpen(true)
              if (event.target.value === '') onChange(null)
            }}
            onClick={() => setOpen(true)}
            onBlur={close}
            onKeyDown={onKeyDown}
          />
          <span className="vh" role="status">
            {open ? words.results(matches.length) : ''}
          </span>
          <div
            className="list"
            role="listbox"
            id={`${control.id}-list`}
            aria-label={rest.label}
            hidden={!open || matches.length === 0}
          >
            {open
              ? matches.map((choice, index) => (
                  // The keyboard works through the input's active descendant, as the pattern asks.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={choice.id}
                    id={`${control.id}-${index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index === active}
                    ref={index === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => pick(choice)}
                  >
                    <b>
                      <Marked text={choice.label} asked={asked} />
                    </b>
                    {choice.note === undefined ? null : (
                      <div className="meta">
                        <Marked text={choice.note} asked={asked} />
                      </div>
                    )}
                  </div>
                ))
              : null}
          </div>
          {open && matches.length === 0 && asked !== '' ? (
            <p className="list none">{words.none(asked)}</p>
          ) : null}
        </div>
      )}
    </Question>
  )
}

function Marked({ text, asked }: { text: string; asked: string }) {
  return marked(text, asked).map((piece, index) =>
    piece.hit ? <u key={index}>{piece.text}</u> : <span key={index}>{piece.text}</span>,
  )
}
