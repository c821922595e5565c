import { useEffect, useRef, type ReactNode } from 'react'
import { setBarTitle, takeFocusTurn } from '../shell/page-title.ts'

/** A page: its title, its margin's reason under it, its acts, then the sheet. See README.md beside the kernel. */
export function Page({
  title,
  note,
  acts,
  back,
  kind,
  doc,
  children,
}: {
  title: string
  /** One line under the title: the day, how many, until when. */
  note?: ReactNode
  acts?: ReactNode
  /** Where the phone's bar leads back to; without it the bar shows the title. */
  back?: { href: string; label: string }
  kind?: 'wide' | 'narrow'
  /** The title is the name of a document. */
  doc?: boolean
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const backHref = back?.href
  const backLabel = back?.label
  useEffect(
    () => setBarTitle({ title, back: backHref === undefined ? null : { href: backHref, label: backLabel! } }),
    [title, backHref, backLabel],
  )
  useEffect(() => {
    if (takeFocusTurn()) heading.current?.focus()
  }, [])
  return (
    <div className={['page', kind].filter(Boolean).join(' ')}>
      <div className={back === undefined ? 'page-head short' : 'page-head'}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={doc === true ? 'doc' : undefined}>
            {title}
          </h1>
          {note === undefined ? null : <div className="meta">{note}</div>}
        </div>
        {acts === undefined ? null : <div className="acts">{acts}</div>}
      </div>
      {children}
    </div>
  )
}
