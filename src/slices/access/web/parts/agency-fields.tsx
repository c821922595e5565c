import { CheckMany } from './check-many.tsx'
import { Options } from '#kernel/web/parts/options.tsx'
import { TextArea, TextField } from '#kernel/web/parts/text-field.tsx'
import { useLang } from '#kernel/web/lang.tsx'
import { useRead } from '#kernel/web/read.ts'
import { agenciesContract } from '../../agencies-contract.ts'
import { useAccessWords } from '../words.ts'

export interface AgencyText {
  name: string
  short: string
  aliases: string
  fields: readonly string[]
  invited: boolean
  basis: string
}

/** The lines of a text as a list, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What the directory says of a body. */
export function AgencyFields<T extends AgencyText>({
  value,
  onChange,
}: {
  value: T
  onChange: (value: T) => void
}) {
  const words = useAccessWords().agency
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <TextField
        name="short"
        label={words.short}
        help={words.shortHelp}
        value={value.short}
        onChange={(short) => onChange({ ...value, short })}
      />
      <TextArea
        name="aliases"
        label={words.aliases}
        help={words.aliasesHelp}
        optional
        value={value.aliases}
        onChange={(aliases) => onChange({ ...value, aliases })}
      />
      <FieldsOfWork
        name="fields"
        label={words.fields}
        value={value.fields}
        onChange={(fields) => onChange({ ...value, fields })}
      />
      <Options<'asked' | 'commanded'>
        name="invited"
        label={words.invited}
        value={value.invited ? 'asked' : 'commanded'}
        onChange={(next) => onChange({ ...value, invited: next === 'asked' })}
        options={[
          { value: 'commanded', label: words.commanded },
          { value: 'asked', label: words.asked },
        ]}
      />
      <TextField
        name="basis"
        label={words.basis}
        value={value.basis}
        onChange={(basis) => onChange({ ...value, basis })}
      />
    </>
  )
}

/** Some fields of work out of the list, or out of those that a body has. */
export function FieldsOfWork({
  name,
  label,
  help,
  only,
  value,
  onChange,
}: {
  name: string
  label: string
  help?: string
  only?: readonly string[]
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  const lang = useLang()
  const fields = useRead(agenciesContract.fieldsOfWork, {})
  return (
    <CheckMany
      name={name}
      label={label}
      help={help}
      optional
      choices={(fields.data ?? [])
        .filter((field) => only === undefined || only.length === 0 || only.includes(field.id))
        .map((field) => ({ value: field.id, label: field[lang] }))}
      value={value}
      onChange={onChange}
    />
  )
}
