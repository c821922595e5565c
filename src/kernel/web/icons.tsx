import type { ReactNode } from 'react'

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const
const disc = { cx: 8, cy: 8, r: 6.3, fill: 'var(--paper)', strokeWidth: 1.8 } as const
const face = <circle cx="8" cy="8" r="6.6" fill="var(--paper)" stroke="currentColor" strokeWidth="1.6" />

// Each state has a shape of its own, so that none is told by colour alone; checked in grey.
const glyphs = {
  done: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="var(--act)" />
      <path d="m4.6 8.2 2.4 2.4 4.4-5" {...stroke} stroke="var(--paper)" strokeWidth="2" />
    </>
  ),
  doing: (
    <>
      <circle {...disc} stroke="var(--act)" />
      <path d="M3.6 8h8.8a4.4 4.4 0 0 1-8.8 0Z" fill="var(--act)" />
    </>
  ),
  todo: <circle {...disc} stroke="var(--ink-2)" />,
  nil: <rect x="2" y="6.6" width="12" height="2.8" rx="1.4" fill="var(--ink-3)" />,
  silent: <circle cx="8" cy="8" r="2.7" fill="var(--ink-2)" />,
  late: (
    <>
      <path d="M8 .4 15.6 8 8 15.6.4 8Z" fill="var(--late)" />
      <path d="M8 4.2v4.4" stroke="var(--paper)" strokeWidth="1.9" strokeLinecap="round" />
      <circle cx="8" cy="11.3" r="1.15" fill="var(--paper)" />
    </>
  ),
  sent: <path d="M1.8 3.2h12.4v9.6H1.8zM2 3.6l6 5 6-5" {...stroke} />,
  back: <path d="M6.5 3 3 6.5 6.5 10M3.5 6.5H10a3.3 3.3 0 0 1 0 6.6H7" {...stroke} strokeWidth="1.9" />,
  paper: <path d="M3.2 1.6h6.6l3 3v9.8H3.2zM5.6 7.2h4.8M5.6 10.2h4.8" {...stroke} strokeWidth="1.5" />,
  knot: <path d="M3 14V2h9.5L10 5.5 12.5 9H3" {...stroke} fill="currentColor" strokeWidth="1.5" />,
  calm: (
    <>
      {face}
      <path d="M8 8V3.4A4.6 4.6 0 0 1 12.6 8Z" fill="currentColor" />
    </>
  ),
  soon: (
    <>
      {face}
      <path d="M8 8V3.4A4.6 4.6 0 1 1 3.4 8Z" fill="currentColor" />
    </>
  ),
  pen: <path d="m2.5 13.5.8-3.2 7.6-7.6 2.4 2.4-7.6 7.6z" {...stroke} />,
  place: (
    <>
      <path d="M8 14.7c3.3-3.7 5-6.5 5-8.7a5 5 0 0 0-10 0c0 2.2 1.7 5 5 8.7Z" {...stroke} />
      <circle cx="8" cy="6" r="1.7" fill="currentColor" />
    </>
  ),
  down: <path d="m3.5 6 4.5 4.5L12.5 6" {...stroke} strokeWidth="1.9" />,
  right: <path d="m6 3.5 4.5 4.5L6 12.5" {...stroke} strokeWidth="1.9" />,
  left: <path d="M10 3.5 5.5 8l4.5 4.5" {...stroke} strokeWidth="1.9" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" {...stroke} strokeWidth="1.9" />,
  calendar: <path d="M2.2 3.8h11.6v10H2.2zM2.2 7h11.6M5.2 1.8v3M10.8 1.8v3" {...stroke} strokeWidth="1.5" />,
  cut: (
    <>
      <path
        d="M1.5 6.2a9.4 9.4 0 0 1 13 0M4 9a5.8 5.8 0 0 1 8 0M2.5 14l11-12"
        {...stroke}
        strokeWidth="1.7"
      />
      <circle cx="8" cy="12.4" r="1.5" fill="currentColor" />
    </>
  ),
} satisfies Record<string, ReactNode>

export type GlyphName = keyof typeof glyphs

/** All glyphs once, at the top of the page; `Glyph` refers to them, so a grid of thousands stays light. */
export function GlyphSprite() {
  return (
    <svg width="0" height="0" className="vh" aria-hidden="true" focusable="false">
      <defs>
        {Object.entries(glyphs).map(([name, shape]) => (
          <symbol key={name} id={`g-${name}`} viewBox="0 0 16 16">
            {shape}
          </symbol>
        ))}
      </defs>
    </svg>
  )
}

/** A glyph beside its word. Where no word stands, `label` says it. */
export function Glyph({ name, label }: { name: GlyphName; label?: string }) {
  return label === undefined ? (
    <svg className="g" aria-hidden="true" focusable="false">
      <use href={`#g-${name}`} />
    </svg>
  ) : (
    <svg className="g" role="img" aria-label={label}>
      <use href={`#g-${name}`} />
    </svg>
  )
}

/** The bamboo shoot. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d="M12 1.5c3.6 4.2 6 9.6 6 15.5 0 2.3-.4 4-.8 5.5H6.8C6.4 21 6 19.3 6 17 6 11.1 8.4 5.7 12 1.5Z"
        fill="var(--act)"
      />
      <path
        d="M12 1.5c-.2 6.5-2 12.5-5.6 17.5M12 1.5c.6 8.5 2.6 15 5.4 20.5M6.6 20.8c3.4-1.6 6.2-4.3 8-7.7"
        fill="none"
        stroke="var(--leaf)"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
