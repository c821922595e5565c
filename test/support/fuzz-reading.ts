import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { extractBytes } from '#slices/documents/server/extract/extract-bytes.ts'
import { Refusal } from '#slices/documents/server/extract/refusal.ts'
import { PlanReading } from '#slices/plan/reading.ts'
import { readPlan } from '#slices/plan/rules/reading/read-plan.ts'
import { chanceOf, type Chance } from './chance.ts'

interface Source {
  name: string
  bytes: Uint8Array
}

const FIXTURES = new URL('../../src/slices/plan/rules/reading/fixtures/', import.meta.url)
const REAL_PLAN = new URL('../../data/plans/7-KH-UBND-2025-nghe-an.txt', import.meta.url)

/** The plans written for the reader, the ones it must refuse, and the real one. */
export function planSources(): Source[] {
  const paths = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => /source\.|refused\/.+\.(?!json)/.test(path)).toSorted()
  return [
    ...files.map((name) => ({ name, bytes: readFileSync(new URL(name, FIXTURES)) })),
    { name: 'plan.txt', bytes: readFileSync(REAL_PLAN) },
  ]
}

/** One document as chance and human hands leave it: lines moved, marks lost, bytes turned, parts swapped. */
export function mutated(sources: readonly Source[], seed: number): Source {
  const chance = chanceOf(seed)
  const source = chance.pick(sources)
  const { name } = source
  const times = 1 + chance.upTo(6)
  if (name.endsWith('.txt') && chance.upTo(8) > 0)
    return { name, bytes: Buffer.from(changeText(source.bytes.toString(), chance, times)) }
  if (name.endsWith('.docx') && chance.upTo(8) > 0) {
    const inside = changeWord(source.bytes, chance, times)
    if (inside !== null) return { name, bytes: inside }
  }
  return { name, bytes: changeBytes(source.bytes, chance.pick(sources).bytes, chance, times) }
}

const SCRAPS = [
  ...['\u0000', '\ufeff', '\ufffd', '\u200b', '\u00a0', '\u0301', '\ud83d', '\r', '\t', '\f', '\n\n\n'],
  ...[
    '1. ',
    'a) ',
    'I. ',
    '- ',
    'Điều 1. ',
    'PHỤ LỤC\n',
    'Nơi nhận:\n',
    'Chủ trì: ',
    'phối hợp với ',
    '31/02/2026',
  ],
  ...['TM. ỦY BAN NHÂN DÂN\n', '\n1\tRà soát\tSở Y tế\n', 'hằng năm', '🌱'.repeat(20), 'ệ'.normalize('NFD')],
]

function changeText(text: string, chance: Chance, times: number): string {
  let changed = text
  for (let i = 0; i < times; i++) {
    const at = chance.upTo(changed.length + 1)
    const to = at + chance.upTo(chance.pick([3, 80, 2000]))
    const piece = changed.slice(at, to)
    const before = changed.slice(0, at)
    const after = changed.slice(to)
    changed = chance.pick([
      () => before + after,
      () => before + piece + piece + after,
      () => after + piece + before,
      () => before + chance.pick(SCRAPS) + piece + after,
      () => before + piece.normalize(chance.pick(['NFC', 'NFD'])) + after,
      () => before + piece.toUpperCase() + after,
      () => before + piece.replaceAll('\n', ' ') + after,
      () => before + piece.replaceAll(' ', '\n') + after,
      () => before,
    ])()
  }
  return changed
}

function changeWord(bytes: Uint8Array, chance: Chance, times: number): Uint8Array | null {
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 })
  } catch {
    return null
  }
  const names = Object.keys(parts).filter((name) => /^word\/.*\.xml$/.test(name))
  if (names.length === 0) return null
  const name =
    names.includes('word/document.xml') && chance.upTo(3) > 0 ? 'word/document.xml' : chance.pick(names)
  parts[name] = strToU8(changeXml(strFromU8(parts[name]!), chance, times))
  return zipSync(parts, { level: 1 })
}

/** Elements and texts change places or go, mostly so that the XML stays well formed. */
function changeXml(xml: string, chance: Chance, times: number): string {
  if (chance.upTo(6) === 0) return changeText(xml, chance, 1)
  let changed = xml
  for (let i = 0; i < times; i++) {
    const units = changed.match(
      chance.pick([
        /<w:p[ >][\s\S]*?<\/w:p>/g,
        /<w:tr[ >][\s\S]*?<\/w:tr>/g,
        /<w:r[ >].*?<\/w:r>/g,
        /(?<=>)[^<>]+(?=<)/g,
      ]),
    )
    if (units === null) continue
    const [one, other] = [chance.pick(units), chance.pick(units)]
    changed = changed.replace(one, () =>
      chance.pick(['', one + one, other, one.replace(/<w:[a-z]+Pr>.*?<\/w:[a-z]+Pr>/, '')]),
    )
  }
  return changed
}

function changeBytes(bytes: Uint8Array, other: Uint8Array, chance: Chance, times: number): Uint8Array {
  let changed = Buffer.from(bytes)
  for (let i = 0; i < times; i++) {
    const at = chance.upTo(changed.length + 1)
    const length = 1 + chance.upTo(chance.pick([1, 16, 1024]))
    const from = chance.upTo(other.length + 1)
    const foreign = other.subarray(from, from + length)
    const noise = Buffer.from(Array.from({ length: Math.min(length, 64) }, () => chance.upTo(256)))
    changed = chance.pick([
      () => Buffer.concat([changed.subarray(0, at), noise, changed.subarray(at + noise.length)]),
      () => Buffer.concat([changed.subarray(0, at), changed.subarray(at + length)]),
      () => Buffer.concat([changed.subarray(0, at), foreign, changed.subarray(at)]),
      () => changed.subarray(0, at),
    ])()
  }
  return changed
}

/** Reads a document; answers what is wrong, or how it was taken: read, or refused in one of our sentences. */
export async function readOrRefuse(source: Source): Promise<'read' | 'refused' | { wrong: string }> {
  const began = performance.now()
  try {
    const extracted = await extractBytes(source.name, source.bytes)
    const reading = readPlan(extracted)
    const wrong = PlanReading.safeParse(reading).success
      ? whatIsLost(reading, extracted.text)
      : 'not of its own shape'
    if (wrong !== null) return { wrong }
    return performance.now() - began > 20_000 ? { wrong: 'took longer than 20 s' } : 'read'
  } catch (error) {
    return error instanceof Refusal ? 'refused' : { wrong: (error as Error).stack ?? String(error) }
  }
}

function whatIsLost(reading: PlanReading, text: string): string | null {
  if (reading.text !== text) return 'the text is not the document’s'
  let at = 0
  for (const leaf of reading.leaves) {
    if (leaf.start !== at || leaf.end <= leaf.start) return `leaves do not tile at ${at}`
    at = leaf.end
  }
  if (at !== text.length) return `characters unaccounted for from ${at}`
  const spans = [...reading.tasks, ...reading.duties, ...reading.targets].map(({ span }) => span)
  if (spans.some(([from, to]) => from < 0 || to < from || to > text.length)) return 'a span outside the text'
  const refs = [...reading.tasks, ...reading.duties, ...reading.targets, ...reading.sections].map(
    ({ ref }) => ref,
  )
  return new Set(refs).size === refs.length ? null : 'a ref given twice'
}
