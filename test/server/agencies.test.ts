import { civilDate, instantOf } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import {
  agenciesContract,
  type AgencyCard,
  type AgencyView,
  type GroupView,
} from '#slices/access/agencies-contract.ts'
import { peopleContract, type PersonView } from '#slices/access/people-contract.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { expect, it } from 'vitest'
import { useWorld, type Answer, type Caller } from './support/world.ts'

const world = useWorld({ clock: instantOf(Date.parse('2026-11-24T02:00:00Z')) })
const day = civilDate
const code = ({ status, body }: Answer) => [status, (body as { code: string }).code]

async function find(caller: Caller, input: object): Promise<AgencyCard[]> {
  const { body } = await caller.call(agenciesContract.agencies, input)
  return (body as { items: AgencyCard[] }).items
}

async function get(caller: Caller, slug: string): Promise<AgencyView> {
  const { body } = await caller.call(agenciesContract.agency, { id: agencyRowId(slug) })
  return body as AgencyView
}

const body = (more: object = {}) => ({
  agencyId: makeId(),
  name: 'Trung tâm Công tác xã hội tỉnh Nghệ An',
  short: 'TT CTXH',
  aliases: ['Trung tâm CTXH'],
  fields: [],
  invited: false,
  basis: 'Quyết định 12/QĐ-UBND',
  level: 'province' as const,
  kind: 'department' as const,
  from: day('2026-01-01'),
  ...more,
})

it('finds a dissolved body by the way an old plan wrote it, with what became of it', async () => {
  const minh = await world.it.as('minh')
  const [first] = await find(minh, { q: 'Sở Lao động - Thương binh và Xã hội' })
  expect(first).toMatchObject({ standing: false, can: [] })
  expect(first!.successors.map((one) => one.agency.short)).toContain('Sở Y tế')
  expect((await find(minh, { q: 'so lao dong' }))[0]!.id).toBe(first!.id)
})

it('lists the bodies of a day a page at a time, none twice and none left out', async () => {
  const minh = await world.it.as('minh')
  const seen: string[] = []
  for (let after: string | null | undefined = undefined; after !== null;) {
    const { body: page } = await minh.call(agenciesContract.agencies, {
      level: 'commune',
      ...(after === undefined ? {} : { after }),
    })
    const { items, next } = page as { items: AgencyCard[]; next: string | null }
    seen.push(...items.map((item) => item.id))
    after = next
  }
  expect([seen.length, new Set(seen).size]).toEqual([130, 130])
  expect(await find(minh, { level: 'district' })).toEqual([])
  expect(await find(minh, { level: 'district', day: '2025-01-01' })).toHaveLength(20)
})

it('lets the lead add a body and correct it, and keeps both sides of a stale edit', async () => {
  const thang = await world.it.as('thang')
  const quan = await world.it.as('quan')
  const added = await thang.call(agenciesContract.addAgency, body())
  expect(added.body).toMatchObject({
    slug: 'trung-tam-cong-tac-xa-hoi-tinh-nghe-an',
    can: ['agency.change'],
    version: 1,
  })
  const { id, name, aliases, fields, invited, basis } = added.body as AgencyView
  const change = { id, version: 1, name, aliases, fields, invited, basis }
  const changed = await quan.call(agenciesContract.changeAgency, { ...change, short: 'TTCTXH tỉnh' })
  expect(changed.body).toMatchObject({ short: 'TTCTXH tỉnh', version: 2 })
  const stale = await thang.call(agenciesContract.changeAgency, { ...change, short: 'TT công tác xã hội' })
  expect(code(stale)).toEqual([409, 'version.conflict'])
  expect(stale.body).toMatchObject({
    current: { short: 'TTCTXH tỉnh', version: 2 },
    yours: { short: 'TT công tác xã hội' },
  })
})

it('refuses the directory to whoever does not keep it', async () => {
  for (const login of ['hoai', 'huy', 'lan', 'panh', 'giu', 'kiem', 'binh']) {
    const caller = await world.it.as(login)
    expect([login, ...code(await caller.call(agenciesContract.addAgency, body({ name: 'Sở Lạ' })))]).toEqual([
      login,
      403,
      'gate.refused',
    ])
  }
  expect((await world.it.anyone.call(agenciesContract.agencies, {})).status).toBe(401)
})

it('ends a body: its fields and its people go over on the day, and both days show it', async () => {
  const quan = await world.it.as('quan')
  const tuPhap = await get(quan, 'so-tu-phap')
  const heir = agencyRowId('so-y-te')
  const input = {
    id: tuPhap.id,
    version: tuPhap.version,
    lastDay: day('2026-12-31'),
    basis: 'Nghị quyết 1/NQ-HĐND',
    verified: false,
    successors: [{ id: makeId(), to: heir, fields: null }],
  }
  expect(
    code(
      await quan.call(agenciesContract.endAgency, {
        ...input,
        successors: [{ id: makeId(), to: tuPhap.id, fields: null }],
      }),
    ),
  ).toEqual([422, 'agency.own_successor'])
  const young = await get(quan, 'so-dan-toc-va-ton-giao')
  const early = { ...input, id: young.id, version: young.version, lastDay: day('2020-01-01') }
  expect(code(await quan.call(agenciesContract.endAgency, early))).toEqual([422, 'agency.day_too_early'])
  const commandId = makeId()
  const ended = await quan.call(agenciesContract.endAgency, input, { commandId })
  expect(ended.body).toMatchObject({
    moved: 1,
    unplaced: [],
    agency: { validTo: '2026-12-31', standing: true },
  })
  expect((await quan.call(agenciesContract.endAgency, input, { commandId })).body).toEqual(ended.body)
  expect(
    code(await quan.call(agenciesContract.endAgency, { ...input, version: tuPhap.version + 1 })),
  ).toEqual([409, 'agency.ended'])

  const { body: list } = await quan.call(peopleContract.people, { q: 'Võ Đức Minh' })
  const posts = (list as { items: PersonView[] }).items[0]!.posts
  expect(posts.map((post) => [post.agencyShort, post.validFrom, post.validTo]).toSorted()).toEqual([
    ['Sở Tư pháp', '2025-01-01', '2026-12-31'],
    ['Sở Y tế', '2027-01-01', null],
  ])
})

it('never ends a people’s committee in the directory, nor a body with nobody to take the rest', async () => {
  const quan = await world.it.as('quan')
  const commune = await get(quan, 'ubnd-16813-20250701')
  const heir = agencyRowId('so-y-te')
  const input = { lastDay: day('2026-12-31'), basis: 'Không', verified: true }
  const all = [{ id: makeId(), to: heir, fields: null }]
  expect(
    code(
      await quan.call(agenciesContract.endAgency, {
        ...input,
        id: commune.id,
        version: commune.version,
        successors: all,
      }),
    ),
  ).toEqual([409, 'agency.follows_unit'])
  const dulich = await get(quan, 'so-giao-duc-va-dao-tao')
  const some = [{ id: makeId(), to: heir, fields: ['education'] }]
  expect(
    code(
      await quan.call(agenciesContract.endAgency, {
        ...input,
        id: dulich.id,
        version: dulich.version,
        successors: some,
      }),
    ),
  ).toEqual([422, 'agency.needs_successor'])
})

it('shows a succession as unchecked until a named person confirms it with its source', async () => {
  const thang = await world.it.as('thang')
  const hoai = await world.it.as('hoai')
  const unsure = await find(thang, { q: 'so', unverified: true })
  const agency = unsure.find((one) => one.successors.some((next) => !next.verified))!
  const succession = agency.successors.find((next) => !next.verified)!
  const input = { id: agency.id, succession: succession.id, source: 'Quyết định 9/QĐ-UBND, Điều 2' }
  expect(code(await hoai.call(agenciesContract.confirmSuccession, input))).toEqual([403, 'gate.refused'])
  const { body: after } = await thang.call(agenciesContract.confirmSuccession, input)
  const confirmed = (after as AgencyView).successors.find((next) => next.id === succession.id)
  expect(confirmed).toMatchObject({ verified: true, basis: input.source })
  expect(
    code(await thang.call(agenciesContract.confirmSuccession, { ...input, succession: makeId() })),
  ).toEqual([404, 'record.unknown'])
})

it('lets fields of work pass on while the body stands', async () => {
  const thang = await world.it.as('thang')
  const from = await get(thang, 'so-giao-duc-va-dao-tao')
  const input = {
    id: from.id,
    succession: makeId(),
    to: agencyRowId('so-y-te'),
    on: day('2026-06-01'),
    fields: ['khong-co'],
    basis: 'Quyết định 3/QĐ-UBND',
    verified: true,
  }
  expect(code(await thang.call(agenciesContract.addSuccession, input))).toEqual([422, 'field.unknown'])
  const { body: fields } = await thang.call(agenciesContract.fieldsOfWork, {})
  const field = (fields as { id: string }[])[0]!.id
  const { body: after } = await thang.call(agenciesContract.addSuccession, { ...input, fields: [field] })
  expect((after as AgencyView).successors.at(-1)).toMatchObject({ on: '2026-06-01', fields: [field] })
})

it('says how many bodies a group means on a day, and lets its words be changed by version', async () => {
  const thang = await world.it.as('thang')
  const groupsOn = async (on: string) => {
    const { body: groups } = await thang.call(agenciesContract.groups, { day: day(on) })
    return groups as GroupView[]
  }
  const today = await groupsOn('2026-11-24')
  const communes = today.find((group) => group.members === 130)!
  expect((await groupsOn('2025-01-01')).find((group) => group.id === communes.id)!.members).toBeGreaterThan(
    400,
  )
  const { id, words, selectors, naming } = communes
  const change = { id, version: 1, words: [...words, 'các xã mới'], selectors, naming }
  const lan = await world.it.as('lan')
  expect(code(await lan.call(agenciesContract.changeGroup, change))).toEqual([403, 'gate.refused'])
  const changed = await thang.call(agenciesContract.changeGroup, change)
  expect(changed.body).toMatchObject({ version: 2, words: change.words })
  expect(code(await thang.call(agenciesContract.changeGroup, change))).toEqual([409, 'version.conflict'])
})

it('takes hostile words for words', async () => {
  const minh = await world.it.as('minh')
  for (const q of ['%', "') or true --", '\\', '“', '\u202e'])
    expect((await minh.call(agenciesContract.agencies, { q })).status).toBe(200)
  const thang = await world.it.as('thang')
  const wrong = await thang.call(
    agenciesContract.addAgency,
    body({ name: '', short: 'x'.repeat(61), from: '2026-13-01' }),
  )
  expect(code(wrong)).toEqual([422, 'input.invalid'])
  expect((wrong.body as { fields: { path: string }[] }).fields.map((field) => field.path).toSorted()).toEqual(
    ['from', 'name', 'short'],
  )
})
