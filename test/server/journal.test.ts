import { civilDate, instantOf } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { Audit, writeEntries, type Entry } from '#kernel/server/journal.ts'
import { stableId } from '#kernel/stable-id.ts'
import { journalContract, type EntryView } from '#slices/access/journal-contract.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { beforeAll, expect, it } from 'vitest'
import { useWorld, type Caller } from './support/world.ts'

const world = useWorld({ clock: instantOf(Date.parse('2026-11-24T02:00:00Z')) })
const idOf = (login: string) => stableId(`demonstration:${login}`)
const MUONG_XEN = agencyRowId('ubnd-16813-20250701')
const SO_GD = agencyRowId('so-giao-duc-va-dao-tao')
const SO_YT = agencyRowId('so-y-te')

const records = {
  panh: makeId(),
  thu: makeId(),
  huy: makeId(),
  child: makeId(),
  account: makeId(),
  behalf: makeId(),
}

/** Entries as commands of the slices would write them, one day apart. */
async function write(
  login: string,
  post: string,
  agencyId: string,
  day: number,
  entry: Entry,
): Promise<void> {
  const audit = new Audit('progress.report', 'ProgressReport')
  audit.actingAs({ id: makeId(), post, agencyId, unitId: null })
  audit.add(entry)
  const at = instantOf(Date.parse('2026-11-01T01:00:00Z') + day * 86_400_000)
  await world.it.database.write((tx) =>
    writeEntries(tx, audit, { accountId: idOf(login), commandId: null }, at),
  )
}

beforeAll(async () => {
  const words = { words: 'đã làm' }
  await write('panh', 'officer', MUONG_XEN, 1, { record: 'plan.progress', id: records.panh, after: words })
  await write('thu', 'clerk', MUONG_XEN, 2, {
    record: 'plan.progress',
    id: records.thu,
    before: words,
    after: { words: 'đã xong' },
  })
  await write('huy', 'officer', SO_GD, 3, { record: 'plan.progress', id: records.huy, after: words })
  await write('huy', 'officer', SO_GD, 4, {
    record: 'plan.evidence',
    id: records.child,
    after: words,
    sensitivity: 'child',
  })
  await write('quan', 'administrator', SO_YT, 5, {
    record: 'access.account',
    id: records.account,
    after: { name: 'X' },
  })
  await write('hoai', 'lead-officer', SO_YT, 6, {
    record: 'reports.contribution',
    id: records.behalf,
    after: words,
    onBehalfOf: MUONG_XEN,
  })
})

async function read(caller: Caller, input: object = {}): Promise<EntryView[]> {
  const { body } = await caller.call(journalContract.journal, input)
  return (body as { items: EntryView[] }).items
}

/** Which of the six records a person finds, in the order of the table above. */
async function found(login: string): Promise<string[]> {
  const entries = await read(await world.it.as(login))
  const seen = new Set(entries.map((entry) => entry.recordId))
  return Object.entries(records)
    .filter(([, id]) => seen.has(id))
    .map(([name]) => name)
}

it.each([
  ['panh', ['panh']],
  ['thu', ['thu']],
  ['giu', []],
  ['xen', ['panh', 'thu', 'behalf']],
  ['chu', ['panh', 'thu', 'behalf']],
  ['lan', ['huy', 'child']],
  ['hoai', ['panh', 'thu', 'huy', 'child', 'behalf']],
  ['thang', ['panh', 'thu', 'huy', 'child', 'behalf']],
  ['kiem', ['panh', 'thu', 'huy', 'child', 'account', 'behalf']],
  ['quan', ['account']],
])('shows %s the entries that the post may read and no other', async (login, expected) => {
  expect(await found(login)).toEqual(expected)
})

it('refuses the journal to the province’s leaders and to whoever is not signed in', async () => {
  const binh = await world.it.as('binh')
  expect((await binh.call(journalContract.journal, {})).status).toBe(403)
  expect((await world.it.anyone.call(journalContract.journal, {})).status).toBe(401)
})

it('tells who, by which post, for whom, and the values before and after', async () => {
  const xen = await world.it.as('xen')
  const [entry] = await read(xen, { recordId: records.thu })
  expect(entry).toMatchObject({
    who: 'Cụt Thị Thu',
    post: 'clerk',
    action: 'progress.report',
    at: '2026-11-03T01:00:00.000Z',
    values: 'shown',
    before: { words: 'đã làm' },
    after: { words: 'đã xong' },
    position: null,
  })
  const [behalf] = await read(xen, { recordId: records.behalf })
  expect(behalf).toMatchObject({ who: 'Nguyễn Thị Hoài', agency: 'Sở Y tế', onBehalfOf: 'UBND xã Mường Xén' })
})

it('hides from the auditor the values that speak of a child, and from nobody whose work they are', async () => {
  const [audited] = await read(await world.it.as('kiem'), { recordId: records.child })
  expect(audited).toMatchObject({ values: 'hidden', before: null, after: null })
  const [own] = await read(await world.it.as('huy'), { recordId: records.child })
  expect(own).toMatchObject({ values: 'shown', after: { words: 'đã làm' } })
})

it('says that values were erased, and keeps the entry', async () => {
  const [before] = await read(await world.it.as('kiem'), { recordId: records.panh })
  await world.it.owner.query('select journal.erase(array[$1::uuid])', [before!.id])
  const [after] = await read(await world.it.as('kiem'), { recordId: records.panh })
  expect(after).toMatchObject({ id: before!.id, values: 'erased', after: null })
})

it('finds entries by person, area and days, both days included', async () => {
  const kiem = await world.it.as('kiem')
  const days = { from: civilDate('2026-11-03'), to: civilDate('2026-11-04') }
  expect((await read(kiem, days)).map((entry) => entry.recordId)).toEqual([records.huy, records.thu])
  expect((await read(kiem, { ...days, q: 'tran quoc' })).map((entry) => entry.recordId)).toEqual([
    records.huy,
  ])
  expect(
    (await read(kiem, { accountId: idOf('hoai'), area: 'reports' })).map((entry) => entry.recordId),
  ).toEqual([records.behalf])
  expect(await read(kiem, { area: 'plan', q: "' or true --" })).toEqual([])
})

it('turns pages without losing or doubling an entry', async () => {
  for (let n = 0; n < 120; n++)
    await write('minh', 'officer', agencyRowId('so-tu-phap'), 10, { record: 'plan.progress', id: makeId() })
  const minh = await world.it.as('minh')
  const seen: string[] = []
  for (let after: string | null | undefined = undefined; after !== null;) {
    const { body } = await minh.call(journalContract.journal, { area: 'plan', ...(after ? { after } : {}) })
    const page = body as { items: EntryView[]; next: string | null }
    seen.push(...page.items.map((entry) => entry.id))
    after = page.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
})

it('shows everybody what each post may do', async () => {
  const panh = await world.it.as('panh')
  const { body } = await panh.call(journalContract.matrix, {})
  const { slices } = body as { slices: { slice: string; actions: { action: string }[] }[] }
  expect(slices.map((one) => one.slice)).toEqual(['units', 'access', 'plan', 'reports'])
  expect(slices[1]!.actions.map((one) => one.action)).toContain('account.create')
})
