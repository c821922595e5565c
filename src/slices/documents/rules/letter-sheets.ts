import type { LetterBlock } from '../letter.ts'

export interface Sheet {
  blocks: LetterBlock[]
  landscape: boolean
}

/** Cuts a body where a wide table turns the page; the first sheet and the last, which is signed, stand upright. */
export function inSheets(blocks: LetterBlock[]): Sheet[] {
  const sheets: Sheet[] = [{ blocks: [], landscape: false }]
  for (const block of blocks) {
    const landscape = block.type === 'table' && block.landscape === true
    const current = sheets.at(-1)
    if (current?.landscape === landscape) current.blocks.push(block)
    else sheets.push({ blocks: [block], landscape })
  }
  if (sheets.at(-1)?.landscape) sheets.push({ blocks: [], landscape: false })
  return sheets
}
