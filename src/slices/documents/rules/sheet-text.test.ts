import { expect, it } from 'vitest'
import { sheetsToExtracted } from './sheet-text.ts'

it('tiles its text with title paragraphs and rows of one table', () => {
  const { text, blocks } = sheetsToExtracted(
    'x.xlsx',
    [
      {
        name: 'a',
        rows: [
          { number: 1, cells: ['KẾ HOẠCH'] },
          { number: 3, cells: ['STT', 'Nội dung'] },
          { number: 4, cells: ['1', 'Việc\tmột'] },
        ],
      },
    ],
    'aa',
  )
  expect(text).toBe('KẾ HOẠCH\nSTT\tNội dung\t\n1\tViệc một\t\n')
  expect(blocks.map((block) => [block.type, text.slice(block.start, block.end)])).toEqual([
    ['paragraph', 'KẾ HOẠCH\n'],
    ['row', 'STT\tNội dung\t\n'],
    ['row', '1\tViệc một\t\n'],
  ])
})
