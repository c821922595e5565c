import { ClauseLink } from '#kernel/web/parts/clause-link.tsx'
import { NumberField } from '#kernel/web/parts/number-field.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { TextArea } from '#kernel/web/parts/text-field.tsx'
import { planPaths } from '#slices/plan/web/api.tsx'
import type { ContributionBody, ContributionItem, ContributionView } from '../../model.ts'
import { taskGlyph, useReportWords, useUnits } from '../words.ts'
import { SAID, type PartEdits } from './edits.ts'
import { Figures } from './sources.tsx'

/** Changes typed text; absent where the part is only read. */
export type Write = (change: (edits: PartEdits) => PartEdits) => void

/** A contribution, task by task: clause and state in the margin, the body's own words on the sheet. */
export function PartBody({
  view,
  body,
  edits,
  write,
}: {
  view: ContributionView
  body: ContributionBody
  edits: PartEdits
  write: Write | null
}) {
  const words = useReportWords().part
  return (
    <div className="part">
      <Sheet label={words.tasks}>
        <Group title={words.tasks} />
        {body.items.map((item) => (
          <Item key={item.assignmentId} view={view} item={item} edits={edits} write={write} />
        ))}
        <Group title={words.common} {...(write === null ? {} : { note: words.commonNote })} />
        {SAID.map((field) => {
          const text = edits.said[field] ?? body[field]
          if (write === null && text === '') return null
          return (
            <Line key={field} why={<span className="meta">{words.noSource}</span>}>
              {write === null ? (
                <>
                  <h3>{words[field]}</h3>
                  <p className="doc writing">{text}</p>
                </>
              ) : (
                <TextArea
                  name={`body.${field}`}
                  label={words[field]}
                  rows={3}
                  value={text}
                  onChange={(typed) => write((old) => ({ ...old, said: { ...old.said, [field]: typed } }))}
                />
              )}
            </Line>
          )
        })}
      </Sheet>
    </div>
  )
}

function Item({
  view,
  item,
  edits,
  write,
}: {
  view: ContributionView
  item: ContributionItem
  edits: PartEdits
  write: Write | null
}) {
  const all = useReportWords()
  const words = all.part
  const units = useUnits()
  const id = item.assignmentId
  const text = edits.words[id] ?? item.words
  const task = view.tasksText.find((one) => one.taskId === item.taskId)
  const entries = view.entries.filter((entry) => item.sources.includes(entry.id))
  const clause = item.ref === 'end' ? words.common : item.ref
  return (
    <Line
      why={
        <>
          <StateBadge state={taskGlyph(item.state)} words={all.taskStates[item.state ?? 'silent']} />
          <div>
            <ClauseLink clause={clause} href={planPaths.task(item.taskId)} />
            {item.role === 'supporting' ? ` · ${words.supporting}` : ''}
          </div>
          <div>{item.sources.length === 0 ? words.noSource : words.sources(item.sources.length)}</div>
          {item.edited || id in edits.words ? <div className="tone-act">{words.edited}</div> : null}
        </>
      }
    >
      {task === undefined ? null : <p className="doc row cut">{task.text}</p>}
      {write === null ? (
        <p className="doc writing">{text}</p>
      ) : (
        <TextArea
          name={`words.${id}`}
          label={words.words(clause)}
          rows={Math.min(12, 2 + Math.ceil(text.length / 90))}
          value={text}
          onChange={(typed) => write((old) => ({ ...old, words: { ...old.words, [id]: typed } }))}
        />
      )}
      <Figures figures={item.done} entries={entries} units={units} label={words.figures} />
      {item.afterWords === '' ? null : <p className="doc row">{item.afterWords}</p>}
      <Figures figures={item.after} entries={entries} units={units} label={words.after} />
      {write === null ? (
        <Figures figures={item.estimate} entries={[]} units={units} label={words.estimate('')} />
      ) : (
        <div className="estimates">
          {item.done.map(({ measureId }) => (
            <NumberField
              key={measureId}
              name={`estimate.${id}.${measureId}`}
              label={words.estimate(units.name(measureId))}
              optional
              value={
                edits.estimate[id]?.[measureId] ??
                item.estimate.find((one) => one.measureId === measureId)?.amount ??
                ''
              }
              onChange={(amount) =>
                write((old) => ({
                  ...old,
                  estimate: { ...old.estimate, [id]: { ...old.estimate[id], [measureId]: amount } },
                }))
              }
            />
          ))}
        </div>
      )}
    </Line>
  )
}
