import { useEffect, useRef } from 'react'
import type { FaultAnswer } from '../../fault.ts'
import { Glyph } from '../icons.tsx'
import { useKernelWords } from '../lang.tsx'

/** What was refused and why, at the head of the form; takes the focus and leads to each field. */
export function ErrorSummary({ fault }: { fault: FaultAnswer }) {
  const words = useKernelWords().form
  const box = useRef<HTMLDivElement>(null)
  // A second refusal takes the focus again, hence the dependency.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => box.current?.focus(), [fault])
  const fields = fault.fields ?? []
  return (
    <div className="errors" ref={box} tabIndex={-1} role="group" aria-labelledby="errors-title">
      <h2 id="errors-title">
        <Glyph name="late" />
        {fields.length === 0 ? fault.text : words.errors(fields.length)}
      </h2>
      {fields.length === 0 ? null : (
        <>
          <p>{fault.text}</p>
          <ul>
            {fields.map(({ path, text }) => (
              <li key={path}>
                <a href={`#f-${path}`} onClick={(event) => lead(event, path)}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function lead(event: { preventDefault: () => void }, path: string): void {
  const found = document.getElementById(`f-${path}`)
  if (found === null) return
  event.preventDefault()
  const control = found.matches('input, textarea, select, button')
    ? found
    : (found.querySelector<HTMLElement>('input, textarea, select, button') ?? found)
  control.focus()
  found.scrollIntoView({ block: 'center' })
}
