import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { CivilDate, printDay } from '#kernel/civil-date.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { useAddress } from '#kernel/web/address.ts'
import { Go, useGo } from '#kernel/web/go.tsx'
import { Button } from '#kernel/web/parts/button.tsx'
import { asCommunes, CommuneMap, type CommuneValue } from '#kernel/web/parts/commune-map.tsx'
import { EmptyState } from '#kernel/web/parts/empty-state.tsx'
import { Page } from '#kernel/web/parts/page.tsx'
import { Read } from '#kernel/web/parts/read.tsx'
import { Group, Line, Sheet } from '#kernel/web/parts/sheet.tsx'
import { useRead } from '#kernel/web/read.ts'
import topology from '#data/units/nghe-an-communes.topojson?url'
import { unitsContract } from '../../contract.ts'
import '../units.css'
import { unitPaths } from '../api.tsx'
import { PlaceAndDay } from '../parts/place-and-day.tsx'
import { useUnitWords } from '../words.ts'

const Address = z.object({ day: CivilDate.optional() })

type Tree = Extract<AnswerOf<(typeof unitsContract)['unitTree']>, { known: true }>
type Unit = Tree['units'][number]

/** The province by the boundaries of a day: the map of today's communes, older ones under the districts of their day (J5). */
export function MapPage() {
  const words = useUnitWords().map
  const [address, setAddress] = useAddress(Address)
  const tree = useRead(unitsContract.unitTree, address.day === undefined ? {} : { day: address.day }, {
    keep: true,
  })
  const known = tree.data?.known === true ? tree.data : null
  const communes = known?.units.filter((unit) => unit.level === 'commune') ?? []
  const districts = known?.units.filter((unit) => unit.level === 'district') ?? []
  const note = known === null ? undefined : words.note(printDay(known.day), communes.length, districts.length)
  return (
    <Page title={words.title} note={note}>
      <Read of={tree}>
        {(data) => {
          const day = address.day ?? (data.known ? data.day : data.since)
          return (
            <div className="stack">
              <PlaceAndDay day={day} onDay={(next) => setAddress({ day: next })} />
              {!data.known ? (
                <div className="sheet">
                  <EmptyState
                    fact={words.unknown(printDay(data.since))}
                    how={words.unknownHow}
                    act={<Button onClick={() => setAddress({ day: undefined })}>{words.today}</Button>}
                  />
                </div>
              ) : (
                <>
                  {districts.length === 0 ? <Communes units={communes} day={address.day} /> : null}
                  <ByDistrict
                    units={communes}
                    day={address.day}
                    former={districts.length === 0}
                    districts={districts}
                  />
                </>
              )}
            </div>
          )
        }}
      </Read>
    </Page>
  )
}

function Communes({ units, day }: { units: readonly Unit[]; day: CivilDate | undefined }) {
  const words = useUnitWords().map
  const go = useGo()
  const [selected, setSelected] = useState<string | null>(null)
  const shapes = useQuery({
    queryKey: [topology],
    staleTime: Infinity,
    queryFn: async ({ signal }) => asCommunes(await (await fetch(topology, { signal })).json()),
  })
  const values = useMemo(
    () =>
      new Map(
        units.map((unit): [string, CommuneValue] => [
          unit.code,
          {
            tone: 'plain',
            words: unit.formerDistrict === null ? '' : words.from(inSentence(unit.formerDistrict)),
            href: unitPaths.unit(unit.id, day),
          },
        ]),
      ),
    [units, day, words],
  )
  return (
    <Read of={shapes}>
      {(loaded) => (
        <div className="sheet box">
          <CommuneMap
            topology={loaded}
            label={words.map}
            values={values}
            keys={[]}
            selected={selected}
            onSelect={setSelected}
            onOpen={(code) => {
              const href = values.get(code)?.href
              if (href !== undefined) go(href)
            }}
          />
        </div>
      )}
    </Read>
  )
}

function ByDistrict({
  units,
  districts,
  day,
  former,
}: {
  units: readonly Unit[]
  districts: readonly Unit[]
  day: CivilDate | undefined
  former: boolean
}) {
  const words = useUnitWords().map
  const names = [...new Set(units.map((unit) => unit.formerDistrict ?? ''))].toSorted((a, b) =>
    a.localeCompare(b, 'vi'),
  )
  const title = former ? words.byFormer : words.byDistrict
  return (
    <Sheet label={title}>
      <Group title={title} />
      {names.map((name) => {
        const here = units.filter((unit) => (unit.formerDistrict ?? '') === name)
        const district = districts.find((one) => one.name === name)
        return (
          <Line key={name} why={<span className="meta">{words.communes(here.length)}</span>}>
            <h3>{district === undefined ? name : <Go href={unitPaths.unit(district.id, day)}>{name}</Go>}</h3>
            <ul className="run">
              {here.map((unit) => (
                <li key={unit.id}>
                  <Go href={unitPaths.unit(unit.id, day)}>{unit.name}</Go>
                </li>
              ))}
            </ul>
          </Line>
        )
      })}
    </Sheet>
  )
}

// "Huyện Kỳ Sơn" → "huyện Kỳ Sơn".
function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
