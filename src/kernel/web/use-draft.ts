import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { DraftKeeper, type DraftView } from './draft.ts'
import { useKernel } from './kernel-context.tsx'

// Keepers outlive their component, so that leaving a page within the app loses nothing.
const keepers = new Map<string, DraftKeeper<unknown>>()

export interface Draft<T> extends DraftView<T> {
  set: (value: T) => void
  /** Sets some members of an object. */
  patch: (change: Partial<T>) => void
  takeOther: () => void
  keepMine: () => void
  /** After the command that sent it: empties the field and throws the stored draft away. */
  done: () => void
}

/**
 * Unsent text under a key (`progress:<task id>`): at once in memory, within five seconds on the server.
 * `initial` is what stands there when nothing was kept. Shown by `<SavedAt draft={…}>`.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const { drafts } = useKernel()
  const keeper = useMemo(() => {
    const known = keepers.get(key) as DraftKeeper<T> | undefined
    if (known !== undefined) return known
    const made = new DraftKeeper(key, initial, drafts)
    keepers.set(key, made as unknown as DraftKeeper<unknown>)
    return made
    // A later `initial` must not overwrite what is being written.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, drafts])

  const view = useSyncExternalStore(keeper.subscribe, () => keeper.view)

  useEffect(
    () => () => {
      void keeper.flush()
      // Forgotten only when nobody looks and nothing is unsaved; strict mode mounts twice.
      setTimeout(() => {
        if (!keeper.watched && !keeper.unsaved && keepers.get(key) === (keeper as unknown))
          keepers.delete(key)
      }, 1_000)
    },
    [key, keeper],
  )

  const set = useCallback((value: T) => keeper.set(value), [keeper])
  const patch = useCallback((change: Partial<T>) => keeper.set({ ...keeper.view.value, ...change }), [keeper])
  return {
    ...view,
    set,
    patch,
    takeOther: () => keeper.takeOther(),
    keepMine: () => keeper.keepMine(),
    done: () => keeper.done(),
  }
}

/** True while some text is nowhere but on the open page and cannot leave it. */
export function hasTextOnlyHere(): boolean {
  return [...keepers.values()].some((keeper) => keeper.view.status === 'here')
}

/** Another person signs in: nothing of the one before may stay in memory. */
export function forgetDrafts(): void {
  keepers.clear()
}

/** Saves when the page is hidden or closed, and asks before closing what is kept only here. */
export function guardDrafts(target: Window): () => void {
  const flush = () => {
    if (target.document.visibilityState === 'hidden')
      for (const keeper of keepers.values()) void keeper.flush(true)
  }
  const ask = (event: BeforeUnloadEvent) => {
    for (const keeper of keepers.values()) void keeper.flush(true)
    if (hasTextOnlyHere()) event.preventDefault()
  }
  target.document.addEventListener('visibilitychange', flush)
  target.addEventListener('beforeunload', ask)
  return () => {
    target.document.removeEventListener('visibilitychange', flush)
    target.removeEventListener('beforeunload', ask)
  }
}
