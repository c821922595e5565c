import { dayOf, printDay, timeOf, type Instant } from '#kernel/civil-date.ts'
import { printNumber, type Lang, type Messages } from '#kernel/message.ts'
import { useLang, useWords } from '#kernel/web/lang.tsx'
import type { StateName } from '#kernel/web/parts/state-badge.tsx'
import { useRead } from '#kernel/web/read.ts'
import { sessionContract, type Me } from '#slices/access/contract.ts'
import { planContract } from '#slices/plan/contract.ts'
import type { Measure, Quantity, TaskState } from '#slices/plan/model.ts'
import { en } from '../messages/en.ts'
import { vi } from '../messages/vi.ts'
import type { ContributionState } from '../model.ts'

const catalogue = { vi, en }
export type ReportWords = Messages<typeof vi>

/** The words of this slice's pages in the reader's language. */
export function useReportWords(): ReportWords {
  return useWords(catalogue)
}

const GLYPHS = { draft: 'todo', signed: 'todo', sent: 'sent', received: 'done', returned: 'back' } as const

/** The glyph that says where a contribution is. */
export function glyphOf(state: ContributionState | null): StateName {
  return state === null ? 'silent' : GLYPHS[state]
}

const TASK_GLYPHS = {
  'not-started': 'todo',
  'under-way': 'doing',
  done: 'done',
  'nothing-arose': 'nil',
} as const

export function taskGlyph(state: TaskState | null): StateName {
  return state === null ? 'silent' : TASK_GLYPHS[state]
}

/** `14:32, 25/11/2026` on the province's clock. */
export function printInstant(at: Instant): string {
  return `${timeOf(at)}, ${printDay(dayOf(at))}`
}

/** Who is signed in; the frame has asked already. */
export function useMe(): Me | undefined {
  return useRead(sessionContract.me, {}).data
}

export interface Units {
  /** The unit's name in the reader's language. */
  name(id: string): string
  /** `1.046 cuộc`. */
  say(quantity: Quantity): string
}

/** Units of measure for printing figures. */
export function useUnits(): Units {
  const lang = useLang()
  return unitsIn(useRead(planContract.listMeasures, {}).data ?? [], lang)
}

function unitsIn(measures: readonly Measure[], lang: Lang): Units {
  const name = (id: string) => {
    const measure = measures.find((one) => one.id === id)
    return measure === undefined ? id : lang === 'vi' ? measure.vi : measure.en
  }
  return { name, say: ({ measureId, amount }) => `${printNumber(amount, lang)} ${name(measureId)}` }
}
