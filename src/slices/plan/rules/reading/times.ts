import type { Due, Recurrence } from '../../reading.ts'
import { findDue, type TimeMode } from './due.ts'
import { findRecurrence } from './recurrence.ts'

export interface Times {
  due: Due | null
  recurrence: Recurrence | null
  /** The words tell a time that could not be made a day or a rhythm. */
  unclear: boolean
}

/** Longer words than these are no task's; what stands behind them tells no time. */
const LONGEST = 8000

/** Due time and recurrence of a task's words, of a time attribute, a time column or a period heading. */
export function readTimes(source: string, mode: TimeMode, year: number | null): Times {
  const text = source
    .slice(0, LONGEST)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.;,]+$/u, '')
  const again = findRecurrence(text, mode)
  const rest = again ? again.used.reduce((words, [start, end]) => blank(words, start, end), text) : text
  const due = findDue(rest, rest.trim() === '' ? 'sentence' : again ? leftover(mode, rest) : mode, year)
  if (mode === 'attribute') {
    if (again && !due) {
      return { due: null, recurrence: { ...again.recurrence, text }, unclear: again.unclear }
    }
    if (due && !again) return { due: { ...due.due, text }, recurrence: null, unclear: due.unclear }
  }
  return {
    due: due?.due ?? null,
    recurrence: again?.recurrence ?? null,
    unclear: (again?.unclear ?? false) || (due?.unclear ?? false),
  }
}

/** Beside a rhythm, only words with a date in them are a due time. */
function leftover(mode: TimeMode, rest: string): TimeMode {
  return mode === 'attribute' && /\d/u.test(rest) ? 'attribute' : 'sentence'
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}
