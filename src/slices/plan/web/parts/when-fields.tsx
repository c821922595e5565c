import type { CivilDate } from '#kernel/civil-date.ts'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { usePlanWords } from '../words.ts'
import type { ProgressDraft } from './progress-draft.ts'

/** The day or the period in which it happened. */
export function WhenFields({
  value,
  patch,
  today,
}: {
  value: ProgressDraft
  patch: (change: Partial<ProgressDraft>) => void
  today: CivilDate
}) {
  const words = usePlanWords().form
  return (
    <>
      <Options
        name="when"
        label={words.when}
        value={value.period ? 'period' : 'day'}
        onChange={(choice) => patch({ period: choice === 'period' })}
        options={[
          { value: 'day', label: words.oneDay },
          { value: 'period', label: words.period },
        ]}
      />
      {value.period ? (
        <DateField
          name="from"
          label={words.from}
          near={today}
          max={today}
          value={value.from}
          onChange={(from) => patch({ from })}
        />
      ) : null}
      <DateField
        name="to"
        label={value.period ? words.to : words.day}
        near={today}
        max={today}
        value={value.to}
        onChange={(to) => patch({ to })}
      />
    </>
  )
}
