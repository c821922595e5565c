import { Options } from '#kernel/web/parts/options.tsx'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { planContract } from '../../contract.ts'
import type { AssignmentView } from '../../model.ts'
import { usePlanWords } from '../words.ts'
import { printDays } from './progress-draft.ts'

/** A supporting body says that its event is one the lead reported, so that it is not counted twice. */
export function SameEvent({
  data,
  line,
  value,
  onChange,
}: {
  data: AnswerOf<typeof planContract.getTask>
  line: AssignmentView
  value: string
  onChange: (value: string) => void
}) {
  const words = usePlanWords().form
  const leads = new Set(data.task.assignments.filter((one) => one.role === 'lead').map((one) => one.id))
  const events = data.progress.filter((entry) => leads.has(entry.assignmentId) && entry.sameEvent === null)
  if (line.role === 'lead' || events.length === 0) return null
  return (
    <Options
      name="sameEvent"
      label={words.sameEvent}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: words.sameEventNone },
        ...events.map((entry) => ({
          value: entry.id,
          label: `${entry.agencyName}, ${printDays(entry.from, entry.to)}`,
          note: entry.words.slice(0, 120),
        })),
      ]}
    />
  )
}
