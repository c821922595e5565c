import type { FaultAnswer } from '#kernel/fault.ts'
import { ConflictDialog, type ConflictField } from '#kernel/web/parts/conflict-dialog.tsx'
import { ContributionView } from '../../model.ts'
import { useReportWords } from '../words.ts'
import { SAID, type PartEdits } from './edits.ts'

/** Two people changed one part: only what this person typed is asked about, line by line. */
export function PartClash({
  answer,
  edits,
  onSave,
  onLater,
}: {
  answer: FaultAnswer
  edits: PartEdits
  /** The edits that are left over the newer version. */
  onSave: (edits: PartEdits, saved: ContributionView) => void
  onLater: () => void
}) {
  const words = useReportWords().part
  const saved = ContributionView.parse((answer as { current?: unknown }).current)
  const items = saved.body?.items ?? []
  const fields: ConflictField[] = [
    ...items
      .filter((item) => item.assignmentId in edits.words)
      .map((item) => ({
        name: item.assignmentId,
        label: words.words(item.ref),
        saved: item.words,
        mine: edits.words[item.assignmentId] ?? '',
      })),
    ...SAID.filter((field) => field in edits.said).map((field) => ({
      name: field,
      label: words[field],
      saved: saved.body?.[field] ?? '',
      mine: edits.said[field] ?? '',
    })),
  ]
  return (
    <ConflictDialog
      title={words.clash}
      fields={fields}
      onLater={onLater}
      onSave={(chosen) => {
        const mine = <T,>(part: Record<string, T>) =>
          Object.fromEntries(Object.entries(part).filter(([name]) => chosen[name] !== 'saved'))
        onSave(
          {
            ...edits,
            seen: saved.version,
            words: mine(edits.words),
            said: mine(edits.said as Record<string, string>),
          },
          saved,
        )
      }}
    />
  )
}
