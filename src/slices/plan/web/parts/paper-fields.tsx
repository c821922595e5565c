import type { CivilDate } from '#kernel/civil-date.ts'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { FileField } from '#kernel/web/parts/file-field.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import type { Files } from '#kernel/web/parts/use-files.ts'
import { usePlanWords } from '../words.ts'
import type { ProgressDraft } from './progress-draft.ts'

/** Number, day and scan of the paper by which a body sent what is typed for it. */
export function PaperFields({
  value,
  patch,
  scan,
  today,
}: {
  value: ProgressDraft
  patch: (change: Partial<ProgressDraft>) => void
  scan: Files
  today: CivilDate
}) {
  const words = usePlanWords().form
  return (
    <fieldset className="paper-fields">
      <legend>{words.paperTitle}</legend>
      <TextField
        name="paper.number"
        label={words.paperNumber}
        help={words.paperNumberHelp}
        value={value.paperNumber}
        onChange={(paperNumber) => patch({ paperNumber })}
        maxLength={60}
      />
      <DateField
        name="paper.day"
        label={words.paperDay}
        near={today}
        max={today}
        value={value.paperDay}
        onChange={(paperDay) => patch({ paperDay })}
      />
      <FileField name="paper.scan" label={words.scan} optional files={scan} seenBy={words.seenBy} camera />
    </fieldset>
  )
}
