import type { Letter, LetterBlock, Run } from '../letter.ts'
import { openDate, slot, writtenCode, writtenDate } from './words.ts'
import { printable } from './printable.ts'
import { markHeadings, romanMark } from './letter-marks.ts'

/** A document's parts as they are printed, in NFC: capitals, dashes and closing signs of NĐ 30/2020, phụ lục I. */
export interface LetterParts {
  motto: { state: string; words: string }
  parentBody: string | null
  issuer: string
  number: string
  placeDate: string
  draft: string | null
  kind: string
  subject: string
  /** One addressee stands on the line of "Kính gửi:", several under it with dashes. */
  addressees: string[]
  bases: string[]
  body: LetterBlock[]
  signature: { lines: string[]; name: string | null }
  recipients: string[]
  appendices: { label: string; title: string; with: string; blocks: LetterBlock[]; landscape: boolean }[]
  footers: string[]
  /** For the file's properties: "Báo cáo kết quả …". */
  title: string
}

export const DEMONSTRATION = 'TÀI LIỆU TRÌNH DIỄN - SỐ LIỆU KHÔNG CÓ THẬT'

export function letterParts(given: Letter): LetterParts {
  const letter = normalized(given)
  const several = letter.addressees.length > 1
  return {
    motto: { state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', words: 'Độc lập - Tự do - Hạnh phúc' },
    parentBody: letter.parentBody ? capitals(letter.parentBody) : null,
    issuer: capitals(letter.issuer),
    number: `Số:${numberOf(letter)}`,
    placeDate: `${letter.place}, ${dateOf(letter)}`,
    draft: letter.draft ? 'DỰ THẢO' : null,
    kind: capitals(letter.kind),
    subject: letter.subject,
    addressees: several ? listed(letter.addressees) : letter.addressees.map(bare),
    bases: letter.bases.map(bare).map((text, i, all) => text + (i === all.length - 1 ? '.' : ';')),
    body: closed(markHeadings(letter.body)),
    signature: signatureOf(letter),
    recipients: listed(recipientsOf(letter)),
    appendices: letter.appendices.map((appendix, i, all) => ({
      label: all.length > 1 ? `Phụ lục ${romanMark(i + 1)}` : 'Phụ lục',
      title: capitals(appendix.title),
      with: `(Kèm theo ${letter.kind} số${numberOf(letter)} ${dateOf(letter)} của ${oneLine(letter.issuer)})`,
      blocks: markHeadings(appendix.blocks),
      landscape: appendix.landscape ?? false,
    })),
    footers: [letter.footer, letter.demonstration ? DEMONSTRATION : undefined].filter(
      (line) => line !== undefined,
    ),
    title: `${letter.kind} ${letter.subject}`,
  }
}

// ` 07/BC-UBND`, or room for the number: `        /BC-UBND`. An appendix leaves it open likewise.
function numberOf({ number, symbol }: Letter): string {
  return `${number ? ` ${writtenCode(number)}` : slot(8)}/${symbol}`
}

function dateOf({ date, year }: Letter): string {
  return date ? writtenDate(date) : openDate(year)
}

function signatureOf({ signature }: Letter): LetterParts['signature'] {
  const { for: body, capacity, post, name } = signature
  const lines = [body, capacity, post].filter((line) => line !== undefined).map(capitals)
  return { lines, name: name ?? null }
}

// Who the paper is addressed to stands above already; the list then begins with "Như trên" (phụ lục I, 9b).
function recipientsOf(letter: Letter): string[] {
  const first = letter.addressees.length > 0 && !letter.recipients.some((r) => bare(r) === 'Như trên')
  return first ? ['Như trên', ...letter.recipients] : letter.recipients
}

function listed(items: string[]): string[] {
  return items.map(bare).map((text, i, all) => `- ${text}${i === all.length - 1 ? '.' : ';'}`)
}

// The text of an official document ends "./." (phụ lục I); a table at the end has no place for it.
function closed(blocks: LetterBlock[]): LetterBlock[] {
  const last = blocks.at(-1)
  const end = (runs: Run[]): Run[] =>
    runs.map((run, i) =>
      i === runs.length - 1 ? { ...run, text: `${run.text.replace(/[\s./;:,]+$/, '')}./.` } : run,
    )
  if (last?.type === 'paragraph') return [...blocks.slice(0, -1), { ...last, runs: end(last.runs) }]
  if (last?.type !== 'list') return blocks
  const items = last.items.map((runs, i) => (i === last.items.length - 1 ? end(runs) : runs))
  return [...blocks.slice(0, -1), { ...last, items }]
}

function bare(text: string): string {
  return text.replace(/^\s*[-–]\s+/, '').replace(/[\s;.]+$/, '')
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi')
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

// Pasted text brings decomposed letters and signs that neither Word's XML nor a PDF can hold.
function normalized(letter: Letter): Letter {
  return JSON.parse(JSON.stringify(letter), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as Letter
}

/** Where "Kính gửi:" begins and where the dashes under its colon stand, so that the whole looks centred (points). */
export function addresseeIndent(names: string[], width: number, measure: (text: string) => number) {
  const colon = measure('Kính gửi')
  const longest = Math.max(...names.map(measure))
  const left = Math.max(0, (width - colon - longest) / 2)
  return { left, dash: left + colon }
}
