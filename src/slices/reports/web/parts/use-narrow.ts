import { useSyncExternalStore } from 'react'

const narrow = window.matchMedia('(max-width: 1060px)')

/** Whether the page stands in one column, so that what explains a paragraph opens beneath it. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed)
      return () => narrow.removeEventListener('change', changed)
    },
    () => narrow.matches,
  )
}
