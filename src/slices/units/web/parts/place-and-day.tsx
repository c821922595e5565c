import { useCallback, useState } from 'react'
import { CivilDate, printDay } from '#kernel/civil-date.ts'
import { useGo } from '#kernel/web/go.tsx'
import { useClient } from '#kernel/web/kernel-context.tsx'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { unitsContract } from '../../contract.ts'
import { unitPaths } from '../api.tsx'
import { useUnitWords } from '../words.ts'

/**
 * A place and the day whose boundaries count: one control of two fields. What did not stand on that day says what it
 * became; choosing opens the unit by the same day.
 */
export function PlaceAndDay({ day, onDay }: { day: CivilDate; onDay: (day: CivilDate) => void }) {
  const words = useUnitWords().map
  const go = useGo()
  const { call } = useClient()
  const [typed, setTyped] = useState<string | null>(null)
  const choices = useCallback(
    async (q: string, signal: AbortSignal): Promise<Choice[]> => {
      if (q.trim() === '') return []
      const answer = await call(unitsContract.findUnits, { q, day }, { signal, background: true })
      if (!answer.known) return []
      return answer.found.map(({ unit, standing, onDay: now }) => ({
        id: unit.id,
        label: unit.name,
        note: standing
          ? unit.code
          : [
              unit.code,
              unit.validTo === null || unit.validTo > day
                ? `${words.cameFrom} ${now.map((one) => one.name).join(', ')}`
                : `${printDay(unit.validTo)} → ${words.became(now.length)}${now.length === 1 ? ` ${now[0]!.name}` : ''}`,
            ].join(' · '),
      }))
    },
    [call, day, words],
  )
  return (
    <div className="with-side even">
      <Combobox
        name="place"
        label={words.place}
        help={words.placeHelp}
        choices={choices}
        value={null}
        onChange={(choice) => choice !== null && go(unitPaths.unit(choice.id, day))}
      />
      <DateField
        name="day"
        label={words.day}
        near={day}
        value={typed ?? day}
        onChange={(text) => {
          const read = CivilDate.safeParse(text)
          setTyped(read.success ? null : text)
          if (read.success) onDay(read.data)
        }}
      />
    </div>
  )
}
