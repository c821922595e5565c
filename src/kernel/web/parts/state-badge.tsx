import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'

export type StateName =
  | 'done'
  | 'doing'
  | 'todo'
  | 'nil'
  | 'silent'
  | 'late'
  | 'sent'
  | 'back'
  | 'paper'
  | 'knot'

const TONES: Record<StateName, string> = {
  done: 'tone-act',
  doing: 'tone-act',
  todo: 'tone-quiet',
  nil: 'tone-quiet',
  silent: 'tone-quiet',
  late: 'tone-late',
  sent: 'tone-ink',
  back: 'tone-late',
  paper: 'tone-other',
  knot: 'tone-soon',
}

/** A state by shape and word. `silent` and `late` are derived, so nothing on a screen may set them. */
export function StateBadge({ state, words }: { state: StateName; words?: string }) {
  const kernel = useKernelWords()
  return (
    <span className={`state ${TONES[state]}`}>
      <Glyph name={state} />
      <span>{words ?? kernel.state[state]}</span>
    </span>
  )
}
