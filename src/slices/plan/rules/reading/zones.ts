import { isBasis, isIssuing } from './head-words.ts'
import {
  isAuthority,
  isDocumentKind,
  isLetterhead,
  isNationalTitle,
  isPost,
  isSigningWord,
} from './letterhead-words.ts'
import { isCapitals } from './wraps.ts'
import type { Element, Unit } from './model.ts'

/** One document of the file: the plan, the decision that encloses it, or an annex. */
export interface Part {
  kind: 'main' | 'enclosed' | 'annex'
  /** Letterhead, kind, title, legal bases, up to the first heading; the heading lines of an annex. */
  head: Unit[]
  body: Element[]
  /** Recipients and signature. */
  tail: Unit[]
  /** The annex's number as printed, or null. */
  number: string | null
  /** The issuing sentence stands in the head. */
  issued: boolean
}

export const annexHeading =
  /^(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:(?:số|SỐ)\s*:?\s*)?([IVX]+|\d+|[A-Z])(?![\p{L}\d]))?\s*[.:\-–]?\s*(.*)$/u

/** Cuts the document into its parts. Every unit and table stands in exactly one of them. */
export function readZones(elements: Element[]): Part[] {
  const parts: Part[] = []
  let part = newPart('main', null)
  parts.push(part)
  let zone: 'head' | 'body' | 'tail' = 'head'
  const start = (kind: Part['kind'], number: string | null) => {
    part = newPart(kind, number)
    parts.push(part)
    zone = 'head'
  }
  elements.forEach((element, at) => {
    if (element.type === 'table') {
      if (zone === 'tail') start('annex', null)
      zone = 'body'
      part.body.push(element)
      return
    }
    const annex = annexStart(element, zone, part)
    if (annex) start('annex', annex.number)
    else if (zone === 'tail' && opensEnclosed(element, parts)) start('enclosed', null)
    else if (zone === 'body' && part.kind === 'main' && enclosedAhead(elements, at)) start('enclosed', null)
    else if (zone === 'body' && opensTail(element, elements, at)) zone = 'tail'
    else if (zone === 'head' && endsHead(element, part)) zone = 'body'
    else if (zone === 'head' && part.kind !== 'annex' && /^[-–]?\s*Nơi\s+nhận/u.test(words(element)))
      zone = 'tail'
    else if (zone === 'tail' && part.kind !== 'annex' && resumes(element, part)) zone = 'body'
    if (zone === 'head') {
      part.head.push(element)
      part.issued ||= isIssuing(words(element))
    } else if (zone === 'body') part.body.push(element)
    else part.tail.push(element)
  })
  return parts
}

function newPart(kind: Part['kind'], number: string | null): Part {
  return { kind, head: [], body: [], tail: [], number, issued: false }
}

/** The line with its mark: the mark of a heading is a part of its words here. */
export function words(unit: Unit): string {
  return unit.lines
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

function annexStart(unit: Unit, zone: string, part: Part): { number: string | null } | null {
  if (unit.mark || (zone === 'head' && part.head.length < 3 && part.kind !== 'annex')) return null
  const match = annexHeading.exec(words(unit))
  if (!match) return null
  const rest = match[2] ?? ''
  const shouted =
    /^PHỤ\s+LỤC/u.test(words(unit)) &&
    (rest === '' || isCapitals(rest) || /^[:(]/u.test(rest) || zone === 'tail')
  const plain = /^Phụ/u.test(words(unit)) && rest === '' && words(unit).length < 20
  const titled = zone === 'tail' && words(unit).length < 200 && !/[.;]$/u.test(rest)
  return shouted || plain || titled ? { number: match[1] ?? null } : null
}

/** Behind the signature of a decision, a new letterhead or kind opens the plan it encloses. */
function opensEnclosed(unit: Unit, parts: Part[]): boolean {
  const text = words(unit)
  const signed = parts.at(-1)?.tail.length ?? 0
  return (
    signed >= 3 && (isDocumentKind(text) || isNationalTitle(text) || (isAuthority(text) && !isPost(text)))
  )
}

/** Without a signature between them, the enclosed plan opens with its kind and "(Ban hành kèm theo …)". */
function enclosedAhead(elements: Element[], at: number): boolean {
  const unit = elements[at]
  if (unit?.type !== 'unit' || !isDocumentKind(words(unit))) return false
  return elements
    .slice(at + 1, at + 6)
    .some((one) => one.type === 'unit' && /^\(\s*(?:Ban hành\s+)?kèm theo/iu.test(words(one)))
}

function opensTail(unit: Unit, elements: Element[], at: number): boolean {
  const text = words(unit)
  if (/^[-–]?\s*Nơi\s+nhận\s*:?/u.test(text) || isSigningWord(text)) return true
  if (!isPost(text)) return false
  return elements.length - at < 60
}

/** The head ends with the first heading, or with the first paragraph behind title and legal bases. */
function endsHead(unit: Unit, part: Part): boolean {
  const text = words(unit)
  if (part.kind === 'annex') return endsAnnexHead(unit, part, text)
  const mark = unit.mark
  if (mark && mark.order > 0) return !isLetterhead(text)
  if (mark)
    return part.head.length > 0 && !isBasis(unit.text) && !/^Căn cứ\s*:?$/u.test(part.head.at(-1)?.text ?? '')
  if (isLetterhead(text) || isBasis(text) || isIssuing(text)) return false
  return part.issued && looksLikeHeading(unit)
}

/** A short line in capitals or bold, without a full stop. */
export function looksLikeHeading(unit: Unit): boolean {
  const text = words(unit)
  return text.length < 160 && !/[.;,]$/u.test(text) && (isCapitals(text) || unit.bold)
}

function endsAnnexHead(unit: Unit, part: Part, text: string): boolean {
  if (part.head.length === 0) return false
  if (unit.mark && unit.mark.order > 0) return true
  if (/^\(.*\)$/u.test(text)) return false
  if (isDocumentKind(text) || isCapitals(text) || unit.bold || unit.centred) return part.head.length > 6
  return unit.mark !== null || part.head.length > 2 || /[.;:]$/u.test(text)
}

/** Numbered parts behind a signature that was none. */
function resumes(unit: Unit, part: Part): boolean {
  return unit.mark?.style === 'roman' && unit.mark.order > 1 && part.tail.length < 3 && isCapitals(unit.text)
}
