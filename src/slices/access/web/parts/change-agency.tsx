import { useState } from 'react'
import type { FaultAnswer } from '#kernel/fault.ts'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { ConflictDialog, type Side } from '#kernel/web/parts/conflict-dialog.tsx'
import { agenciesContract, type AgencyView } from '../../agencies-contract.ts'
import { useAccessWords } from '../words.ts'
import { AgencyFields, linesOf, type AgencyText } from './agency-fields.tsx'
import { FormDialog } from './form-dialog.tsx'

const textOf = (agency: AgencyView): AgencyText => ({
  name: agency.name,
  short: agency.short,
  aliases: agency.aliases.join('\n'),
  fields: agency.fields,
  invited: agency.invited,
  basis: agency.basis,
})

/** Corrects what the directory says; where somebody saved meanwhile, line by line is chosen. */
export function ChangeAgency({ agency, onClose }: { agency: AgencyView; onClose: () => void }) {
  const words = useAccessWords().agency
  const save = useAccessWords().save
  const [version, setVersion] = useState(agency.version)
  const [text, setText] = useState(() => textOf(agency))
  const [theirs, setTheirs] = useState<AgencyView | null>(null)
  const change = useCommand(agenciesContract.changeAgency, {
    onDone(saved) {
      announce(words.saved(saved.name))
      onClose()
    },
    onConflict: (answer: FaultAnswer) => setTheirs(answer.current as AgencyView),
  })
  const send = (given: AgencyText, seen: number) =>
    void change.run({
      ...given,
      id: agency.id,
      version: seen,
      aliases: linesOf(given.aliases),
      fields: [...given.fields],
    })
  if (theirs !== null) {
    const saved = textOf(theirs)
    const printed = (one: AgencyText) => ({
      ...one,
      fields: one.fields.join(', '),
      invited: one.invited ? words.asked : words.commanded,
    })
    const choose = (chosen: Record<string, Side>) => {
      const merged = Object.fromEntries(
        Object.keys(text).map((key) => [
          key,
          (chosen[key] === 'saved' ? saved : text)[key as keyof AgencyText],
        ]),
      ) as unknown as AgencyText
      setText(merged)
      setVersion(theirs.version)
      setTheirs(null)
      send(merged, theirs.version)
    }
    return (
      <ConflictDialog
        title={words.changeTitle}
        fields={(Object.keys(text) as (keyof AgencyText)[]).map((name) => ({
          name,
          label: words[name],
          saved: printed(saved)[name],
          mine: printed(text)[name],
        }))}
        onLater={() => setTheirs(null)}
        onSave={choose}
      />
    )
  }
  return (
    <FormDialog
      id="change-agency"
      title={words.changeTitle}
      verb={save}
      command={change}
      onClose={onClose}
      onSubmit={() => send(text, version)}
    >
      <AgencyFields value={text} onChange={setText} />
    </FormDialog>
  )
}
