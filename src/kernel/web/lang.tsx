import { createContext, useContext, type ReactNode } from 'react'
import { en } from '../messages/en.ts'
import { vi } from '../messages/vi.ts'
import type { Catalogue, Lang, Messages } from '../message.ts'

const LangContext = createContext<Lang>('vi')

/** The language of everything beneath it. */
export function LangProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <LangContext value={lang}>{children}</LangContext>
}

export function useLang(): Lang {
  return useContext(LangContext)
}

/** The words of a slice in the reader's language: `const words = useWords({ vi, en })`. */
export function useWords<T>(catalogue: Catalogue<T>): Messages<T> {
  const lang = useContext(LangContext)
  return lang === 'vi' ? (catalogue.vi as Messages<T>) : catalogue.en
}

const kernel: Catalogue<typeof vi> = { vi, en }

/** The words of the frame and its parts. */
export function useKernelWords(): Messages<typeof vi> {
  return useWords(kernel)
}
