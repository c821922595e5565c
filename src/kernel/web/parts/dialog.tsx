import { useEffect, useId, useRef, type ReactNode } from 'react'

/** A modal of the browser's own. Escape calls `onClose`; a click outside does nothing, so nothing is lost by it. */
export function Dialog({
  title,
  told,
  onClose,
  foot,
  children,
}: {
  title: string
  told?: ReactNode
  onClose: () => void
  foot: ReactNode
  children?: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    const dialog = box.current!
    const before = document.activeElement
    if (!dialog.open) dialog.showModal()
    const first = dialog.querySelector<HTMLElement>('[data-first]') ?? heading.current
    first?.focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      aria-describedby={told === undefined ? undefined : `${id}-told`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {told === undefined ? null : (
          <p className="meta" id={`${id}-told`}>
            {told}
          </p>
        )}
      </div>
      {children}
      <footer>{foot}</footer>
    </dialog>
  )
}
