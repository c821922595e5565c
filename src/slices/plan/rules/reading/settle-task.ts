import type { ReadTask } from '../../reading.ts'
import { noAttributes, readLead, splitValue, type Attributes } from './attributes.ts'
import { isInvited, laterSubject, listAt, subjectBodies, supportingBodies } from './bodies.ts'
import type { Draft } from './drafts.ts'
import { labelOf } from './labels.ts'
import { fold } from './model.ts'
import { referencesOf } from './references.ts'
import { readTimes, type Times } from './times.ts'
import { unique } from './unique.ts'

export interface Surroundings {
  issuer: string | null
  /** Year of the title or, failing that, of the document's date. */
  year: number | null
}

export interface SettledTask {
  task: ReadTask
  times: Times
}

const inline =
  /(?:[.;]\s+|\(\s*)((?:Thời (?:gian|hạn)|Cơ quan|Đơn vị|Hoàn thành|Chủ trì|Phối hợp)[\p{L}\s,]{0,40}:\s*[^.;()]*)/giu

/** Attributes at the end of an item's own line: "… Thời gian thực hiện: Quý II/2026." */
function inlineAttributes(text: string): Attributes {
  const found = noAttributes()
  for (const match of text.matchAll(inline)) {
    const labelled = labelOf(match[1] ?? '')
    if (!labelled) continue
    if (labelled.label === 'lead') found.lead ??= readLead(labelled.value).lead
    else if (labelled.label === 'supporting') found.supporting ??= splitValue(labelled.value)
    else if (labelled.label === 'time') found.time ??= labelled.value
  }
  const chair = /\((?=[^()]{3,120}\schủ trì)/u.exec(text)
  const list = chair ? listAt(text, chair.index + 1) : null
  if (list && /^\s+chủ trì/u.test(text.slice(list.end))) found.lead ??= list.names
  return found
}

/** Who leads, supports, is invited, and when: the item itself first, then what stands above it. */
export function settleTask(draft: Draft, around: Surroundings): SettledTask {
  const text = fold(draft.text)
  const inlined = inlineAttributes(text)
  draft.own.lead ??= inlined.lead
  draft.own.supporting ??= inlined.supporting
  draft.own.time ??= inlined.time
  const named = leadOf(draft, text)
  const invited = named.filter((name) => isInvited(name, around.issuer))
  const times = timesOf(draft, text, around)
  const task: ReadTask = {
    ref: draft.ref,
    section: draft.section,
    text,
    lead: named.filter((name) => !invited.includes(name)),
    supporting: unique(supportingOf(draft, text)),
    invited,
    due: times.due,
    recurrence: times.recurrence,
    references: referencesOf(text),
    sameAs: null,
    span: draft.span,
  }
  return { task, times }
}

function leadOf(draft: Draft, text: string): string[] {
  if (draft.own.lead && draft.own.lead.length > 0) return unique(draft.own.lead)
  const attributed = draft.above.find((one) => one.attributes.lead)
  const heading = draft.above.find((one) => one.bodies.length > 0)
  if (attributed?.attributes.lead) return unique(attributed.attributes.lead)
  if (heading) return heading.bodies
  const subject = subjectBodies(text)
  if (subject) return subject.names
  for (const one of draft.above) {
    if (one.heading) continue
    const names = subjectBodies(one.text)?.names
    if (names) return names
  }
  return laterSubject(text)?.names ?? []
}

function supportingOf(draft: Draft, text: string): string[] {
  if (draft.own.supporting) return draft.own.supporting
  const opening = supportingBodies(text, subjectBodies(text))
  if (opening) return opening.names
  for (const one of draft.above) {
    if (one.attributes.supporting) return one.attributes.supporting
    if (one.heading) continue
    const names = supportingBodies(one.text, subjectBodies(one.text))?.names
    if (names) return names
  }
  const later = subjectBodies(text) || hasLeadAbove(draft) ? null : laterSubject(text)
  return later ? (supportingBodies(text, later)?.names ?? []) : []
}

function hasLeadAbove(draft: Draft): boolean {
  if (draft.own.lead && draft.own.lead.length > 0) return true
  return draft.above.some(
    (one) => one.attributes.lead || one.bodies.length > 0 || (!one.heading && subjectBodies(one.text)),
  )
}

function timesOf(draft: Draft, text: string, around: Surroundings): Times {
  const year = yearAround(draft, around)
  if (draft.own.time) return readTimes(draft.own.time, 'attribute', year)
  const told = readTimes(text, 'sentence', year)
  if (told.due || told.recurrence) return told
  for (const one of draft.above) {
    if (one.attributes.time) return readTimes(one.attributes.time, 'attribute', year)
    if (isPeriod(one.text)) return readTimes(one.text, 'attribute', year)
  }
  return told
}

/** A heading that is nothing but a period is the time of the tasks under it. */
export function isPeriod(source: string): boolean {
  const title = source.replace(/^Giai\s+đoạn\s+(?:\d|[IVX]{1,3})\s*[:(–-]\s*/iu, '').replace(/\)\s*:?$/u, '')
  return /^(?:(?:trong\s+)?(?:giai\s+đoạn|năm|quý|tháng|từ|6\s+tháng)(?:\s+(?:từ|đến|năm|tháng|quý|đầu|cuối|nay))*[\s\dIVX/.,–-]*(?:(?:đến|năm|tháng|quý)[\s\dIVX/.–-]*)*|hằng năm|hàng năm|thường xuyên)[.:]?$/iu.test(
    title.trim(),
  )
}

function yearAround(draft: Draft, around: Surroundings): number | null {
  for (const one of draft.above) {
    const year = /(?<![\d/-])(20\d\d)(?![\d/-])/u.exec(one.text)?.[1]
    if (year) return Number(year)
  }
  return around.year
}
