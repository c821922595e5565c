import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useContext, useEffect } from 'react'
import type { Lang } from '#kernel/message.ts'
import { useLang } from '#kernel/web/lang.tsx'
import { LoadingWords } from '#kernel/web/parts/loading-words.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Shell, type NavItem } from '#kernel/web/shell/shell.tsx'
import type { Person } from '#kernel/web/shell/person-menu.tsx'
import { SignInAgain } from '#kernel/web/shell/sign-in-again.tsx'
import { sessionContract, type Me } from '#slices/access/contract.ts'
import type { Post } from '#slices/access/posts.ts'
import { accessPaths } from '#slices/access/web/api.tsx'
import { pages, places } from '../routes.tsx'
import { SetLang } from './set-lang.ts'
import { client, queries } from './house.ts'
import { signIn, signOut, useMe } from './session.ts'
import { SignInPage } from './sign-in-page.tsx'
import { useAppWords } from './words.ts'

const openPaths = new Set(pages.filter((page) => page.open === true).map((page) => page.path))

// Few people meet it, once: its code comes only then.
const FirstPasswordPage = lazy(() =>
  import('#slices/access/web/pages/my-account.tsx').then((room) => ({ default: room.FirstPasswordPage })),
)

function FirstPassword() {
  return (
    <Suspense fallback={<LoadingWords />}>
      <FirstPasswordPage />
    </Suspense>
  )
}

/** The frame around every page: who is here, the bar, the page or the way in. It stays mounted from page to page. */
export function Frame() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const session = useMe(client)
  const lang = useLang()
  const words = useAppWords()
  const setLang = useContext(SetLang)
  const me = session.data ?? null
  const chosen = me?.lang
  useEffect(() => {
    if (chosen !== undefined) setLang(chosen)
  }, [chosen, setLang])
  const enter = (login: string, password: string) => signIn(client, queries, login, password)
  return (
    <>
      <Shell
        nav={me === null ? [] : navOf(me, lang)}
        path={path}
        demo={me?.demonstration === true}
        person={me === null ? null : personOf(me, setLang, words.posts)}
      >
        {me?.mustChange === true ? (
          <FirstPassword />
        ) : openPaths.has(path) || me !== null ? (
          <Outlet />
        ) : (
          <Read of={session}>{() => <SignInPage signIn={enter} />}</Read>
        )}
      </Shell>
      {me === null ? null : (
        <SignInAgain login={me.login} signIn={enter} onSomeoneElse={() => window.location.assign('/')} />
      )}
    </>
  )
}

function navOf(me: Me, lang: Lang): NavItem[] {
  const held = me.posts.map((one) => one.post)
  const offered = places.filter(
    (place) => place.posts === undefined || held.some((post) => place.posts!.includes(post)),
  )
  return offered.map((place) => ({
    href: place.href,
    label: place[lang],
    ...(place.phone === true || held.some((post) => place.phone !== true && place.phone?.includes(post))
      ? { phone: true }
      : {}),
    ...(place.short === undefined ? {} : { short: place.short[lang] }),
  }))
}

function personOf(me: Me, setLang: (lang: Lang) => void, posts: Record<Post, string>): Person {
  const held = me.posts[0]
  return {
    name: me.name,
    post: held === undefined ? '' : `${posts[held.post]}, ${held.agencyShort}`,
    sessionsHref: accessPaths.account(),
    onLang(lang) {
      setLang(lang)
      void client.call(sessionContract.setLang, { lang }).catch(() => {})
    },
    onSignOut: () => void signOut(client),
  }
}
