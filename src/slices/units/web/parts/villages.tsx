import { useState } from 'react'
import { printDay } from '#kernel/civil-date.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import type { UnitView, Village } from '../../contract.ts'
import { useUnitWords } from '../words.ts'
import { AddVillage } from './add-village.tsx'
import { ChangeVillage } from './change-village.tsx'

/** The villages of a commune on the asked day; its own people enter, rename and close them. */
export function Villages({ unit }: { unit: UnitView }) {
  const words = useUnitWords().village
  const [changing, setChanging] = useState<Village | null>(null)
  const [adding, setAdding] = useState(false)
  // One form at a time, since both have a name and an act; what was typed for the other is kept as its draft.
  const change = (village: Village) => {
    setAdding(false)
    setChanging(village)
  }
  const may = unit.can.includes('village.change') && unit.validTo === null
  return (
    <>
      <Sheet label={words.title}>
        <Group title={words.title} note={words.count(unit.villages.length)} />
        {unit.villages.length === 0 ? <EmptyState fact={words.none} how={words.noneHow} /> : null}
        {unit.villages.map((village) => (
          <Line
            key={village.id}
            why={<span className="meta">{words.kinds[village.kind]}</span>}
            act={
              village.can.includes('village.change') ? (
                <Button onClick={() => change(village)}>
                  {words.change}
                  <span className="vh"> {village.name}</span>
                </Button>
              ) : null
            }
          >
            <h3>{village.name}</h3>
            <p className="meta">{factsOf(village, words)}</p>
          </Line>
        ))}
      </Sheet>
      {may && !adding ? (
        <p className="acts">
          <Button kind="go" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </p>
      ) : null}
      {adding ? <AddVillage unit={unit} onClose={() => setAdding(false)} /> : null}
      {changing === null ? null : (
        <ChangeVillage village={changing} today={unit.day} onClose={() => setChanging(null)} />
      )}
    </>
  )
}

function factsOf(village: Village, words: ReturnType<typeof useUnitWords>['village']): string {
  return [
    village.validFrom === null ? null : words.since(printDay(village.validFrom)),
    village.act === null ? null : words.by(village.act),
    village.formerName === null ? null : words.formerly(village.formerName),
    village.validTo === null ? null : words.until(printDay(village.validTo)),
    village.closedAct === null ? null : words.by(village.closedAct),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
