import { useState } from 'react'
import { CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { useGo } from '#kernel/web/go.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { SelectField } from '#kernel/web/parts/select-field.tsx'
import { useDraft } from '#kernel/web/use-draft.ts'
import { agenciesContract } from '../../agencies-contract.ts'
import { AgencyKind, AgencyLevel } from '../../model.ts'
import { accessPaths } from '../api.tsx'
import { useAccessWords } from '../words.ts'
import { AgencyFields, linesOf } from './agency-fields.tsx'
import { FormDialog } from './form-dialog.tsx'

/** One more body in the directory. */
export function AddAgency({ today, onClose }: { today: CivilDate | undefined; onClose: () => void }) {
  const all = useAccessWords()
  const words = all.agency
  const go = useGo()
  const [agencyId] = useState(freshId)
  const draft = useDraft('agency:new', {
    name: '',
    short: '',
    aliases: '',
    fields: [] as readonly string[],
    invited: false,
    basis: '',
    level: 'province' as AgencyLevel,
    kind: 'department' as AgencyKind,
    from: today as string | undefined,
  })
  const { value: text, set: setText } = draft
  const add = useCommand(agenciesContract.addAgency, {
    onDone(agency) {
      draft.done()
      announce(words.added(agency.name))
      go(accessPaths.agency(agency.id))
    },
  })
  return (
    <FormDialog
      id="add-agency"
      title={words.addTitle}
      verb={all.agencies.add}
      command={add}
      onClose={onClose}
      onSubmit={() =>
        void add.run({
          ...text,
          agencyId,
          aliases: linesOf(text.aliases),
          fields: [...text.fields],
          from: (text.from ?? '') as CivilDate,
        })
      }
    >
      <SelectField
        name="level"
        label={words.level}
        value={text.level}
        onChange={(level) => setText({ ...text, level: level as AgencyLevel })}
        options={AgencyLevel.options.map((level) => ({ value: level, label: all.levels[level] }))}
      />
      <SelectField
        name="kind"
        label={words.kind}
        value={text.kind}
        onChange={(kind) => setText({ ...text, kind: kind as AgencyKind })}
        options={AgencyKind.options.map((kind) => ({ value: kind, label: all.kinds[kind] }))}
      />
      <DateField
        name="from"
        label={words.from}
        near={today ?? CivilDate.parse('2026-01-01')}
        value={text.from ?? ''}
        onChange={(from) => setText({ ...text, from })}
      />
      <AgencyFields value={text} onChange={setText} />
    </FormDialog>
  )
}
