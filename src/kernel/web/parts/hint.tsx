import type { ReactNode } from 'react'
import { Glyph } from '../icons.tsx'

const GLYPHS = { soon: 'knot', late: 'late' } as const

/** A remark in the line: `soon` something to look at, `info` an explanation, `late` what went wrong. */
export function Hint({ kind = 'soon', children }: { kind?: 'soon' | 'info' | 'late'; children: ReactNode }) {
  return (
    <div className={`hint ${kind}`}>
      {kind === 'info' ? null : <Glyph name={GLYPHS[kind]} />}
      <div>{children}</div>
    </div>
  )
}
