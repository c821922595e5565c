import type { SentOf } from '#kernel/endpoint.ts'
import type { FaultAnswer } from '#kernel/fault.ts'
import { timeOf } from '#kernel/civil-date.ts'
import { printNumber } from '#kernel/message.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { ConflictDialog, type ConflictField } from '#kernel/web/parts/conflict-dialog.tsx'
import type { planContract } from '../../contract.ts'
import { ProgressView, type Evidence, type Measure } from '../../model.ts'
import { measureName, usePlanWords } from '../words.ts'
import { printDays, type ProgressDraft } from './progress-draft.ts'
import { readQuantities, type QuantityRow } from './quantity-rows.tsx'

interface Chosen {
  draft: Partial<ProgressDraft>
  sent: Partial<SentOf<typeof planContract.reportProgress>>
  /** Files of the newer entry, which go on. */
  held: readonly Evidence[]
}

/** Two people corrected the same entry: each differing field is chosen, then saved over the newer one. */
export function ProgressClash({
  answer,
  mine,
  measures,
  onSave,
  onLater,
}: {
  answer: FaultAnswer
  mine: ProgressDraft
  measures: readonly Measure[]
  onSave: (change: Chosen) => void
  onLater: () => void
}) {
  const words = usePlanWords()
  const lang = useLang()
  const saved = ProgressView.parse((answer as { current?: unknown }).current)
  const figures = (rows: readonly QuantityRow[]) =>
    rows
      .map(({ measureId, amount }) => {
        const measure = measures.find((one) => one.id === measureId)
        return `${typeof amount === 'number' ? printNumber(amount, lang) : amount} ${measure === undefined ? '' : measureName(measure, lang)}`
      })
      .join(', ')
  const fields: ConflictField[] = [
    {
      name: 'state',
      label: words.form.clashState,
      saved: words.states[saved.state],
      mine: mine.state === null ? '' : words.states[mine.state],
    },
    { name: 'words', label: words.form.clashWords, saved: saved.words, mine: mine.words.trim() },
    {
      name: 'days',
      label: words.form.clashDays,
      saved: printDays(saved.from, saved.to),
      mine: printDays(mine.period ? mine.from : mine.to, mine.to),
    },
    {
      name: 'quantities',
      label: words.form.clashQuantities,
      saved: figures(saved.quantities),
      mine: figures(mine.quantities),
    },
  ]
  return (
    <ConflictDialog
      title={words.form.clash}
      saved={{ who: saved.enteredBy, time: timeOf(saved.enteredAt) }}
      fields={fields}
      onLater={onLater}
      onSave={(chosen) => {
        const draft: Partial<ProgressDraft> = {
          ...(chosen['state'] === 'saved' ? { state: saved.state } : {}),
          ...(chosen['words'] === 'saved' ? { words: saved.words } : {}),
          ...(chosen['days'] === 'saved'
            ? { from: saved.from, to: saved.to, period: saved.from !== saved.to }
            : {}),
          ...(chosen['quantities'] === 'saved' ? { quantities: saved.quantities } : {}),
        }
        const now = { ...mine, ...draft }
        onSave({
          draft,
          held: saved.evidence,
          sent: {
            state: now.state!,
            words: now.words.trim(),
            from: now.period ? now.from : now.to,
            to: now.to,
            quantities: readQuantities(now.quantities, words.form).quantities,
            replaces: saved.id,
          },
        })
      }}
    />
  )
}
