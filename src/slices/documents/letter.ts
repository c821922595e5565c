import { z } from 'zod'
import { CivilDate } from '#kernel/civil-date.ts'

/** A stretch of text in one dress. */
export const Run = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
})
export type Run = z.infer<typeof Run>

/**
 * Part = "Phần I" with its title below, roman = "I. …", decimal = "1. …", letter = "a) …" in the Vietnamese alphabet.
 * `mark` is the bare number or letter; left out, headings of a level are counted within the heading above.
 */
export const LetterHeading = z.object({
  type: z.literal('heading'),
  level: z.enum(['part', 'roman', 'decimal', 'letter']),
  mark: z.string().optional(),
  text: z.string(),
})
export type LetterHeading = z.infer<typeof LetterHeading>

export const LetterParagraph = z.object({ type: z.literal('paragraph'), runs: z.array(Run) })
export type LetterParagraph = z.infer<typeof LetterParagraph>

/** Items stand as paragraphs of their own: "- …" or, one step in, "+ …". */
export const LetterList = z.object({
  type: z.literal('list'),
  mark: z.enum(['-', '+']),
  items: z.array(z.array(Run)),
})
export type LetterList = z.infer<typeof LetterList>

/** `width` is a share of the table's width; neighbours with the same `group` stand under one head. */
export const LetterColumn = z.object({
  title: z.string(),
  group: z.string().optional(),
  width: z.number().positive(),
  align: z.enum(['left', 'center', 'right']).optional(),
})
export type LetterColumn = z.infer<typeof LetterColumn>

/** A section row has one cell, over all columns, bold; a total is bold. A cell's \n begins a new line. */
export const LetterRow = z.object({
  cells: z.array(z.string()),
  kind: z.enum(['section', 'total']).optional(),
})
export type LetterRow = z.infer<typeof LetterRow>

/** The head repeats on every page. `landscape` turns the page for tables too wide to stand upright. */
export const LetterTable = z.object({
  type: z.literal('table'),
  title: z.string().optional(),
  columns: z.array(LetterColumn).min(1),
  rows: z.array(LetterRow),
  landscape: z.boolean().optional(),
})
export type LetterTable = z.infer<typeof LetterTable>

export const LetterBlock = z.discriminatedUnion('type', [
  LetterHeading,
  LetterParagraph,
  LetterList,
  LetterTable,
])
export type LetterBlock = z.infer<typeof LetterBlock>

/** `for` "TM. ỦY BAN NHÂN DÂN", `capacity` "KT. CHỦ TỊCH", `post` "PHÓ CHỦ TỊCH", each only where it applies. */
export const LetterSignature = z.object({
  for: z.string().optional(),
  capacity: z.string().optional(),
  post: z.string(),
  name: z.string().optional(),
})
export type LetterSignature = z.infer<typeof LetterSignature>

/** Appendices are numbered (I, II …) where there are several; each has its own page numbers. */
export const LetterAppendix = z.object({
  title: z.string(),
  blocks: z.array(LetterBlock),
  landscape: z.boolean().optional(),
})
export type LetterAppendix = z.infer<typeof LetterAppendix>

/**
 * An official document after Nghị định 30/2020/NĐ-CP, before it becomes Word or PDF. Text is given bare: capitals,
 * dashes, semicolons and the closing "./." are the writers' work. It has no place for signature and seal.
 */
export const Letter = z.object({
  /** The body above the issuer, or left out where there is none. */
  parentBody: z.string().optional(),
  /** A \n says where the line may break. */
  issuer: z.string(),
  /** Null until the e-office numbers it: an empty slot is printed. */
  number: z.string().nullable(),
  /** After the slash: `BC-SYT`. */
  symbol: z.string(),
  place: z.string(),
  /** Null until signed; `year` is then printed alone, where it is known. */
  date: CivilDate.nullable(),
  year: z.int().optional(),
  /** The name of the type: "Báo cáo", "Kế hoạch". */
  kind: z.string(),
  subject: z.string(),
  addressees: z.array(z.string()),
  bases: z.array(z.string()),
  body: z.array(LetterBlock),
  signature: LetterSignature,
  recipients: z.array(z.string()),
  appendices: z.array(LetterAppendix),
  /** Prints "DỰ THẢO" under the number. */
  draft: z.boolean(),
  /** Prints on every page that the figures are a demonstration's. */
  demonstration: z.boolean(),
  /** At the foot of every page: "Số liệu thực hiện đến ngày 20/11/2026". */
  footer: z.string().optional(),
})
export type Letter = z.infer<typeof Letter>
