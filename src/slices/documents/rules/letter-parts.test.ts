import { assert, integer, property, stringMatching, tuple, array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LetterBlock } from '../letter.ts'
import { aLetter, aTable } from '../testing.ts'
import { breakLines, evenLines } from './letter-lines.ts'
import { letterParts } from './letter-parts.ts'
import { inSheets } from './letter-sheets.ts'
import { columnWidths, tableHead } from './letter-table.ts'

const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ text }] })
const lastText = (...body: LetterBlock[]) => {
  const last = letterParts(aLetter({ body })).body.at(-1)
  return last?.type === 'paragraph'
    ? last.runs.at(-1)?.text
    : last?.type === 'list'
      ? last.items.at(-1)?.at(-1)?.text
      : null
}

describe('the parts of an official document (NĐ 30/2020, phụ lục I)', () => {
  it('are in capitals where the decree wants them, Vietnamese letters too', () => {
    const { issuer, kind, signature, appendices } = letterParts(aLetter())
    expect(issuer).toBe('SỞ Y TẾ')
    expect(kind).toBe('BÁO CÁO')
    expect(signature.lines).toEqual(['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'])
    expect(appendices[0]?.title).toBe('TÌNH HÌNH THỰC HIỆN NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ')
  })

  it('are composed letters, whatever was typed', () => {
    const { subject } = letterParts(aLetter({ subject: 'Kết quả'.normalize('NFD') }))
    expect(subject).toBe('Kết quả')
  })

  it('one addressee stands bare, several get dashes, semicolons and a last full stop', () => {
    expect(letterParts(aLetter({ addressees: ['Bộ Y tế.'] })).addressees).toEqual(['Bộ Y tế'])
    expect(letterParts(aLetter({ addressees: ['Bộ Y tế', '- Sở Nội vụ;'] })).addressees).toEqual([
      '- Bộ Y tế;',
      '- Sở Nội vụ.',
    ])
  })

  it('bases end in semicolons, the last in a full stop', () => {
    const ends = letterParts(aLetter()).bases.map((text) => text.at(-1))
    expect(ends).toEqual([';', '.'])
  })

  it('recipients begin "Như trên" where somebody is addressed, and only once', () => {
    expect(letterParts(aLetter({ recipients: ['Lưu: VT'] })).recipients).toEqual([
      '- Như trên;',
      '- Lưu: VT.',
    ])
    expect(letterParts(aLetter({ recipients: ['Như trên', 'Lưu: VT'] })).recipients).toEqual([
      '- Như trên;',
      '- Lưu: VT.',
    ])
    expect(letterParts(aLetter({ recipients: ['Lưu: VT'], addressees: [] })).recipients).toEqual([
      '- Lưu: VT.',
    ])
  })

  it('the text ends "./.", whatever it ended in', () => {
    expect(lastText(paragraph('Xin báo cáo.'))).toBe('Xin báo cáo./.')
    expect(lastText(paragraph('Xin báo cáo ./.'))).toBe('Xin báo cáo./.')
    expect(lastText({ type: 'list', mark: '-', items: [[{ text: 'Một;' }], [{ text: 'Hai;' }]] })).toBe(
      'Hai./.',
    )
    expect(lastText(aTable(1))).toBeNull()
  })

  it('appendices are numbered where there are several, and say what they belong to', () => {
    const { appendices } = letterParts(aLetter())
    expect(appendices.map(({ label }) => label)).toEqual(['Phụ lục I', 'Phụ lục II'])
    expect(appendices[0]?.with).toBe('(Kèm theo Báo cáo số 07/BC-SYT ngày 05 tháng 01 năm 2026 của Sở Y tế)')
    const one = letterParts(
      aLetter({ appendices: aLetter().appendices.slice(0, 1), number: null, date: null }),
    )
    expect(one.appendices[0]?.label).toBe('Phụ lục')
    expect(one.appendices[0]?.with).toMatch(
      /^\(Kèm theo Báo cáo số\u00a0+\/BC-SYT ngày\u00a0+tháng\u00a0+năm\u00a0+ của Sở Y tế\)$/,
    )
  })
})

describe('lines, tables and sheets', () => {
  const words = array(stringMatching(/^[a-zđ]{1,9}$/), { minLength: 1, maxLength: 30 })

  it('even lines keep every word, need no more lines and are no wider', () => {
    assert(
      property(tuple(words, integer({ min: 10, max: 60 })), ([list, width]) => {
        const text = list.join(' ')
        const measure = (line: string) => line.length
        const lines = evenLines(text, width, measure)
        expect(lines.join(' ')).toBe(text)
        expect(lines.length).toBeLessThanOrEqual(breakLines(text, width, measure).length)
        expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('a subject of two lines breaks near its middle', () => {
    expect(evenLines('aaaa bbbb cccc dddd e', 20, (line) => line.length)).toEqual([
      'aaaa bbbb',
      'cccc dddd e',
    ])
  })

  it('columns fill the width to the last unit', () => {
    assert(
      property(array(integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 }), (shares) => {
        const table = { ...aTable(0), columns: shares.map((width) => ({ title: 'x', width })) }
        expect(columnWidths(table, 9355).reduce((sum, width) => sum + width, 0)).toBe(9355)
      }),
    )
  })

  it('grouped columns stand under one head, the others reach down', () => {
    const [above, below] = tableHead(aTable(1))
    expect(above?.map(({ text, columns, rows }) => [text, columns, rows])).toEqual([
      ['STT', 1, 2],
      ['Nội dung nhiệm vụ', 1, 2],
      ['Số lượt', 2, 1],
      ['Trạng thái', 1, 2],
    ])
    expect(below?.map(({ text }) => text)).toEqual(['Năm 2024', 'Năm 2025'])
  })

  it('a wide table turns its own page; the paper begins and is signed upright', () => {
    const wide: LetterBlock = { ...aTable(1), landscape: true }
    expect(inSheets([wide]).map(({ landscape }) => landscape)).toEqual([false, true, false])
    expect(inSheets([paragraph('a'), wide, wide, paragraph('b')]).map(({ blocks }) => blocks.length)).toEqual(
      [1, 2, 1],
    )
    expect(inSheets([paragraph('a')])).toHaveLength(1)
  })
})
