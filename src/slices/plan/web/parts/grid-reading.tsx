import { Button } from '#kernel/web/parts/button.tsx'
import { ClauseLink } from '#kernel/web/parts/clause-link.tsx'
import { StateBadge } from '#kernel/web/parts/state-badge.tsx'
import { planPaths } from '../api.tsx'
import { glyphOf, usePlanWords } from '../words.ts'
import type { GridModel } from './grid-model.ts'
import type { Spot } from './grid-table.tsx'

/** The line above the grid: body, state, clause and words of the selected cell, and the way to open it. */
export function GridReading({
  model,
  planId,
  spot,
  folded,
  onOpen,
}: {
  model: GridModel
  planId: string
  spot: Spot
  folded: boolean
  onOpen: () => void
}) {
  const words = usePlanWords()
  const group = model.groups.find(
    (one) => one.key === spot.row || one.bodies.some((row) => row.key === spot.row),
  )
  const row = group?.bodies.find((one) => one.key === spot.row)
  const column = model.columns[spot.column]
  const cell = column === undefined ? undefined : row?.cells[column.at]
  const tally = column === undefined ? group?.tally : group?.tallies[column.at]
  const name =
    row?.body.name ??
    (group === undefined
      ? ''
      : group.name === null
        ? words.grid.provinceGroup
        : words.grid.former(group.name))
  const said = [
    cell?.hard === true ? words.grid.hard : '',
    cell?.behalf === true ? words.grid.behalf : '',
    row === undefined && tally !== undefined ? words.grid.share(tally.done, tally.doing, tally.all) : '',
  ].filter(Boolean)
  return (
    <section className="grid-reading" aria-live="polite" aria-label={words.grid.reading}>
      <p className="where">
        {cell === undefined ? null : (
          <StateBadge state={glyphOf(cell.state)} words={words.states[cell.state]} />
        )}
        <b>{name}</b>
        {said.length === 0 ? null : <span className="meta">{said.join(' · ')}</span>}
      </p>
      <p className="doc">
        {column === undefined ? (
          <span className="meta">{words.grid.pick}</span>
        ) : (
          <>
            {column.task.kind === 'task' ? (
              <ClauseLink
                clause={column.task.ref}
                href={planPaths.passage(planId, column.task.ref)}
                label={words.plan.passage(column.task.ref)}
              />
            ) : null}{' '}
            {column.task.text}
          </>
        )}
      </p>
      <Button onClick={onOpen}>
        {cell !== undefined ? words.grid.openCell : folded ? words.grid.openGroup : words.grid.closeGroup}
      </Button>
    </section>
  )
}
