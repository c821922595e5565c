export type Lang = 'vi' | 'en'

/** The shape of a catalogue: English has every key of the Vietnamese source, functions with the same arguments. */
export type Messages<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Messages<T[K]>
}

/** Both languages of a catalogue, read as `words[lang]`. */
export type Catalogue<T> = { vi: T; en: Messages<T> }

/** A number as Vietnamese prints it, `1.234,5`; English `1,234.5`. */
export function printNumber(value: number, lang: Lang): string {
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 3 }).format(value)
}
