import { createContext } from 'react'
import type { Lang } from '#kernel/message.ts'

/** Changes the language of the whole screen. */
export const SetLang = createContext<(lang: Lang) => void>(() => {})
