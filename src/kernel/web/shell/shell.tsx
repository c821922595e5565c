import type { ReactNode } from 'react'
import { printNumber } from '../../message.ts'
import { Announcer } from '../announce.tsx'
import { Go } from '../go.tsx'
import { Glyph, GlyphSprite, Mark } from '../icons.tsx'
import { useKernelWords, useLang } from '../lang.tsx'
import { OfflineBand } from '../parts/offline-band.tsx'
import { PersonMenu, type Person } from './person-menu.tsx'
import { useBarTitle } from './page-title.ts'
import { SessionBand } from './session-band.tsx'

export interface NavItem {
  href: string
  label: string
  /** The word on the phone's bar, where another fits better. */
  short?: string
  count?: number
  /** Among the four words of the phone. */
  phone?: boolean
}

/** The frame of every page: bar with words, bands that speak up, the page, the phone's four words. */
export function Shell({
  nav,
  path,
  demo,
  person,
  children,
}: {
  nav: readonly NavItem[]
  /** The open address, to mark where one is. */
  path: string
  demo: boolean
  person: Person | null
  children: ReactNode
}) {
  const words = useKernelWords()
  const bar = useBarTitle()
  const current = currentOf(nav, path)
  return (
    <div className="frame">
      <GlyphSprite />
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className={bar.back === null ? 'top' : 'top deep'}>
        <Go className="brand" href="/" aria-label={words.nav.home}>
          <Mark />
          <span className="name">{words.product}</span>
        </Go>
        {bar.back === null ? (
          <span className="bar-title" aria-hidden="true">
            {bar.title}
          </span>
        ) : (
          <Go className="bar-back" href={bar.back.href} aria-label={words.nav.back(bar.back.label)}>
            <Glyph name="left" />
            <span>{bar.back.label}</span>
          </Go>
        )}
        {demo ? <span className="demo">{words.demo}</span> : null}
        {nav.length === 0 ? null : (
          <nav className="nav" aria-label={words.nav.main}>
            {nav.map((item) => (
              <Go key={item.href} href={item.href} aria-current={item === current ? 'page' : undefined}>
                {item.label} <Count value={item.count} />
              </Go>
            ))}
          </nav>
        )}
        <div className="end">{person === null ? null : <PersonMenu person={person} />}</div>
      </header>
      <div className="bands">
        <SessionBand />
        <OfflineBand />
      </div>
      <main id="main" tabIndex={-1}>
        {demo && bar.back === null ? (
          <p className="demo-line">
            <span className="demo">{words.demo}</span>
          </p>
        ) : null}
        {children}
      </main>
      {nav.length === 0 ? null : <PhoneBar nav={nav} current={current} />}
      <Announcer />
    </div>
  )
}

function PhoneBar({ nav, current }: { nav: readonly NavItem[]; current: NavItem | undefined }) {
  const words = useKernelWords()
  const lang = useLang()
  return (
    <nav className="tabbar" aria-label={words.nav.main}>
      {nav
        .filter((item) => item.phone === true)
        .map((item) => (
          <Go key={item.href} href={item.href} aria-current={item === current ? 'page' : undefined}>
            {item.short ?? item.label}
            {item.count === undefined ? '' : ` (${printNumber(item.count, lang)})`}
          </Go>
        ))}
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  const words = useKernelWords().nav
  const lang = useLang()
  if (value === undefined) return null
  return (
    <span className="count">
      {printNumber(value, lang)}
      <span className="vh"> {words.things}</span>
    </span>
  )
}

// The longest address that leads here; "/" only for itself.
function currentOf(nav: readonly NavItem[], path: string): NavItem | undefined {
  return nav
    .filter((item) => path === item.href || (item.href !== '/' && path.startsWith(`${item.href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
}
