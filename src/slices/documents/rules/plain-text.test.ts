import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { textToExtracted } from './plain-text.ts'

test('lines of cells parted by tabs or bars are rows, an indent or a letterhead line is none', () => {
  const text =
    'Số: 1/KH\n\tNội dung\nSTT\tNội dung\tChủ trì\n1\tRà soát\tSở Y tế\n\n| 1 | Khám | Sở Y tế |\n| 2 | Dạy | Sở Y tế |\n'
  const kinds = textToExtracted('a.txt', text, '').blocks.map((block) => block.type)
  expect(kinds).toEqual(['paragraph', 'paragraph', 'row', 'row', 'paragraph', 'row', 'row'])
  const row = textToExtracted('a.txt', text, '').blocks[3]
  expect(row?.type === 'row' && row.cells.map((cell) => text.slice(cell.start, cell.end))).toEqual([
    '1',
    'Rà soát',
    'Sở Y tế',
  ])
})

test('text is NFC with plain line ends, whatever it was', () => {
  expect(textToExtracted('a.txt', '\uFEFFKế hoạch'.normalize('NFD') + '\r\nx\r', '').text).toBe(
    'Kế hoạch\nx\n',
  )
})

test('blocks tile the text', () => {
  assert(
    property(string({ unit: 'binary' }), (source) => {
      const { text, blocks } = textToExtracted('a.txt', source, '')
      let at = 0
      for (const block of blocks) {
        expect(block.start).toBe(at)
        at = block.end
      }
      expect(at).toBe(text.length)
    }),
  )
})
