import { useId, useRef } from 'react'
import type { Lang } from '../../message.ts'
import { Go } from '../go.tsx'
import { useKernelWords, useLang } from '../lang.tsx'
import { Button } from '../parts/button.tsx'

export interface Person {
  name: string
  /** Post and body: "Chuyên viên, Sở Y tế". */
  post: string
  sessionsHref: string
  /** More places that belong to the person and not to the navigation (people, audit, jobs). */
  links?: readonly { href: string; label: string }[]
  onLang: (lang: Lang) => void
  onSignOut: () => void
}

const LANGS = [
  { lang: 'vi', label: 'Tiếng Việt' },
  { lang: 'en', label: 'English' },
] as const

/** Name and post in the bar; behind it the language, the sessions and the way out. */
export function PersonMenu({ person }: { person: Person }) {
  const words = useKernelWords().person
  const current = useLang()
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const close = () => panel.current?.hidePopover()
  return (
    <>
      {/* Its words are its label. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <button type="button" className="who" popoverTarget={id}>
        <span>
          <b>{person.name}</b>
          <span className="post">{person.post}</span>
          <span className="vh">{words.open}</span>
        </span>
      </button>
      <div className="person" id={id} ref={panel} popover="auto" role="group" aria-label={person.name}>
        <b>{person.name}</b>
        <p className="meta">{person.post}</p>
        <ul>
          {[...(person.links ?? []), { href: person.sessionsHref, label: words.sessions }].map((link) => (
            <li key={link.href}>
              <Go href={link.href} onClick={close}>
                {link.label}
              </Go>
            </li>
          ))}
        </ul>
        <Button onClick={person.onSignOut}>{words.signOut}</Button>
        <div className="langs" role="group" aria-label={words.language}>
          {LANGS.map(({ lang, label }) => (
            <button
              key={lang}
              type="button"
              className="btn"
              lang={lang}
              aria-pressed={lang === current}
              onClick={() => person.onLang(lang)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
    </>
  )
}
