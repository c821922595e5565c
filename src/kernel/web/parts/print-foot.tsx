import { useEffect } from 'react'
import { useKernelWords } from '../lang.tsx'

/** The foot of every printed sheet: who, when, figures until, "demonstration", page n/m. Shows nothing on screen. */
export function PrintFoot({
  who,
  when,
  until,
  demo,
}: {
  who: string
  when: string
  until?: string
  demo?: boolean
}) {
  const words = useKernelWords().print
  const parts = [words.foot(who, when)]
  if (until !== undefined) parts.push(words.until(until))
  if (demo === true) parts.push(words.demo)
  const text = parts.join(' · ')
  useEffect(() => {
    // A made style sheet, since the content policy allows no style element.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page {
      @bottom-left { content: ${JSON.stringify(text)}; font: 9pt sans-serif; color: #000; }
      @bottom-right { content: counter(page) "/" counter(pages); font: 9pt sans-serif; color: #000; }
    }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [text])
  return null
}
