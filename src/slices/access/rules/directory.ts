import type { Agency, AgencyGroup, AgencyId, GroupFile } from '../model.ts'
import { foldName, levelTones } from './fold-name.ts'

/** All agencies of all times and the groups, made quick to ask by printed name. */
export interface Directory {
  agencies: ReadonlyMap<AgencyId, Agency>
  /** By key with accents and by key without; one key may belong to bodies of several times or districts. */
  exact: ReadonlyMap<string, readonly Agency[]>
  loose: ReadonlyMap<string, readonly Agency[]>
  groups: ReadonlyMap<string, AgencyGroup>
  tails: readonly string[]
  /** The province's bare name, which documents put behind a body's own or leave out. */
  place: string
}

// Written out on one side and shortened on the other: both become the short form.
const SHORT_FORMS = [
  ['ủy ban nhân dân', 'ubnd'],
  ['ủy ban', 'ub'],
  ['mặt trận tổ quốc', 'mttq'],
  ['thành phố', 'tp'],
  ['thị xã', 'tx'],
  ['việt nam', 'vn'],
  ['bảo hiểm xã hội', 'bhxh'],
  ['liên hiệp phụ nữ', 'lhpn'],
  ['các', ''],
] as const

const shortenLevelled = shortener(levelTones)
const shortenFolded = shortener(foldName)
const AND = levelTones('và')

/** The words of a body's name, shortened and without "các"; commas stand alone. */
export function bodyWords(printed: string): string {
  return shortenLevelled(levelTones(printed)).replace(/^[, ]+|[, ]+$/g, '')
}

/** The members of a printed list: parted at commas and "và". */
export function listParts(words: string): string[] {
  return ` ${words} `
    .replaceAll(` ${AND} `, ' , ')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What remains of a name when spaces, commas and "và" no longer matter. */
export function bodyKey(words: string): string {
  return listParts(words).join('').replaceAll(' ', '')
}

/** The same without accents, for names typed without them or with the wrong ones. */
export function looseKey(words: string): string {
  return ` ${shortenFolded(foldName(words))} `.replaceAll(' va ', ' ').replaceAll(' ', '')
}

function shortener(write: (text: string) => string) {
  const forms = SHORT_FORMS.map(([long, short]) => [` ${write(long)} `, short && ` ${short} `] as const)
  return (words: string) =>
    forms.reduce((text, [long, short]) => text.replaceAll(long, short || ' '), ` ${words} `).trim()
}

export function buildDirectory(agencies: readonly Agency[], groups: GroupFile, place: string): Directory {
  const exact = new Map<string, Agency[]>()
  const loose = new Map<string, Agency[]>()
  for (const agency of agencies) {
    const keys = new Set(
      [agency.name, agency.short, ...agency.aliases].map((name) => bodyKey(bodyWords(name))),
    )
    for (const key of keys) push(exact, key, agency)
    for (const key of new Set([...keys].map(looseKey))) push(loose, key, agency)
  }
  return {
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    exact,
    loose,
    groups: new Map(groups.groups.flatMap((group) => group.words.map((word) => [bodyWords(word), group]))),
    tails: groups.tails.map(bodyWords),
    place: bodyWords(place),
  }
}

function push(index: Map<string, Agency[]>, key: string, agency: Agency) {
  const list = index.get(key)
  if (list) list.push(agency)
  else index.set(key, [agency])
}
