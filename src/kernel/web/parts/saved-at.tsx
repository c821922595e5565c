import { timeOf } from '../../civil-date.ts'
import type { DraftView } from '../draft.ts'
import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'
import { Button } from './button.tsx'
import { Hint } from './hint.tsx'

/** Where unsent text is now: on the server since 14:32, or only on this open page. */
export function SavedAt({ draft }: { draft: Pick<DraftView<unknown>, 'status' | 'savedAt'> }) {
  const words = useKernelWords().saved
  if (draft.status === 'here')
    return (
      <span className="saved tone-soon" role="status">
        <Glyph name="cut" />
        {words.here}
      </span>
    )
  if (draft.savedAt === null || draft.status === 'clean' || draft.status === 'loading')
    return (
      <span className="saved">
        {draft.status === 'typing' || draft.status === 'saving' ? words.saving : ''}
      </span>
    )
  return <span className="saved">{words.at(timeOf(draft.savedAt))}</span>
}

/** A stored draft came after writing had begun: one of both, chosen by the person. */
export function OtherDraft({
  draft,
}: {
  draft: Pick<DraftView<unknown>, 'other'> & { takeOther: () => void; keepMine: () => void }
}) {
  const words = useKernelWords().saved
  if (draft.other === null) return null
  return (
    <Hint>
      <p>{words.other(timeOf(draft.other.savedAt))}</p>
      <div className="acts">
        <Button onClick={draft.takeOther}>{words.takeOther}</Button>
        <Button onClick={draft.keepMine}>{words.keepMine}</Button>
      </div>
    </Hint>
  )
}
