import { useSyncExternalStore } from 'react'

/** Whether the line stands, as the browser and the last answers tell it. */
export interface Line {
  up: () => boolean
  heard: (line: boolean) => void
  subscribe: (listener: () => void) => () => void
  /** Resolves when it is worth trying again: the line returned, or some seconds have passed. */
  back: (afterMs: number) => Promise<void>
}

/** Follows the browser's `online` and `offline` and what the client hears. */
export function makeLine(target: EventTarget, online: () => boolean): Line {
  let standing = online()
  const listeners = new Set<() => void>()
  const set = (next: boolean) => {
    if (next === standing) return
    standing = next
    for (const listener of listeners) listener()
  }
  // `online` only says that there is some network; it is worth a try, not yet an answer.
  target.addEventListener('online', () => {
    set(true)
  })
  target.addEventListener('offline', () => set(false))
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  return {
    up: () => standing,
    heard: set,
    subscribe,
    back: (afterMs) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          stop()
          resolve()
        }
        const timer = setTimeout(done, afterMs)
        const stop = subscribe(() => {
          if (standing) done()
        })
      }),
  }
}

export const line: Line =
  typeof window === 'undefined'
    ? makeLine(new EventTarget(), () => true)
    : makeLine(window, () => navigator.onLine)

/** False while the line is lost. */
export function useLine(): boolean {
  return useSyncExternalStore(line.subscribe, line.up, () => true)
}
