import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { planContract } from '../../contract.ts'
import type { TaskView } from '../../model.ts'
import { usePlanWords } from '../words.ts'

type Source = AnswerOf<typeof planContract.getSource>
type Leaf = Source['leaves'][number]

const SILENT = new Set(['blank', 'running'])
const HEADS = new Set(['heading', 'title', 'doc-kind'])

/** The document's own words, passage by passage; the selected task's is marked and scrolled to. */
export function SourceText({
  source,
  task,
  refs,
  onRef,
}: {
  source: Source
  task: TaskView | undefined
  /** Clauses that are tasks, hence can be opened. */
  refs: ReadonlySet<string>
  onRef: (ref: string) => void
}) {
  const words = usePlanWords().plan
  const box = useRef<HTMLDivElement>(null)
  const passages = useMemo(() => passagesOf(source), [source])
  const id = task?.id
  useEffect(() => {
    if (id !== undefined) scrollTo(box.current, `[data-task="${id}"]`)
  }, [id])
  if (source.text === '') return <p className="sheet box">{words.noSource}</p>
  const doubtful = task === undefined ? [] : doubtfulWords(task)
  return (
    <div className="sheet slim-ruled pane" ref={box} tabIndex={0} role="group" aria-label={words.sourceLabel}>
      {passages.map(({ leaf, text, first }) => {
        const on = task?.span != null && leaf.start < task.span[1] && leaf.end > task.span[0]
        return (
          <div
            key={leaf.start}
            data-task={on ? id : undefined}
            className={['passage', on ? 'on' : '', HEADS.has(leaf.kind) ? 'head' : '']
              .filter(Boolean)
              .join(' ')}
            aria-current={on || undefined}
          >
            <div className="why">
              {leaf.ref === null || !first ? null : refs.has(leaf.ref) ? (
                <button type="button" className="ref" onClick={() => onRef(leaf.ref!)}>
                  {leaf.ref}
                </button>
              ) : leaf.kind === 'heading' ? (
                <span className="ref off">{leaf.ref}</span>
              ) : null}
            </div>
            <div className="doc">{on ? underlined(text, doubtful) : text}</div>
          </div>
        )
      })}
    </div>
  )
}

/** Scrolls a pane, and never the page, so that what is selected stands in it. */
export function scrollTo(pane: HTMLElement | null, selector: string): void {
  const found = pane?.querySelector<HTMLElement>(selector)
  if (pane === null || found === undefined || found === null) return
  const top = found.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop
  pane.scrollTo({ top: Math.max(0, top - Math.min(120, pane.clientHeight / 4)) })
}

function passagesOf(source: Source): { leaf: Leaf; text: string; first: boolean }[] {
  let before: string | null = null
  return source.leaves.flatMap((leaf) => {
    const text = source.text.slice(leaf.start, leaf.end).trim()
    if (text === '' || SILENT.has(leaf.kind)) return []
    const first = leaf.ref !== before
    before = leaf.ref
    return [{ leaf, text, first }]
  })
}

// Words behind a question: bodies that name nobody in particular, times that are not clear.
function doubtfulWords(task: TaskView): string[] {
  const times = [
    task.due?.last === null ? task.due.text : '',
    task.recurrence?.every === null ? task.recurrence.text : '',
  ]
  const vague = [...task.printedSupporting, ...task.printedLead].filter((name) =>
    /liên quan|các (sở|ban|ngành|cơ quan|đơn vị)/i.test(name),
  )
  return [...times, ...vague].filter((word) => word !== '')
}

function underlined(text: string, doubtful: readonly string[]): ReactNode {
  const place = doubtful
    .map((word) => ({ word, at: text.toLowerCase().indexOf(word.toLowerCase()) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0]
  if (place === undefined) return text
  const end = place.at + place.word.length
  return (
    <>
      {text.slice(0, place.at)}
      <u className="doubt">{text.slice(place.at, end)}</u>
      {underlined(text.slice(end), doubtful)}
    </>
  )
}
