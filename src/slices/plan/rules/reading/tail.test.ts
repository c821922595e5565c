import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { readTail } from './tail.ts'
import { readElements } from './units.ts'

const tailOf = (text: string) =>
  readTail(
    readElements(textToExtracted('plan.txt', text, 'sha')).elements.filter((one) => one.type === 'unit'),
  )

test('recipients and signature are told apart where their columns are printed side by side', () => {
  const tail = tailOf(`Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- Như mục IV;                         KT. CHỦ TỊCH
- Bộ Y tế (để b/c);                   PHÓ CHỦ TỊCH
- Lưu: VT, VX.
                                      Bùi Đình Long
`)
  expect(tail.recipients).toEqual(['Như mục IV', 'Bộ Y tế (để b/c)', 'Lưu: VT, VX'])
  expect(tail.signer).toEqual({
    for: 'TM. ỦY BAN NHÂN DÂN',
    capacity: 'KT. CHỦ TỊCH',
    post: 'PHÓ CHỦ TỊCH',
    name: 'Bùi Đình Long',
  })
})

test('a rank belongs to the name; a head who signs for nobody has a post only', () => {
  expect(tailOf('GIÁM ĐỐC\nĐại tá Phạm Văn Bình\n').signer).toEqual({
    for: null,
    capacity: null,
    post: 'GIÁM ĐỐC',
    name: 'Đại tá Phạm Văn Bình',
  })
})

test('recipients without a signature name no signer', () => {
  expect(tailOf('Nơi nhận:\n- Lưu: VT.\n')).toEqual({ recipients: ['Lưu: VT'], signer: null })
})
