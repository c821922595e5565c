import { useSyncExternalStore } from 'react'

export type SessionState = 'standing' | 'ended' | 'asking'

/** Between an ended session and the dialog that begins it again in place. */
export interface SessionGate {
  state: () => SessionState
  subscribe: (listener: () => void) => () => void
  /** The server said that the session has ended; the screen tells it. */
  ended: () => void
  /** Opens the dialog; resolves once signed in again, rejects when put off. */
  ask: () => Promise<void>
  signedIn: () => void
  putOff: () => void
}

export function makeSessionGate(): SessionGate {
  let state: SessionState = 'standing'
  let asked: PromiseWithResolvers<void> | null = null
  const listeners = new Set<() => void>()
  const set = (next: SessionState) => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    ended() {
      if (state === 'standing') set('ended')
    },
    ask() {
      asked ??= Promise.withResolvers<void>()
      set('asking')
      return asked.promise
    },
    signedIn() {
      set('standing')
      asked?.resolve()
      asked = null
    },
    putOff() {
      set('ended')
      asked?.reject(new Error('put off'))
      asked = null
    },
  }
}

export const sessionGate = makeSessionGate()

export function useSessionState(): SessionState {
  return useSyncExternalStore(sessionGate.subscribe, sessionGate.state, () => 'standing')
}
