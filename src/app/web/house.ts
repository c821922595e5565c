import type { Lang } from '#kernel/message.ts'
import { createClient } from '#kernel/web/client.ts'
import { makeDraftStore } from '#kernel/web/draft-store.ts'
import { makeQueryClient } from '#kernel/web/kernel-context.tsx'
import { line } from '#kernel/web/line.ts'
import { sessionGate } from '#kernel/web/session-gate.ts'
import { ME_KEY } from './session.ts'

// The language of somebody who has not signed in yet; it says nothing about a person.
const LANG_KEY = 'mang-non.lang'

export function rememberedLang(): Lang {
  return localStorage.getItem(LANG_KEY) === 'en' ? 'en' : 'vi'
}

export function rememberLang(lang: Lang): void {
  localStorage.setItem(LANG_KEY, lang)
  document.documentElement.lang = lang
}

/** What the pages work with, made once. */
export const queries = makeQueryClient()
export const client = createClient({
  lang: () => (document.documentElement.lang === 'en' ? 'en' : 'vi'),
  heard: line.heard,
  signInAgain: sessionGate.ask,
  // Before anybody has signed in there is nothing that could have ended.
  sessionEnded() {
    if (queries.getQueryData(ME_KEY)) sessionGate.ended()
  },
})
export const drafts = makeDraftStore(client, line, sessionGate)
