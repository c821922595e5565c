import { z } from 'zod'
import { CivilDate, printDay } from '#kernel/civil-date.ts'
import { useAddress, usePathParam } from '#kernel/web/address.ts'
import { Go } from '#kernel/web/go.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { Hint } from '#kernel/web/parts/hint.tsx'
import { useRead } from '#kernel/web/read.ts'
import { unitsContract, type UnitCard, type UnitView } from '../../contract.ts'
import type { UnitId } from '../../model.ts'
import '../units.css'
import { unitPaths } from '../api.tsx'
import { PlaceAndDay } from '../parts/place-and-day.tsx'
import { Villages } from '../parts/villages.tsx'
import { useUnitWords } from '../words.ts'

const Address = z.object({ day: CivilDate.optional() })

/** One unit of any time: what it came from, what became of it, by which act, and its villages (J2, J5, J9). */
export function UnitPage() {
  const words = useUnitWords()
  const id = usePathParam('unitId') as UnitId
  const [address, setAddress] = useAddress(Address)
  const unit = useRead(unitsContract.unit, address.day === undefined ? { id } : { id, day: address.day }, {
    keep: true,
  })
  const view = unit.data
  const note =
    view === undefined
      ? undefined
      : words.unit.note(view.code, printed(view.validFrom), printed(view.validTo))
  return (
    <Page
      title={view?.name ?? words.map.title}
      note={note}
      back={{ href: unitPaths.map(address.day), label: words.map.back }}
    >
      <Read of={unit}>
        {(data) => (
          <div className="stack">
            <PlaceAndDay day={data.day} onDay={(day) => setAddress({ day })} />
            {data.standing || data.onDay === null ? null : (
              <Hint kind="info">
                <p>{words.unit.notStanding(printDay(data.day))}</p>
                <Names units={data.onDay} day={address.day} />
              </Hint>
            )}
            <Story unit={data} day={address.day} />
            {data.level === 'commune' ? <Villages unit={data} /> : null}
          </div>
        )}
      </Read>
    </Page>
  )
}

function Story({ unit, day }: { unit: UnitView; day: CivilDate | undefined }) {
  const words = useUnitWords().unit
  const { act, parent, formerDistrict, predecessors, successors } = unit
  return (
    <Sheet label={unit.name}>
      {act === null ? null : (
        <Line why={<Why words={words.source} />}>
          <p className="doc row">
            {act.number}: {act.title}
          </p>
          <p className="meta">
            {act.signedOn === null ? null : `${words.signed(printDay(act.signedOn))} · `}
            {words.begins(printDay(act.inForce))}{' '}
            {act.verified ? null : <span className="unchecked">{words.unchecked}</span>}
          </p>
        </Line>
      )}
      {parent === null ? null : (
        <Line why={<Why words={words.parent} />}>
          <Names units={[parent]} day={day} />
        </Line>
      )}
      {formerDistrict === null || formerDistrict.id === parent?.id ? null : (
        <Line why={<Why words={words.former} />}>
          <Names units={[formerDistrict]} day={day} />
        </Line>
      )}
      <Links
        title={words.predecessors}
        links={predecessors.filter((link) => link.unit.level === unit.level)}
        day={day}
      />
      <Links title={words.successors} links={successors} day={day} />
      {unit.areaKm2 === null && unit.population2025 === null ? null : (
        <Line why={<Why words={words.facts} />}>
          <dl className="attrs">
            {unit.areaKm2 === null ? null : (
              <>
                <dt>{words.area}</dt>
                <dd>{words.areaValue(unit.areaKm2)}</dd>
              </>
            )}
            {unit.population2025 === null ? null : (
              <>
                <dt>{words.people}</dt>
                <dd>{words.peopleValue(unit.population2025)}</dd>
              </>
            )}
            {unit.mountainous === true ? (
              <>
                <dt>{words.mountain}</dt>
                <dd>{words.yes}</dd>
              </>
            ) : null}
          </dl>
        </Line>
      )}
    </Sheet>
  )
}

function Links({
  title,
  links,
  day,
}: {
  title: string
  links: UnitView['predecessors']
  day: CivilDate | undefined
}) {
  if (links.length === 0) return null
  const acts = [...new Set(links.map((link) => link.act).filter((act) => act !== null))]
  return (
    <Line why={<Why words={title} />}>
      <Names units={links.map((link) => link.unit)} day={day} />
      <p className="meta">
        {printDay(links[0]!.on)}
        {acts.length === 0 ? null : ` · ${acts.join(', ')}`}
      </p>
    </Line>
  )
}

function Why({ words }: { words: string }) {
  return <span className="meta">{words}</span>
}

function Names({ units, day }: { units: readonly UnitCard[]; day: CivilDate | undefined }) {
  return (
    <ul className="run">
      {units.map((unit) => (
        <li key={unit.id}>
          <Go href={unitPaths.unit(unit.id, day)}>{unit.name}</Go>
        </li>
      ))}
    </ul>
  )
}

const printed = (day: CivilDate | null) => (day === null ? null : printDay(day))
