import { useEffect, useMemo, useState } from 'react'
import { found } from '../fold.ts'
import type { ComboboxProps } from './combobox.tsx'

/** One thing that can be chosen. `words`: other names it is found by (old names, abbreviations). */
export interface Choice {
  id: string
  label: string
  note?: string
  words?: string
}

const SHOWN = 50
const PAUSE_MS = 150

/** The choices that match; a search is asked after a short pause and its last answer stays until the next. */
export function useMatches(
  choices: ComboboxProps['choices'],
  asked: string,
  open: boolean,
): readonly Choice[] {
  const [answer, setAnswer] = useState<readonly Choice[]>([])
  const here = useMemo(
    () =>
      typeof choices === 'function'
        ? null
        : choices
            .filter((choice) => found(`${choice.label} ${choice.note ?? ''} ${choice.words ?? ''}`, asked))
            .slice(0, SHOWN),
    [choices, asked],
  )
  useEffect(() => {
    if (typeof choices !== 'function' || !open) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      choices(asked, stop.signal).then(setAnswer, () => {})
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [choices, asked, open])
  return here ?? answer
}
