import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { KernelProvider } from '#kernel/web/kernel-context.tsx'
import { LangProvider } from '#kernel/web/lang.tsx'
import { makeRouter } from '#kernel/web/router.tsx'
import { guardDrafts } from '#kernel/web/use-draft.ts'
import { pages } from '../routes.tsx'
import { Frame } from './frame.tsx'
import { client, drafts, queries, rememberedLang, rememberLang } from './house.ts'
import { SetLang } from './set-lang.ts'

const parts = { client, drafts }

/** The whole web application. */
export function App() {
  const [lang, setLang] = useState(rememberedLang)
  const router = useMemo(() => makeRouter(pages, Frame), [])
  useEffect(() => {
    rememberLang(lang)
    // Faults and words of the server come in the reader's language.
    void queries.invalidateQueries()
  }, [lang])
  useEffect(() => guardDrafts(window), [])
  return (
    <LangProvider lang={lang}>
      <SetLang value={setLang}>
        <KernelProvider parts={parts} queries={queries}>
          <RouterProvider router={router} />
        </KernelProvider>
      </SetLang>
    </LangProvider>
  )
}
