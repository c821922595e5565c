import { Go } from '../go.tsx'

/** A clause of a plan or a law; leads to its passage. */
export function ClauseLink({ clause, href, label }: { clause: string; href: string; label?: string }) {
  return (
    <Go className="ref" href={href} aria-label={label}>
      {clause}
    </Go>
  )
}
