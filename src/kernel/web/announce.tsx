import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

/** Says something to screen readers without moving the focus: "Đã gửi Sở Y tế lúc 14:32." */
export function announce(text: string): void {
  // The same sentence twice must still change the region.
  said = said === text ? `${text}\u00a0` : text
  for (const listener of listeners) listener()
}

/** The one polite region of the page, in the shell. */
export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => said,
  )
  return (
    <div className="vh" role="status" aria-live="polite">
      {text}
    </div>
  )
}
