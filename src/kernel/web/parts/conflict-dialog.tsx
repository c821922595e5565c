import { useRef, useState, type KeyboardEvent } from 'react'
import { useKernelWords } from '../lang.tsx'
import { diffWords, type Stretch } from '../word-diff.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConflictField {
  name: string
  label: string
  saved: string
  mine: string
}

export type Side = 'saved' | 'mine'

/**
 * Two people changed the same record: one row per differing field, saved left, mine right, one key each. Nothing is
 * chosen for the person, nothing is lost by leaving. `fields` that are equal are left out here.
 */
export function ConflictDialog({
  title,
  saved,
  mineSince,
  fields,
  onSave,
  onLater,
}: {
  title: string
  /** Who saved meanwhile and at what time, where known. */
  saved?: { who: string; time: string }
  mineSince?: string
  fields: readonly ConflictField[]
  onSave: (chosen: Record<string, Side>) => void
  onLater: () => void
}) {
  const words = useKernelWords().conflict
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const rows = useRef(new Map<string, HTMLDivElement>())
  const differing = fields.filter((field) => field.saved !== field.mine)
  const left = differing.length - Object.keys(chosen).length

  const focus = (index: number, side: Side) => {
    const row = rows.current.get(differing[index]?.name ?? '')
    row?.querySelector<HTMLInputElement>(`input[value="${side}"]`)?.focus()
  }
  const choose = (name: string, side: Side) => setChosen((before) => ({ ...before, [name]: side }))
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const { name } = differing[index]!
    const side = { '1': 'saved', ArrowLeft: 'saved', '2': 'mine', ArrowRight: 'mine' }[event.key] as
      | Side
      | undefined
    if (side !== undefined) {
      event.preventDefault()
      choose(name, side)
      const onward = event.key === '1' || event.key === '2'
      focus(onward && index < differing.length - 1 ? index + 1 : index, side)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const next = index + (event.key === 'ArrowDown' ? 1 : -1)
      if (differing[next] !== undefined) focus(next, chosen[differing[next].name] ?? 'saved')
    }
  }
  return (
    <Dialog
      title={title}
      told={saved === undefined ? words.toldNobody : words.told(saved.who, saved.time)}
      onClose={onLater}
      foot={
        <>
          <span className="meta" id="conflict-left">
            {left === 0
              ? words.progress(differing.length, differing.length)
              : `${words.saveReason(left)}. ${words.keys}`}
          </span>
          <Button onClick={onLater}>{words.later}</Button>
          <Button
            kind="go"
            {...(left === 0 ? {} : { disabledReason: words.saveReason(left), reasonId: 'conflict-left' })}
            onClick={() => onSave(chosen)}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className="cmp hd" aria-hidden="true">
        <span />
        <span>
          {words.saved}
          {saved === undefined ? null : (
            <small>
              {saved.who}, {saved.time}
            </small>
          )}
        </span>
        <span>
          {words.mine}
          <small>{mineSince === undefined ? words.mineUnsaved : words.mineSince(mineSince)}</small>
        </span>
      </div>
      {differing.map((field, index) => {
        const diff = diffWords(field.saved, field.mine)
        return (
          <div
            className="cmp"
            key={field.name}
            role="radiogroup"
            aria-label={field.label}
            tabIndex={-1}
            ref={(row) => {
              if (row !== null) rows.current.set(field.name, row)
            }}
            onKeyDown={(event) => onKeyDown(event, index)}
          >
            <span aria-hidden="true">{field.label}</span>
            {(['saved', 'mine'] as const).map((side) => (
              <label className={side === 'mine' ? 'pick me' : 'pick'} key={side}>
                <input
                  type="radio"
                  name={`conflict-${field.name}`}
                  value={side}
                  checked={chosen[field.name] === side}
                  onChange={() => choose(field.name, side)}
                  {...(index === 0 && side === 'saved' ? { 'data-first': true } : {})}
                />
                <span>
                  <span className="side">{words[side]}</span>
                  <span className="vh">{words[side]}: </span>
                  <Version stretches={side === 'saved' ? diff.a : diff.b} empty={words.empty} />
                </span>
              </label>
            ))}
          </div>
        )
      })}
    </Dialog>
  )
}

function Version({ stretches, empty }: { stretches: readonly Stretch[]; empty: string }) {
  if (stretches.every((stretch) => stretch.text.trim() === '')) return <i>{empty}</i>
  return stretches.map((stretch, index) =>
    stretch.differs ? <mark key={index}>{stretch.text}</mark> : <span key={index}>{stretch.text}</span>,
  )
}
