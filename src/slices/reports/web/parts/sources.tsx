import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import type { Quantity } from '#slices/plan/model.ts'
import type { RecordedEntry } from '../../model.ts'
import { useReportWords, type Units } from '../words.ts'

/** Figures that come from records; pressing one opens the entries it sums. */
export function Figures({
  figures,
  entries,
  units,
  label,
}: {
  figures: readonly Quantity[]
  entries: readonly RecordedEntry[]
  units: Units
  label: string
}) {
  const words = useReportWords().part
  const [open, setOpen] = useState<string | null>(null)
  if (figures.length === 0) return null
  const shown = figures.find((one) => one.measureId === open)
  return (
    <div>
      <div className="figs" role="group" aria-label={label}>
        <span className="meta">{label}</span>
        {figures.map((one) => (
          <button
            key={one.measureId}
            type="button"
            className="fig"
            aria-pressed={open === one.measureId}
            aria-label={words.openFigure(units.say(one))}
            onClick={() => setOpen(open === one.measureId ? null : one.measureId)}
          >
            {units.say(one)}
          </button>
        ))}
      </div>
      {shown === undefined ? null : (
        <section className="rows" aria-label={words.sourcesOf(units.say(shown))}>
          <ul>
            {entries
              .filter((entry) => entry.quantities.some((one) => one.measureId === open))
              .map((entry) => (
                <li key={entry.id}>
                  <p className="meta">
                    {entry.from === entry.to
                      ? printDay(entry.to)
                      : `${printDay(entry.from)} – ${printDay(entry.to)}`}
                    {' · '}
                    {entry.quantities.map(units.say).join(', ')}
                  </p>
                  <p className="doc row">{entry.words}</p>
                </li>
              ))}
          </ul>
          <Button kind="bare" onClick={() => setOpen(null)}>
            {words.close}
          </Button>
        </section>
      )}
    </div>
  )
}
