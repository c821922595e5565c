import type { Letter, LetterBlock } from '#slices/documents/letter.ts'
import { documentWords as words } from '../messages/document.ts'
import type { Facts } from './facts.ts'
import { reportAppendices } from './report-appendices.ts'
import { reportSections } from './report-sections.ts'

/** The plan as its report names it. */
export interface PlanOfReport {
  number: string | null
  kind: string
  issuer: string | null
  place: string | null
  demonstration: boolean
  leadName: string | null
}

/** `Kết quả thực hiện Kế hoạch số 7/KH-UBND năm 2025`. */
export function reportSubject(plan: PlanOfReport, year: number): string {
  return words.subject(words.planNamed(plan.kind, plan.number), year)
}

/**
 * The report as an official document after Nghị định 30/2020/NĐ-CP: a draft, unnumbered and unsigned, of the body that
 * issued the plan. `lastYear`: final figures of the year before, by task and unit, to compare with.
 */
export function reportLetter(
  plan: PlanOfReport,
  facts: Facts,
  passages: readonly { sectionRef: string; text: string }[],
  lastYear: ReadonlyMap<string, number>,
): Letter {
  const { year, dates } = facts.input
  const texts = Map.groupBy(passages, (passage) => passage.sectionRef)
  const committee = /^Ủy ban nhân dân/i.test(plan.issuer ?? '')
  return {
    issuer: plan.issuer ?? plan.leadName ?? '',
    number: null,
    symbol: symbolOf(plan.number),
    place: plan.place ?? '',
    date: null,
    year,
    kind: words.kind,
    subject: reportSubject(plan, year),
    addressees: [],
    bases: [],
    body: reportSections(facts.input).flatMap((section): LetterBlock[] => {
      const own = (texts.get(section.ref) ?? []).filter((passage) => passage.text.trim() !== '')
      const heading: LetterBlock[] =
        section.level === 0
          ? []
          : [{ type: 'heading', level: LEVELS[section.level], mark: section.mark, text: section.title }]
      return [
        ...heading,
        ...own.flatMap(({ text }) =>
          text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line): LetterBlock => ({ type: 'paragraph', runs: [{ text: line }] })),
        ),
      ]
    }),
    signature: committee
      ? { for: words.signFor(plan.issuer ?? ''), capacity: words.capacity, post: words.deputy }
      : { post: words.headOf },
    recipients: words.recipients(plan.leadName),
    appendices: reportAppendices(facts, lastYear),
    draft: true,
    demonstration: plan.demonstration,
    footer: words.until(dates.cutOff),
  }
}

const LEVELS = { 1: 'roman', 2: 'decimal', 3: 'letter' } as const

/** `7/KH-UBND` → `BC-UBND`: the report is the same body's. */
function symbolOf(number: string | null): string {
  const body = /-([\p{L}\d.&-]+)$/u.exec(number ?? '')?.[1]
  return `BC-${body ?? 'UBND'}`
}
