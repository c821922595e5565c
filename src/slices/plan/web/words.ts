import { timeOf, dayOf, printDay, type Instant } from '#kernel/civil-date.ts'
import type { Lang, Messages } from '#kernel/message.ts'
import { useWords } from '#kernel/web/lang.tsx'
import type { StateName } from '#kernel/web/parts/state-badge.tsx'
import { en } from '../messages/en.ts'
import { vi } from '../messages/vi.ts'
import type { CellState, Measure } from '../model.ts'

const catalogue = { vi, en }
export type PlanWords = Messages<typeof vi>

/** The words of this slice's pages in the reader's language. */
export function usePlanWords(): PlanWords {
  return useWords(catalogue)
}

const GLYPHS = {
  'not-started': 'todo',
  'under-way': 'doing',
  done: 'done',
  'nothing-arose': 'nil',
  silent: 'silent',
  overdue: 'late',
} as const satisfies Record<CellState, StateName>

/** The glyph that stands for a state. */
export function glyphOf(state: CellState): (typeof GLYPHS)[CellState] {
  return GLYPHS[state]
}

/** `14:32, 25/11/2026` on the province's clock. */
export function printInstant(at: Instant): string {
  return `${timeOf(at)}, ${printDay(dayOf(at))}`
}

export function measureName(measure: Measure, lang: Lang): string {
  return lang === 'vi' ? measure.vi : measure.en
}
