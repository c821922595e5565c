import { assert, constantFrom, array, integer, property, string, tuple } from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textToExtracted } from '#slices/documents/rules/plain-text.ts'
import { PlanReading } from '../../reading.ts'
import { readPlan } from './read-plan.ts'

const plan = readFileSync(
  new URL('../../../../../data/plans/7-KH-UBND-2025-nghe-an.txt', import.meta.url),
  'utf8',
)
const read = (text: string) => readPlan(textToExtracted('plan.txt', text, 'sha'))

function isWhole(reading: PlanReading): void {
  expect(() => PlanReading.parse(reading)).not.toThrow()
  let at = 0
  for (const leaf of reading.leaves) {
    expect(leaf.start).toBe(at)
    expect(leaf.end).toBeGreaterThan(leaf.start)
    at = leaf.end
  }
  expect(at).toBe(reading.text.length)
  for (const { span } of [...reading.tasks, ...reading.duties, ...reading.targets]) {
    expect(span[0]).toBeGreaterThanOrEqual(0)
    expect(span[1]).toBeGreaterThanOrEqual(span[0])
    expect(span[1]).toBeLessThanOrEqual(reading.text.length)
  }
  const refs = [...reading.tasks, ...reading.duties, ...reading.targets, ...reading.sections].map(
    (one) => one.ref,
  )
  expect(new Set(refs).size).toBe(refs.length)
}

const fragments = constantFrom(
  'I. ',
  'II. NỘI DUNG\n',
  '1. ',
  '1.1. ',
  'a) ',
  '- ',
  '+ ',
  '• ',
  'Điều 1. ',
  'Chương II\n',
  'Phần thứ nhất\n',
  '\n',
  '\n\n',
  '\t',
  ' ',
  'Sở Y tế',
  'UBND các xã, phường',
  'các sở, ban, ngành',
  ', ',
  ' và ',
  ': ',
  '; ',
  '. ',
  'Cơ quan chủ trì: ',
  'Thời gian: ',
  'trước ngày 30/11/2025',
  'hằng năm',
  'quý I/2026',
  '2026 - 2030',
  '…',
  '/',
  'PHỤ LỤC\n',
  'STT\tNội dung\tChủ trì\tThời gian\n',
  '1\tRà soát\tSở Y tế\tNăm 2026\n',
  'Nơi nhận:\n',
  'TM. ỦY BAN NHÂN DÂN\n',
  'CHỦ TỊCH\n',
  'KẾ HOẠCH\n',
  'QUYẾT ĐỊNH:\n',
  'như sau:\n',
  'Trên đây là Kế hoạch',
  'phối hợp với ',
  'Giao ',
  'số 7/KH-UBND',
  'đạt 60 %',
  '\f',
  'tổ chức',
)

test('any string comes out whole', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (text) => isWhole(read(text))),
    { numRuns: 200 },
  )
})

test('any jumble of the words of plans comes out whole', () => {
  assert(
    property(array(fragments, { maxLength: 80 }), (parts) => isWhole(read(parts.join('')))),
    { numRuns: 400 },
  )
})

test('a plan with lines taken out, doubled or cut comes out whole', () => {
  const lines = plan.split('\n')
  const change = tuple(
    constantFrom('drop', 'double', 'cut', 'join', 'swap'),
    integer({ min: 0, max: lines.length - 1 }),
  )
  assert(
    property(array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const text = [...lines]
      for (const [kind, at] of changes) {
        const line = text[at] ?? ''
        if (kind === 'drop') text.splice(at, 1)
        else if (kind === 'double') text.splice(at, 0, line)
        else if (kind === 'cut') text[at] = line.slice(0, line.length / 2)
        else if (kind === 'join') text[at] = `${line} ${text[at + 1] ?? ''}`
        else text.splice(at, 2, text[at + 1] ?? '', line)
      }
      isWhole(read(text.join('\n')))
    }),
    { numRuns: 40 },
  )
})

test('an empty document and one of blanks are read as no plan', () => {
  for (const text of ['', '\n', ' \n\t\n']) {
    const reading = read(text)
    isWhole(reading)
    expect(reading.warnings.map((warning) => warning.code)).toContain('plan.no_task')
  }
})

test('what cannot be placed is warned of', () => {
  expect(read(plan).warnings.map((warning) => warning.code)).not.toContain('text.unplaced')
})
