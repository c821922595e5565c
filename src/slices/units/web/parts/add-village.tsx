import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Button } from '#kernel/web/parts/button.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Form } from '#kernel/web/parts/form.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { unitsContract, type UnitView } from '../../contract.ts'
import { useUnitWords } from '../words.ts'
import { ActField, NameAndKind, type VillageText } from './village-fields.tsx'

/** A form for one more village; the act stays for the next one, since one act usually names many. */
export function AddVillage({ unit, onClose }: { unit: UnitView; onClose: () => void }) {
  const words = useUnitWords().village
  const draft = useDraft<VillageText & { from: string }>(`village:${unit.id}`, {
    name: '',
    kind: 'thon',
    act: '',
    from: unit.validFrom ?? unit.day,
  })
  const [id, setId] = useState(freshId)
  const add = useCommand(unitsContract.addVillage, {
    onDone(village) {
      announce(words.added(village.name))
      setId(freshId())
      draft.patch({ name: '' })
    },
  })
  const { value } = draft
  return (
    <div className="sheet box">
      <h2>{words.add}</h2>
      <Form
        label={words.add}
        fault={add.fault}
        onSubmit={() =>
          void add.run({ ...value, from: value.from as CivilDate, unitId: unit.id, villageId: id })
        }
      >
        <NameAndKind value={value} onChange={draft.set} />
        <DateField
          name="from"
          label={words.from}
          near={unit.day}
          value={value.from}
          onChange={(from) => draft.patch({ from })}
        />
        <ActField value={value} onChange={draft.set} />
        <p className="acts q">
          <Button kind="go" type="submit" disabledReason={add.busyReason}>
            {words.add}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </p>
      </Form>
    </div>
  )
}
