import { useId, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react'
import { Go } from '../go.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** `go`: the one main action of a page. `bare`: a lesser one, written as a link. */
  kind?: 'go' | 'bare' | undefined
  /** Why it cannot be pressed now; said beside it. It stays in the tab order. */
  disabledReason?: string | undefined
  /** Where the reason already stands on the page. */
  reasonId?: string
  children: ReactNode
}

/** A button carries a verb in our words. One that is disabled says why. */
export function Button({
  kind,
  disabledReason,
  reasonId,
  onClick,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  const ownId = useId()
  const disabled = disabledReason !== undefined
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabled) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      {...rest}
      type={type}
      className={['btn', kind, rest.className].filter(Boolean).join(' ')}
      aria-disabled={disabled || undefined}
      aria-describedby={disabled ? (reasonId ?? ownId) : rest['aria-describedby']}
      onClick={press}
    >
      {children}
    </button>
  )
  if (!disabled || reasonId !== undefined) return button
  return (
    <span className="btn-with-reason">
      <span className="meta" id={ownId}>
        {disabledReason}
      </span>
      {button}
    </span>
  )
}

/** A button that only leads to another page. */
export function ButtonLink({ kind, href, children }: { kind?: 'go'; href: string; children: ReactNode }) {
  return (
    <Go className={kind === 'go' ? 'btn go' : 'btn'} href={href}>
      {children}
    </Go>
  )
}
