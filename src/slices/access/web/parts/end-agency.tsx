import { useState } from 'react'
import type { CivilDate } from '#kernel/civil-date.ts'
import { announce } from '#kernel/web/announce.tsx'
import { freshId } from '#kernel/web/client.ts'
import { useCommand } from '#kernel/web/command.ts'
import { Combobox } from '#kernel/web/parts/combobox.tsx'
import { DateField } from '#kernel/web/parts/date-field.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import type { Choice } from '#kernel/web/parts/use-matches.ts'
import { agenciesContract, type AgencyView } from '../../agencies-contract.ts'
import { useAccessWords } from '../words.ts'
import { useAgencyChoices } from './agency-choices.ts'
import { FieldsOfWork } from './agency-fields.tsx'
import { FormDialog } from './form-dialog.tsx'

/** Ends a body or, with `passing`, only passes some of its fields on; who takes what, from when, by which act. */
export function EndAgency({
  agency,
  passing,
  onClose,
}: {
  agency: AgencyView
  passing: boolean
  onClose: () => void
}) {
  const words = useAccessWords().agency
  const choices = useAgencyChoices()
  const [ids] = useState(() => [freshId(), freshId()] as const)
  const [text, setText] = useState({
    day: agency.day as string,
    basis: '',
    verified: 'yes' as 'yes' | 'no',
    fields: [] as readonly string[],
  })
  const [heir, setHeir] = useState<Choice | null>(null)
  const [other, setOther] = useState<Choice | null>(null)
  const end = useCommand(agenciesContract.endAgency, {
    onDone({ moved, unplaced }) {
      announce(words.endedSaid(moved, unplaced.map((one) => one.name).join(', ')))
      onClose()
    },
  })
  const pass = useCommand(agenciesContract.addSuccession, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
  })
  const { id, version } = agency
  const shared = { id, basis: text.basis, verified: text.verified === 'yes' }
  const fields = [...text.fields]
  const day = text.day as CivilDate
  const submit = () => {
    if (passing) void pass.run({ ...shared, succession: ids[0], to: other?.id ?? '', on: day, fields })
    else
      void end.run({
        ...shared,
        version,
        lastDay: day,
        successors: [
          { id: ids[0], to: heir?.id ?? '', fields: null },
          ...(fields.length === 0 ? [] : [{ id: ids[1], to: other?.id ?? '', fields }]),
        ],
      })
  }
  return (
    <FormDialog
      id="end-agency"
      title={passing ? words.passTitle : words.endTitle(agency.name)}
      told={passing ? undefined : words.endTold}
      verb={passing ? words.pass : words.end}
      command={passing ? pass : end}
      onClose={onClose}
      onSubmit={submit}
    >
      <DateField
        name={passing ? 'on' : 'lastDay'}
        label={passing ? words.on : words.lastDay}
        near={agency.day}
        value={text.day}
        onChange={(next) => setText({ ...text, day: next })}
      />
      <TextField
        name="basis"
        label={words.basis}
        value={text.basis}
        onChange={(basis) => setText({ ...text, basis })}
      />
      {passing ? null : (
        <Combobox
          name="successors.0.to"
          label={words.heir}
          choices={choices}
          value={heir}
          onChange={setHeir}
        />
      )}
      <FieldsOfWork
        name="fields"
        label={passing ? words.fields : words.someTo}
        {...(passing ? {} : { help: words.someHelp })}
        only={agency.fields}
        value={text.fields}
        onChange={(next) => setText({ ...text, fields: next })}
      />
      {passing || fields.length > 0 ? (
        <Combobox
          name={passing ? 'to' : 'successors.1.to'}
          label={passing ? words.to : words.someAgency}
          choices={choices}
          value={other}
          onChange={setOther}
        />
      ) : null}
      <Options<'yes' | 'no'>
        name="verified"
        label={words.checked}
        value={text.verified}
        onChange={(next) => next !== null && setText({ ...text, verified: next })}
        options={[
          { value: 'yes', label: words.checkedYes },
          { value: 'no', label: words.checkedNo },
        ]}
      />
    </FormDialog>
  )
}
