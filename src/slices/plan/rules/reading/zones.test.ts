import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { readElements } from './units.ts'
import { readZones, words } from './zones.ts'

const zonesOf = (text: string) =>
  readZones(readElements(textToExtracted('plan.txt', text, 'sha')).elements).map((part) => ({
    kind: part.kind,
    number: part.number,
    head: part.head.length,
    body: part.body.map((one) => (one.type === 'unit' ? words(one) : 'table')),
    tail: part.tail.length,
  }))

const plan = `KẾ HOẠCH
Công tác trẻ em năm 2026
I. NỘI DUNG
Rà soát trẻ em theo Phụ lục kèm theo.
`
const signature = `Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn A
`
const body = ['I. NỘI DUNG', 'Rà soát trẻ em theo Phụ lục kèm theo.']

test('an annex opens behind the signature; its words inside a sentence open none', () => {
  expect(zonesOf(`${plan}${signature}Phụ lục II\nDANH MỤC NHIỆM VỤ\n1. Rà soát văn bản.\n`)).toEqual([
    { kind: 'main', number: null, head: 2, body, tail: 5 },
    { kind: 'annex', number: 'II', head: 2, body: ['1. Rà soát văn bản.'], tail: 0 },
  ])
})

test('a new kind behind the signature of a decision opens the plan it encloses', () => {
  const decision = 'QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\nĐiều 1. Ban hành Kế hoạch.\n'
  expect(zonesOf(decision + signature + plan).map(({ kind, tail }) => [kind, tail])).toEqual([
    ['main', 5],
    ['enclosed', 0],
  ])
})

test('legal bases with dashes belong to the head, the first other dash opens the body', () => {
  const bases = 'KẾ HOẠCH\nCông tác trẻ em\nCăn cứ:\n- Luật Trẻ em;\n- Rà soát trẻ em.\n'
  const [main] = zonesOf(bases.replace('- Luật Trẻ em;', '- Căn cứ Luật Trẻ em;'))
  expect(main).toMatchObject({ head: 4, body: ['- Rà soát trẻ em.'] })
})
