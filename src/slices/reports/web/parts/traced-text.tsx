import type { Mark } from '../../model.ts'
import { useReportWords } from '../words.ts'

/** A paragraph in which every figure that has a trace can be pressed; typed figures cannot, and that shows. */
export function TracedText({
  text,
  marks,
  open,
  onOpen,
}: {
  text: string
  marks: readonly Mark[]
  /** The figure whose rows are shown now. */
  open: Mark['figure'] | null
  onOpen: (mark: Mark) => void
}) {
  const words = useReportWords().whole
  const pieces = marks.map((mark, i) => {
    const figure = text.slice(mark.start, mark.end)
    return (
      <span key={mark.start}>
        {text.slice(marks[i - 1]?.end ?? 0, mark.start)}
        <button
          type="button"
          className="fig"
          aria-pressed={open === mark.figure}
          aria-label={words.openFigure(figure)}
          onClick={() => onOpen(mark)}
        >
          {figure}
        </button>
      </span>
    )
  })
  return (
    <p className="doc writing">
      {pieces}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </p>
  )
}
