import { printNumber, type Messages } from '#kernel/message.ts'
import type { vi } from './vi.ts'

const n = (value: number) => printNumber(value, 'en')

export const en = {
  map: {
    title: 'Places',
    back: 'Places',
    note: (day, communes, districts) =>
      districts === 0
        ? `By the boundaries of ${day}: ${n(communes)} communes and wards, no districts any more.`
        : `By the boundaries of ${day}: ${n(districts)} districts, ${n(communes)} communes, wards and towns.`,
    day: 'By the boundaries of',
    place: 'Find a commune, ward or former district',
    placeHelp: 'Without accents too; former names are found.',
    map: 'Map of the province’s communes and wards',
    from: (district) => `in the area of former ${district}`,
    unknown: (day) => `Boundaries before ${day} are not known well enough.`,
    unknownHow: 'Choose that day or a later one.',
    today: 'Back to today',
    byDistrict: 'By district',
    byFormer: 'By the area of the former district',
    communes: (count) => `${n(count)} communes`,
    became: (count) => (count === 1 ? 'now part of' : `now ${n(count)} communes`),
    cameFrom: 'before that',
    open: 'see the map',
  },
  unit: {
    note: (code, from, to) =>
      [`Code ${code}`, from === null ? null : `since ${from}`, to === null ? null : `until the end of ${to}`]
        .filter((part) => part !== null)
        .join(' · '),
    source: 'Basis',
    begins: (day) => `In place since ${day}.`,
    signed: (day) => `Signed ${day}`,
    unchecked: 'not checked yet',
    parent: 'Part of',
    former: 'Area of the former district',
    predecessors: 'Made from',
    successors: 'Became',
    onDay: (day) => `On ${day}`,
    notStanding: (day) => `On ${day} this unit did not exist. In its place stood:`,
    area: 'Area',
    areaValue: (km2) => `${n(km2)} km²`,
    people: 'Population',
    peopleValue: (count) => `${n(count)} (merger dossiers of 2025)`,
    mountain: 'Mountain area',
    yes: 'yes',
    facts: 'Figures',
  },
  village: {
    title: 'Villages and quarters',
    count: (count) => n(count),
    none: 'No village has been entered yet.',
    noneHow: 'The commune’s officer or head enters them here, each with its act.',
    kinds: { thon: 'thôn', ban: 'bản', khoi: 'khối', to_dan_pho: 'tổ dân phố', xom: 'xóm' },
    since: (day) => `since ${day}`,
    until: (day) => `until the end of ${day}`,
    by: (act) => `by ${act}`,
    formerly: (name) => `formerly ${name}`,
    change: 'Change',
    changeTitle: (name) => `Change ${name}`,
    what: 'What is to be done?',
    correct: 'Correct a slip',
    correctNote: 'It was called so all along.',
    rename: 'Rename from a day on',
    renameNote: 'Before that day the old name still shows.',
    close: 'End it',
    closeNote: 'Merged or dissolved: it no longer exists.',
    name: 'Name',
    kind: 'Kind',
    from: 'From',
    lastDay: 'Last day',
    act: 'Act',
    actHelp: 'Number, symbol and issuer: 12/NQ-HĐND of 05/6/2026 of the commune’s council.',
    save: 'Save',
    cancel: 'Cancel',
    add: 'Add a village',
    added: (name) => `${name} is added.`,
    changed: (name) => `${name} is saved.`,
  },
} satisfies Messages<typeof vi>
