import { useSyncExternalStore } from 'react'

export interface BarTitle {
  title: string
  back: { href: string; label: string } | null
}

let current: BarTitle = { title: '', back: null }
let turn = false
const listeners = new Set<() => void>()

/** The open page's title: in the window's title and, on the phone, in the bar. */
export function setBarTitle(next: BarTitle): void {
  current = next
  document.title = next.title === '' ? 'Măng Non' : `${next.title} · Măng Non`
  for (const listener of listeners) listener()
}

export function useBarTitle(): BarTitle {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => current,
  )
}

/** After going to another page its title takes the focus once; the first page of a visit does not. */
export function giveFocusTurn(): void {
  turn = true
}

export function takeFocusTurn(): boolean {
  const mine = turn
  turn = false
  return mine
}
