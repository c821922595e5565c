import { useState } from 'react'
import { civilDate } from '../../civil-date.ts'
import type { FaultAnswer } from '../../fault.ts'
import { Button } from '../parts/button.tsx'
import { Combobox } from '../parts/combobox.tsx'
import { DateField } from '../parts/date-field.tsx'
import { FileField } from '../parts/file-field.tsx'
import { Form, FormFoot } from '../parts/form.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { Options } from '../parts/options.tsx'
import { PickMany } from '../parts/pick-many.tsx'
import { SavedAt } from '../parts/saved-at.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextArea, TextField } from '../parts/text-field.tsx'
import { useFiles } from '../parts/use-files.ts'
import type { Choice } from '../parts/use-matches.ts'
import { useDraft } from '../use-draft.ts'

const today = civilDate('2026-11-25')
const agencies: Choice[] = [
  { id: '1', label: 'Sở Y tế' },
  { id: '2', label: 'Sở Giáo dục và Đào tạo', words: 'GD&ĐT' },
  { id: '3', label: 'Sở Văn hóa, Thể thao và Du lịch', words: 'VHTTDL' },
  { id: '4', label: 'Công an tỉnh' },
]
const places: Choice[] = [
  { id: 'a', label: '12 xã từ huyện Kỳ Sơn cũ', note: 'huyện thôi hoạt động từ 01/7/2025' },
  { id: 'b', label: 'Xã Mường Xén', note: 'gồm thị trấn Mường Xén và các xã cũ của huyện Kỳ Sơn' },
  { id: 'c', label: 'Huyện Kỳ Sơn', note: 'như ngày 30/6/2025' },
  { id: 'd', label: 'Xã Mỹ Lý', words: 'huyện Kỳ Sơn' },
]
const refusal: FaultAnswer = {
  code: 'input.invalid',
  text: 'Chữ bạn đã viết còn nguyên.',
  fields: [{ path: 'day', text: 'Ngày 28/11/2026 chưa đến. Ghi ngày đã làm, muộn nhất là hôm nay 25/11.' }],
}

/** Every field, with a refusal that names one of them. */
export function FormStory() {
  const draft = useDraft('story:progress', { words: '', note: '' })
  const [state, setState] = useState<'todo' | 'doing' | 'done' | 'nil' | null>('doing')
  const [amount, setAmount] = useState<number | string>(1234.5)
  const [unit, setUnit] = useState('turns')
  const [day, setDay] = useState('2026-11-28')
  const [place, setPlace] = useState<Choice | null>(null)
  const [helpers, setHelpers] = useState<readonly Choice[]>([agencies[0]!])
  const [fault, setFault] = useState<FaultAnswer | null>(null)
  const files = useFiles()
  return (
    <section className="stack" aria-labelledby="s-form">
      <h2 id="s-form">Ghi tiến độ</h2>
      <Form fault={fault} onSubmit={() => setFault({ ...refusal })} label="Ghi tiến độ">
        <Options
          name="state"
          label="Đến nay thế nào?"
          value={state}
          onChange={setState}
          options={[
            { value: 'todo', label: 'Chưa triển khai', glyph: 'todo' },
            { value: 'doing', label: 'Đang thực hiện', glyph: 'doing' },
            { value: 'done', label: 'Hoàn thành', glyph: 'done' },
            { value: 'nil', label: 'Không phát sinh', glyph: 'nil' },
          ]}
        />
        <TextArea
          name="words"
          label="Đã làm được gì?"
          help="Viết như nói với đồng nghiệp. Câu này vào thẳng báo cáo của xã."
          value={draft.value.words}
          onChange={(text) => draft.patch({ words: text })}
        />
        <NumberField name="amount" label="Số lượng" value={amount} onChange={setAmount} />
        <SelectField
          name="unit"
          label="Đơn vị"
          value={unit}
          onChange={setUnit}
          options={[
            { value: 'events', label: 'cuộc' },
            { value: 'turns', label: 'lượt trẻ em' },
          ]}
        />
        <DateField name="day" label="Làm ngày nào?" near={today} max={today} value={day} onChange={setDay} />
        <Combobox
          name="place"
          label="Xã, phường hoặc huyện cũ"
          help="Gõ không dấu cũng được."
          choices={places}
          value={place}
          onChange={setPlace}
        />
        <PickMany
          name="helpers"
          label="Cơ quan phối hợp"
          choices={agencies}
          value={helpers}
          onChange={setHelpers}
        />
        <TextField
          name="note"
          label="Ghi chú"
          optional
          value={draft.value.note}
          onChange={(note) => draft.patch({ note })}
        />
        <FileField name="files" label="Minh chứng" files={files} seenBy="xã và Sở Y tế" camera />
        <FormFoot saved={<SavedAt draft={draft} />}>
          <Button kind="go" type="submit">
            Ghi tiến độ
          </Button>
        </FormFoot>
      </Form>
    </section>
  )
}
