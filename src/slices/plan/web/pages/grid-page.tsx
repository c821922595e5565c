import { useCallback, useEffect, useMemo, useState } from 'react'
import { z } from 'zod'
import { dayOf, printDay, timeOf } from '#kernel/civil-date.ts'
import { useAddress } from '#kernel/web/address.ts'
import { useGo } from '#kernel/web/go.tsx'
import { Glyph } from '#kernel/web/icons.tsx'
import { Button, ButtonLink } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Filters } from '#kernel/web/parts/filters.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { PrintFoot } from '#kernel/web/parts/print-foot.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { useRead } from '#kernel/web/read.ts'
import { planContract, type GridView, type PlanCard } from '../../contract.ts'
import { reportYearOf } from '../../rules/report-year.ts'
import { planPaths } from '../api.tsx'
import { useMe, usePlans } from '../data.ts'
import { gridModel, type GridFilter, type GridModel } from '../parts/grid-model.ts'
import { GridReading } from '../parts/grid-reading.tsx'
import { GridTable, type Spot } from '../parts/grid-table.tsx'
import { glyphOf, printInstant, usePlanWords } from '../words.ts'
import '../plan.css'
import '../grid.css'

const Address = z.object({
  kh: z.string().default(''),
  nam: z.coerce.number().int().optional(),
  noi: z.enum(['everyone', 'province', 'communes']).default('everyone'),
  'chu-y': z.coerce.number().default(0),
})

/** Groups that stand open at first where there are many bodies. */
const OPEN_AT_FIRST = 3
const FEW = 45

/** The grid of all bodies × all tasks of a plan in a report year. */
export function GridPage() {
  const words = usePlanWords().grid
  const plans = usePlans()
  return (
    <Read of={plans} loading={words.loading}>
      {(list) => {
        const shown = list.filter((plan) => plan.state === 'issued' && plan.can.includes('grid.read'))
        return shown.length === 0 ? (
          <Page title={words.plainTitle}>
            <div className="sheet">
              <EmptyState fact={words.noPlanFact} how={words.noPlanHow} />
            </div>
          </Page>
        ) : (
          <OfPlan plans={shown} />
        )
      }}
    </Read>
  )
}

function OfPlan({ plans }: { plans: readonly PlanCard[] }) {
  const words = usePlanWords()
  const [address, setAddress] = useAddress(Address)
  const me = useMe()
  usePrintOnA3()
  // The larger plan is what one comes for.
  const plan = plans.find((one) => one.id === address.kh) ?? plans.toSorted((a, b) => b.tasks - a.tasks)[0]!
  const here = me === undefined ? undefined : reportYearOf(dayOf(me.now))
  const year = address.nam ?? here
  const grid = useRead(planContract.getGrid, year === undefined ? { id: plan.id } : { id: plan.id, year }, {
    keep: true,
    enabled: me !== undefined,
  })
  const asOf = grid.data?.asOf
  const filter: GridFilter = { where: address.noi, attention: address['chu-y'] === 1 }
  return (
    <Page
      title={words.grid.title(plan.number ?? plan.title, year ?? 0)}
      kind="wide"
      note={asOf === undefined ? undefined : words.grid.asOf(printDay(dayOf(asOf)), timeOf(asOf))}
      acts={
        <>
          <label className="pick-one">
            <span>{words.grid.plan}</span>
            <select
              className="field"
              value={plan.id}
              onChange={(event) => setAddress({ kh: event.target.value })}
            >
              {plans.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.number ?? one.title}
                </option>
              ))}
            </select>
          </label>
          <label className="pick-one">
            <span>{words.grid.year}</span>
            <select
              className="field"
              value={year}
              onChange={(event) => setAddress({ nam: Number(event.target.value) })}
            >
              {yearsOf(here, year).map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <Filters
            label={words.grid.where}
            value={address.noi}
            onChange={(noi) => setAddress({ noi })}
            options={[
              { value: 'everyone', label: words.grid.everyone },
              { value: 'province', label: words.grid.province },
              { value: 'communes', label: words.grid.communes },
            ]}
          />
          <Button
            aria-pressed={filter.attention}
            onClick={() => setAddress({ 'chu-y': filter.attention ? 0 : 1 })}
          >
            {words.grid.attention}
          </Button>
          <Button onClick={() => window.print()}>{words.grid.print}</Button>
        </>
      }
    >
      {me === undefined || asOf === undefined ? null : (
        <PrintFoot
          who={me.name}
          when={printInstant(me.now)}
          until={printDay(dayOf(asOf))}
          demo={plan.demonstration}
        />
      )}
      <Read of={grid} loading={words.grid.loading}>
        {(view) => (
          <Cells
            key={`${view.planId}:${view.year}:${address.noi}:${address['chu-y']}`}
            view={view}
            filter={filter}
            onClear={() => setAddress({ noi: 'everyone', 'chu-y': 0 })}
          />
        )}
      </Read>
    </Page>
  )
}

/** The grid is printed on A3 across, the other pages on A4; a made style sheet, as the content policy asks. */
function usePrintOnA3(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('@page { size: A3 landscape; margin: 12mm; }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [])
}

function yearsOf(here: number | undefined, year: number | undefined): number[] {
  const now = here ?? year ?? 2026
  return [...new Set([now, now - 1, now - 2, year ?? now])].toSorted((a, b) => b - a)
}

function Cells({ view, filter, onClear }: { view: GridView; filter: GridFilter; onClear: () => void }) {
  const words = usePlanWords()
  const go = useGo()
  const { where, attention } = filter
  const names = useMemo(() => ({ duties: words.grid.duties, communes: words.grid.communes }), [words])
  const model = useMemo(() => gridModel(view, { where, attention }, names), [view, where, attention, names])
  const bodies = model.groups.reduce((sum, group) => sum + group.bodies.length, 0)
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(model.groups.slice(0, bodies <= FEW ? undefined : OPEN_AT_FIRST).map((group) => group.key)),
  )
  const [spot, setSpot] = useState<Spot>(() => firstSpot(model))
  const fold = useCallback(
    (group: string) =>
      setOpen((before) => {
        const after = new Set(before)
        if (!after.delete(group)) after.add(group)
        return after
      }),
    [],
  )
  if (bodies === 0) {
    const filtered = where !== 'everyone' || attention
    return (
      <div className="sheet">
        <EmptyState
          fact={filtered ? words.grid.nothingFact : words.grid.noneFact}
          how={filtered ? words.grid.nothingHow : words.grid.noneHow}
          act={
            filtered ? (
              <Button onClick={onClear}>{words.grid.clear}</Button>
            ) : (
              <ButtonLink href={planPaths.plan(view.planId)}>{words.plans.open}</ButtonLink>
            )
          }
        />
      </div>
    )
  }
  const openSpot = (at: Spot) => {
    if (at.row.startsWith('group:')) return fold(at.row)
    const column = model.columns[at.column]
    if (column !== undefined) go(planPaths.task(column.task.id, { year: view.year, body: at.row }))
  }
  const allOpen = model.groups.every((group) => open.has(group.key))
  return (
    <>
      <GridReading
        model={model}
        planId={view.planId}
        spot={spot}
        folded={!open.has(spot.row)}
        onOpen={() => openSpot(spot)}
      />
      <div className="grid-box">
        <GridTable model={model} open={open} spot={spot} onSpot={setSpot} onOpen={openSpot} onFold={fold} />
      </div>
      <div className="grid-foot">
        <Button
          onClick={() => setOpen(allOpen ? new Set() : new Set(model.groups.map((group) => group.key)))}
        >
          {allOpen ? words.grid.foldAll : words.grid.unfoldAll}
        </Button>
        <Key />
      </div>
    </>
  )
}

function firstSpot(model: GridModel): Spot {
  const late = model.groups
    .flatMap((group) => group.bodies.map((row) => ({ group, row })))
    .find(({ row }) => row.tally.overdue > 0)
  const group = late?.group ?? model.groups[0]
  const row = late?.row ?? group?.bodies[0]
  if (row === undefined) return { row: group?.key ?? '', column: -1 }
  const wanted = model.columns.findIndex((column) => row.cells[column.at]?.state === 'overdue')
  const column = wanted >= 0 ? wanted : model.columns.findIndex((one) => row.cells[one.at] !== undefined)
  return { row: row.key, column }
}

function Key() {
  const words = usePlanWords()
  const states = ['done', 'under-way', 'not-started', 'nothing-arose', 'silent', 'overdue'] as const
  return (
    <p className="grid-key">
      {states.map((state) => (
        <span key={state}>
          <Glyph name={glyphOf(state)} />
          {words.states[state]}
        </span>
      ))}
      <span>
        <i className="kk" />
        {words.grid.keyHard}
      </span>
      <span>
        <Glyph name="paper" />
        {words.grid.keyBehalf}
      </span>
      <span>{words.grid.keyEmpty}</span>
      <span>{words.grid.keyGroup}</span>
    </p>
  )
}
