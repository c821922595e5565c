import type { Lang, Messages } from '../message.ts'

/** What keeps a command of the operator from being done, in plain words with the next step. */
export class Problem extends Error {
  readonly code: string
  readonly details: unknown
  readonly text: (lang: Lang) => string

  constructor(code: string, details: unknown, text: (lang: Lang) => string) {
    super(text('vi'))
    this.name = 'Problem'
    this.code = code
    this.details = details
    this.text = text
  }
}

type Words = Record<string, string | ((details: never) => string)>
type Details<W> = W extends (details: infer D) => string ? [D] : []

/** Makes the problems of a closed list: `make(code, details)`. */
export function problemsOf<T extends Words>(vi: T, en: Messages<T>) {
  return function make<C extends keyof T & string>(code: C, ...details: Details<T[C]>): Problem {
    const words: Record<Lang, Words> = { vi, en: en as Words }
    return new Problem(code, details[0], (lang) => {
      const said = words[lang][code]!
      return typeof said === 'string' ? said : said(details[0] as never)
    })
  }
}
