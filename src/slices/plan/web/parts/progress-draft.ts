import { CivilDate, printDay } from '#kernel/civil-date.ts'
import type { ProgressView, TaskState } from '../../model.ts'
import type { QuantityRow } from './quantity-rows.tsx'

/** What the form holds while it is written; kept on the server as a draft. */
export interface ProgressDraft {
  state: TaskState | null
  words: string
  period: boolean
  from: string
  to: string
  quantities: QuantityRow[]
  /** Ids of the replaced entry's files that go on. */
  kept: string[]
  sameEvent: string
  paperNumber: string
  paperDay: string
}

/** What stands in the form at first: the entry that is corrected, or nothing. */
export function initialDraft(replaced: ProgressView | null, today: string): ProgressDraft {
  return {
    state: replaced?.state ?? null,
    words: replaced?.words ?? '',
    period: replaced !== null && replaced.from !== replaced.to,
    from: replaced?.from ?? '',
    to: replaced?.to ?? today,
    quantities: (replaced?.quantities ?? []).map(({ measureId, amount }) => ({ measureId, amount })),
    kept: (replaced?.evidence ?? []).map((file) => file.id),
    sameEvent: replaced?.sameEvent ?? '',
    paperNumber: replaced?.paper?.number ?? '',
    paperDay: replaced?.paper?.day ?? '',
  }
}

/** Days as a person reads them, for comparing two versions. */
export function printDays(from: string, to: string): string {
  const print = (text: string) => {
    const read = CivilDate.safeParse(text)
    return read.success ? printDay(read.data) : text
  }
  return from === to || from === '' ? print(to) : `${print(from)} – ${print(to)}`
}
