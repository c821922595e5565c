import { SelectField } from '#kernel/web/parts/select-field.tsx'
import { TextField } from '#kernel/web/parts/text-field.tsx'
import { VillageKind } from '../../contract.ts'
import { useUnitWords } from '../words.ts'

export interface VillageText {
  name: string
  kind: VillageKind
  act: string
}

/** Name and kind of a village. */
export function NameAndKind<T extends VillageText>({ value, onChange }: FieldsProps<T>) {
  const words = useUnitWords().village
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        value={value.name}
        onChange={(name) => onChange({ ...value, name })}
      />
      <SelectField
        name="kind"
        label={words.kind}
        options={VillageKind.options.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind as VillageKind })}
      />
    </>
  )
}

interface FieldsProps<T> {
  value: T
  onChange: (value: T) => void
}

export function ActField<T extends VillageText>({ value, onChange }: FieldsProps<T>) {
  const words = useUnitWords().village
  return (
    <TextField
      name="act"
      label={words.act}
      help={words.actHelp}
      value={value.act}
      onChange={(act) => onChange({ ...value, act })}
    />
  )
}
