import type { ReactNode } from 'react'

/** The sheet on which something is read, written or decided. `slim`: a margin for clause and glyph only. */
export function Sheet({ slim, label, children }: { slim?: boolean; label?: string; children: ReactNode }) {
  const classes = slim === true ? 'sheet ruled slim' : 'sheet ruled'
  return label === undefined ? (
    <div className={classes}>{children}</div>
  ) : (
    <section className={classes} aria-label={label}>
      {children}
    </section>
  )
}

/**
 * One line of a sheet. `why` stands in the margin: the deadline, the clause, the source; its first glyph stays in the
 * margin of the phone and its words open the line. `act` is the one button of a work row.
 */
export function Line({
  why,
  act,
  on,
  id,
  children,
}: {
  why: ReactNode
  act?: ReactNode
  on?: boolean
  id?: string
  children: ReactNode
}) {
  return (
    <div className={on === true ? 'line on' : 'line'} id={id} aria-current={on === true ? 'true' : undefined}>
      <div className="why">{why}</div>
      {act === undefined ? (
        <div className="what">{children}</div>
      ) : (
        <div className="what acted">
          <div>{children}</div>
          {act}
        </div>
      )}
    </div>
  )
}

/** A head over some lines: what they have in common, how many, until when. */
export function Group({ title, note, id }: { title: string; note?: ReactNode; id?: string }) {
  return (
    <h2 className="group" id={id}>
      {title}
      {note === undefined ? null : <span>{note}</span>}
    </h2>
  )
}
