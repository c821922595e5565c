import { useState } from 'react'
import { announce } from '#kernel/web/announce.tsx'
import { useCommand } from '#kernel/web/command.ts'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { agenciesContract, type AgencyView } from '../../agencies-contract.ts'
import { useAccessWords } from '../words.ts'
import { FormDialog } from './form-dialog.tsx'

/** A named person says where an unchecked fact was read: of the body itself, or of one succession. */
export function ConfirmFact({
  agency,
  succession,
  onClose,
}: {
  agency: AgencyView
  succession: string | null
  onClose: () => void
}) {
  const words = useAccessWords().agency
  const [source, setSource] = useState('')
  const options = {
    onDone(saved: AgencyView) {
      announce(words.saved(saved.name))
      onClose()
    },
  }
  const confirmAgency = useCommand(agenciesContract.confirmAgency, options)
  const confirmSuccession = useCommand(agenciesContract.confirmSuccession, options)
  const { id, version } = agency
  return (
    <FormDialog
      id="confirm-fact"
      title={words.confirmTitle}
      told={words.confirmTold}
      verb={words.confirm}
      command={succession === null ? confirmAgency : confirmSuccession}
      onClose={onClose}
      onSubmit={() =>
        succession === null
          ? void confirmAgency.run({ id, version, source })
          : void confirmSuccession.run({ id, succession, source })
      }
    >
      <TextField
        name="source"
        label={words.source}
        help={words.sourceHelp}
        first
        value={source}
        onChange={setSource}
      />
    </FormDialog>
  )
}
