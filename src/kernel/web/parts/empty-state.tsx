import type { ReactNode } from 'react'

/** Nothing here, as a fact; how something comes here; at most one button. */
export function EmptyState({ fact, how, act }: { fact: string; how: string; act?: ReactNode }) {
  return (
    <div className="empty">
      <p className="doc">{fact}</p>
      <p className="how">{how}</p>
      {act}
    </div>
  )
}
