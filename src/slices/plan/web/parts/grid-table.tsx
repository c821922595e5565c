import { memo, useCallback, useLayoutEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { printNumber } from '#kernel/message.ts'
import { Glyph } from '#kernel/web/icons.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { glyphOf, usePlanWords, type PlanWords } from '../words.ts'
import type { BodyRow, GridColumn, GridModel, GroupRow, Tally } from './grid-model.ts'

/** Where the roving tab stop stands: a row by its key, a column by its place; -1 is the row's head. */
export interface Spot {
  row: string
  column: number
}

/** All bodies × all tasks as glyphs. Arrows walk over what is assigned, Enter opens; one tab stop for all. */
export function GridTable({
  model,
  open,
  spot,
  onSpot,
  onOpen,
  onFold,
}: {
  model: GridModel
  open: ReadonlySet<string>
  spot: Spot
  onSpot: (spot: Spot) => void
  onOpen: (spot: Spot) => void
  onFold: (group: string) => void
}) {
  const words = usePlanWords()
  const table = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  const rows = visibleRows(model, open)

  useLayoutEffect(() => {
    if (!byKey.current) return
    byKey.current = false
    stopOf(table.current, spot)?.focus()
  }, [spot])

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return onOpen(spot)
    }
    const next = step(rows, model.columns, spot, event.key)
    if (next === null) return
    event.preventDefault()
    byKey.current = true
    onSpot(next)
  }
  const click = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place === null) return
    onSpot(place)
    if (place.column === -1 && place.row.startsWith('group:')) onFold(place.row)
  }
  const doubleClick = (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place !== null && place.column >= 0) onOpen(place)
  }
  const fold = useCallback((group: string) => onFold(group), [onFold])
  return (
    <table
      ref={table}
      // The pattern of a grid: one roving tab stop for all cells.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
      role="grid"
      className="grid-table"
      aria-label={words.grid.table}
      style={{ '--n': model.columns.length, '--s': model.sections.length } as Record<string, number>}
      onKeyDown={press}
      onClick={click}
      onDoubleClick={doubleClick}
    >
      <colgroup>
        <col className="w0" />
        {model.columns.map((column) => (
          <col key={column.at} className={column.first ? 'ws' : 'w'} />
        ))}
        <col className="wr" />
        <col className="wt" />
      </colgroup>
      <Head model={model} on={spot.column} />
      <tbody>
        <Summary model={model} />
        {rows.map((row) =>
          row.kind === 'group' ? (
            <GroupLine
              key={row.key}
              row={row}
              columns={model.columns}
              open={open.has(row.key)}
              stop={spot.row === row.key ? spot.column : null}
              onFold={fold}
            />
          ) : (
            <BodyLine
              key={row.key}
              row={row}
              columns={model.columns}
              stop={spot.row === row.key ? spot.column : null}
            />
          ),
        )}
      </tbody>
    </table>
  )
}

function visibleRows(model: GridModel, open: ReadonlySet<string>): (GroupRow | BodyRow)[] {
  return model.groups.flatMap((group) => (open.has(group.key) ? [group, ...group.bodies] : [group]))
}

const Head = memo(function Head({ model, on }: { model: GridModel; on: number }) {
  const words = usePlanWords().grid
  const count = model.groups.reduce((sum, group) => sum + group.bodies.length, 0)
  return (
    <thead>
      <tr className="h1">
        <th rowSpan={3} scope="col" className="c0">
          {words.bodies(count)}
        </th>
        {model.roots.map((root, index) => (
          <th key={index} colSpan={root.columns} scope="colgroup" className="s">
            <span>{root.title}</span>
          </th>
        ))}
        <th rowSpan={3} scope="col" className="t r">
          {words.reported}
        </th>
        <th rowSpan={3} scope="col" className="t">
          {words.late}
        </th>
      </tr>
      <tr className="h2">
        {model.sections.map((section, index) => (
          <th
            key={index}
            colSpan={section.columns}
            scope="colgroup"
            className={section.columns < 4 ? 's v' : 's'}
          >
            <span>
              <i>{section.number === '' ? '' : `${section.number}.`}</i> {section.title}
            </span>
          </th>
        ))}
      </tr>
      <tr className="h3">
        {model.columns.map((column, index) => (
          <th
            key={column.at}
            scope="col"
            className={column.first ? 's' : undefined}
            aria-label={column.task.ref}
            data-on={index === on || undefined}
          >
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
  )
})

const Summary = memo(function Summary({ model }: { model: GridModel }) {
  const words = usePlanWords()
  const lang = useLang()
  const figure = (value: number) => (value === 0 ? '' : printNumber(value, lang))
  return (
    <>
      <tr className="sum">
        <th scope="row" className="c0">
          {words.grid.whole}
        </th>
        {model.columns.map((column) => (
          <ShareCell key={column.at} tally={model.whole[column.at]!} first={column.first} words={words} />
        ))}
        <Totals tally={model.tally} />
      </tr>
      <tr className="sum n">
        <th scope="row" className="c0">
          {words.grid.silentRow}
        </th>
        {model.columns.map((column) => (
          <td key={column.at} className={column.first ? 's' : undefined}>
            {figure(model.whole[column.at]!.silent)}
          </td>
        ))}
        <td className="t r" />
        <td className="t" />
      </tr>
      <tr className="sum n last">
        <th scope="row" className="c0">
          {words.grid.overdueRow}
        </th>
        {model.columns.map((column) => (
          <td key={column.at} className={column.first ? 's bad' : 'bad'}>
            {figure(model.whole[column.at]!.overdue)}
          </td>
        ))}
        <td className="t r" />
        <td className="t" />
      </tr>
    </>
  )
})

const GroupLine = memo(function GroupLine({
  row,
  columns,
  open,
  stop,
  onFold,
}: {
  row: GroupRow
  columns: readonly GridColumn[]
  open: boolean
  stop: number | null
  onFold: (group: string) => void
}) {
  const words = usePlanWords()
  const lang = useLang()
  return (
    <tr className="grp" data-r={row.key}>
      <th scope="rowgroup" className={stop === null ? 'c0' : 'c0 on'}>
        <button
          type="button"
          data-c={-1}
          tabIndex={stop === -1 ? 0 : -1}
          aria-expanded={open}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            event.stopPropagation()
            onFold(row.key)
          }}
        >
          <Glyph name={open ? 'down' : 'right'} />
          <span>
            {row.name === null ? words.grid.provinceGroup : words.grid.former(shortDistrict(row.name))}
          </span>
          <i>{printNumber(row.bodies.length, lang)}</i>
        </button>
      </th>
      {columns.map((column, index) => (
        <ShareCell
          key={column.at}
          tally={row.tallies[column.at]!}
          first={column.first}
          words={words}
          place={index}
          stop={stop === index}
        />
      ))}
      <Totals tally={row.tally} />
    </tr>
  )
})

const BodyLine = memo(function BodyLine({
  row,
  columns,
  stop,
}: {
  row: BodyRow
  columns: readonly GridColumn[]
  stop: number | null
}) {
  const words = usePlanWords()
  return (
    <tr data-r={row.key}>
      <th scope="row" className={stop === null ? 'c0' : 'c0 on'}>
        {placeName(row.body.short)}
        {row.body.onBehalf ? (
          <span className="ob">
            <Glyph name="paper" label={words.grid.behalf} />
          </span>
        ) : null}
      </th>
      {columns.map((column, index) => {
        const cell = row.cells[column.at]
        if (cell === undefined) return <td key={column.at} className={column.first ? 's' : undefined} />
        const label = [
          words.states[cell.state],
          cell.hard ? words.grid.hard : '',
          cell.behalf ? words.grid.behalf : '',
        ]
        const classes = [
          column.first ? 's' : '',
          cell.hard ? 'k' : '',
          cell.behalf ? 'b' : '',
          stop === index ? 'sel' : '',
        ]
        return (
          <td
            key={column.at}
            data-c={index}
            className={classes.filter(Boolean).join(' ') || undefined}
            tabIndex={stop === index ? 0 : -1}
            aria-selected={stop === index || undefined}
            aria-label={label.filter(Boolean).join(', ')}
          >
            <Glyph name={glyphOf(cell.state)} />
          </td>
        )
      })}
      <Totals tally={row.tally} />
    </tr>
  )
})

function ShareCell({
  tally,
  first,
  words,
  place,
  stop,
}: {
  tally: Tally
  first: boolean
  words: PlanWords
  place?: number
  stop?: boolean
}) {
  if (tally.all === 0) return <td className={first ? 's' : undefined} />
  const done = (tally.done / tally.all) * 16
  const doing = (tally.doing / tally.all) * 16
  const label = [
    words.grid.share(tally.done, tally.doing, tally.all),
    tally.overdue > 0 ? words.grid.lateHere(tally.overdue) : '',
  ]
  const classes = [first ? 's' : '', tally.overdue > 0 ? 'k2' : '', stop === true ? 'sel' : '']
  return (
    <td
      className={classes.filter(Boolean).join(' ') || undefined}
      aria-label={label.filter(Boolean).join('; ')}
      {...(place === undefined
        ? {}
        : { 'data-c': place, tabIndex: stop === true ? 0 : -1, 'aria-selected': stop || undefined })}
    >
      <svg className="m" viewBox="0 0 10 16" aria-hidden="true" focusable="false">
        <rect className="m0" width="10" height="16" />
        <rect className="m2" y={16 - done - doing} width="10" height={doing} />
        <rect className="m1" y={16 - done} width="10" height={done} />
        <rect className="mb" x=".5" y=".5" width="9" height="15" />
      </svg>
    </td>
  )
}

function Totals({ tally }: { tally: Tally }) {
  const lang = useLang()
  return (
    <>
      <td className="t r">
        {printNumber(tally.reported, lang)}
        <span>/{printNumber(tally.all, lang)}</span>
      </td>
      <td className={tally.overdue > 0 ? 't bad' : 't'}>
        {tally.overdue === 0 ? '' : printNumber(tally.overdue, lang)}
      </td>
    </>
  )
}

/** "Huyện Kỳ Sơn" → "Kỳ Sơn", "Thị xã Thái Hoà" → "TX Thái Hoà". */
function shortDistrict(name: string): string {
  return name
    .replace(/^Huyện /, '')
    .replace(/^Thị xã /, 'TX ')
    .replace(/^Thành phố /, 'TP ')
}

/** A commune's committee stands under its commune's name: "Xã Mỹ Lý". */
function placeName(short: string): string {
  const place = short.replace(/^UBND\s+(?=(xã|phường|huyện|thị xã|thành phố)\s)/i, '')
  return place.charAt(0).toUpperCase() + place.slice(1)
}

function placeOf(target: EventTarget): Spot | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest<HTMLElement>('[data-c]')
  const row = cell?.closest<HTMLElement>('tr[data-r]')
  if (cell == null || row == null) return null
  return { row: row.dataset['r']!, column: Number(cell.dataset['c']) }
}

function stopOf(table: HTMLTableElement | null, spot: Spot): HTMLElement | null {
  return (
    table?.querySelector<HTMLElement>(`tr[data-r="${CSS.escape(spot.row)}"] [data-c="${spot.column}"]`) ??
    null
  )
}

/** The next spot in a direction that has something; null where there is none or the key is not ours. */
function step(
  rows: readonly (GroupRow | BodyRow)[],
  columns: readonly GridColumn[],
  spot: Spot,
  key: string,
): Spot | null {
  const at = rows.findIndex((row) => row.key === spot.row)
  const row = rows[at]
  if (row === undefined) return null
  const has = (one: GroupRow | BodyRow, column: number) =>
    column === -1
      ? one.kind === 'group'
      : columns[column] !== undefined &&
        (one.kind === 'group'
          ? one.tallies[columns[column].at]!.all > 0
          : one.cells[columns[column].at] !== undefined)
  const along = (from: number, by: number): Spot | null => {
    for (let column = from; column >= -1 && column < columns.length; column += by)
      if (has(row, column)) return { row: row.key, column }
    return null
  }
  const across = (from: number, by: number): Spot | null => {
    for (let index = from; index >= 0 && index < rows.length; index += by)
      if (has(rows[index]!, spot.column)) return { row: rows[index]!.key, column: spot.column }
    return null
  }
  if (key === 'ArrowRight') return along(spot.column + 1, 1)
  if (key === 'ArrowLeft') return along(spot.column - 1, -1)
  if (key === 'ArrowDown') return across(at + 1, 1)
  if (key === 'ArrowUp') return across(at - 1, -1)
  if (key === 'Home') return along(-1, 1)
  if (key === 'End') return along(columns.length - 1, -1)
  if (key === 'PageDown') return across(Math.min(rows.length - 1, at + 10), 1) ?? across(rows.length - 1, -1)
  if (key === 'PageUp') return across(Math.max(0, at - 10), -1) ?? across(0, 1)
  return null
}
