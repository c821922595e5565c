import { civilDate, instantOf } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { unitsContract, type UnitView, type Village } from '#slices/units/contract.ts'
import type { UnitId } from '#slices/units/model.ts'
import { unitId } from '#slices/units/rules/unit-id.ts'
import { expect, it } from 'vitest'
import { useWorld } from './support/world.ts'

const world = useWorld({ clock: instantOf(Date.parse('2026-11-24T02:00:00Z')) })
const day = civilDate
const muongXen = unitId('16813', day('2025-07-01'))

interface Found {
  known: boolean
  found: { unit: { name: string; level: string }; standing: boolean; onDay: { name: string }[] }[]
}

const village = (name: string, more: object = {}) => ({
  unitId: muongXen,
  villageId: makeId(),
  name,
  kind: 'ban' as const,
  from: day('2025-07-01'),
  act: '1234/QĐ-UBND',
  ...more,
})

it('shows the tree of a day, and before 01/12/2024 says since when it is known', async () => {
  const minh = await world.it.as('minh')
  const count = async (on: string) => {
    const { body } = await minh.call(unitsContract.unitTree, { day: day(on) })
    return (body as { units: { level: string }[] }).units?.filter((unit) => unit.level === 'commune').length
  }
  expect(await count('2026-11-24')).toBe(130)
  expect(await count('2025-06-30')).toBe(412)
  const { body } = await minh.call(unitsContract.unitTree, { day: day('2024-11-30') })
  expect(body).toEqual({ known: false, since: '2024-12-01' })
})

it('finds a former district by its name without accents: today its twelve communes, on its day itself', async () => {
  const minh = await world.it.as('minh')
  const kySon = async (on: string) => {
    const { body } = await minh.call(unitsContract.findUnits, { q: 'KY SON', day: day(on) })
    return (body as Found).found.find((one) => one.unit.name === 'Huyện Kỳ Sơn')!
  }
  const today = await kySon('2026-11-24')
  expect([today.standing, today.onDay.length]).toEqual([false, 12])
  const then = await kySon('2025-01-01')
  expect([then.standing, then.onDay.map((unit) => unit.name)]).toEqual([true, ['Huyện Kỳ Sơn']])
})

it('takes the signs of a pattern for letters', async () => {
  const minh = await world.it.as('minh')
  for (const q of ['%', '_', '\\', "'; drop table units.unit --"]) {
    const { status, body } = await minh.call(unitsContract.findUnits, { q })
    expect([status, (body as Found).found]).toEqual([200, []])
  }
})

it('shows one commune with what it came from, under which act', async () => {
  const minh = await world.it.as('minh')
  const { body } = await minh.call(unitsContract.unit, { id: muongXen })
  const unit = body as UnitView
  expect(unit).toMatchObject({
    name: 'Xã Mường Xén',
    standing: true,
    can: [],
    formerDistrict: { name: 'Huyện Kỳ Sơn' },
  })
  expect(unit.predecessors.length).toBeGreaterThan(1)
  expect(unit.act?.number).toBe('1678/NQ-UBTVQH15')
})

it('refuses whoever is not signed in, and does not know a unit that is none', async () => {
  expect((await world.it.anyone.call(unitsContract.unitTree, {})).status).toBe(401)
  const minh = await world.it.as('minh')
  expect((await minh.call(unitsContract.unit, { id: makeId() as UnitId })).status).toBe(404)
  expect((await minh.raw('/api/units/not-an-id')).status).toBe(422)
})

it('lets a commune enter, correct, rename and close its villages, each on its day', async () => {
  const panh = await world.it.as('panh')
  const entered = await panh.call(unitsContract.addVillage, village('Bản Hòa Sơn'))
  expect(entered.status).toBe(200)
  const first = entered.body as Village
  const corrected = await panh.call(unitsContract.correctVillage, {
    id: first.id,
    version: 1,
    name: 'Bản Hoà Sơn',
    kind: 'ban',
    act: '1235/QĐ-UBND',
  })
  expect(corrected.body).toMatchObject({ name: 'Bản Hoà Sơn', version: 2, act: '1235/QĐ-UBND' })
  const renamed = await panh.call(unitsContract.renameVillage, {
    id: first.id,
    version: 2,
    newId: makeId(),
    name: 'Bản Sơn Hòa',
    kind: 'ban',
    from: day('2026-01-01'),
    act: '9/NQ-HĐND',
  })
  expect(renamed.body).toMatchObject({ name: 'Bản Sơn Hòa', formerName: 'Bản Hoà Sơn' })
  const second = renamed.body as Village
  const closed = await panh.call(unitsContract.closeVillage, {
    id: second.id,
    version: 1,
    lastDay: day('2026-06-30'),
    act: '10/NQ-HĐND',
  })
  expect(closed.body).toMatchObject({ validTo: '2026-06-30', closedAct: '10/NQ-HĐND', can: [] })
  const names = async (on: string) => {
    const { body } = await panh.call(unitsContract.unit, { id: muongXen, day: day(on) })
    return (body as UnitView).villages.map((one) => one.name).filter((name) => name.includes('Sơn'))
  }
  expect(await names('2025-12-31')).toEqual(['Bản Hoà Sơn'])
  expect(await names('2026-01-01')).toEqual(['Bản Sơn Hòa'])
  expect(await names('2026-07-01')).toEqual([])
})

it('refuses another commune, the lead and the leader, who do not keep its villages', async () => {
  for (const login of ['huy', 'thang', 'quan', 'chu', 'thu', 'giu']) {
    const caller = await world.it.as(login)
    const { status, body } = await caller.call(unitsContract.addVillage, village('Bản Lạ'))
    expect([login, status, (body as { code: string }).code]).toEqual([login, 403, 'gate.refused'])
  }
  const panh = await world.it.as('panh')
  const elsewhere = unitId('16681', day('2025-07-01'))
  expect((await panh.call(unitsContract.addVillage, village('Bản Lạ', { unitId: elsewhere }))).status).toBe(
    403,
  )
})

it('shows both versions when somebody saved meanwhile', async () => {
  const panh = await world.it.as('panh')
  const xen = await world.it.as('xen')
  const { body } = await panh.call(unitsContract.addVillage, village('Bản Na'))
  const { id } = body as Village
  const change = { id, version: 1, kind: 'ban' as const, act: '1/QĐ' }
  expect((await xen.call(unitsContract.correctVillage, { ...change, name: 'Bản Na 1' })).status).toBe(200)
  const stale = await panh.call(unitsContract.correctVillage, { ...change, name: 'Bản Na 2' })
  expect(stale.status).toBe(409)
  expect(stale.body).toMatchObject({ current: { name: 'Bản Na 1', version: 2 }, yours: { name: 'Bản Na 2' } })
})

it('does a command once however often it arrives', async () => {
  const panh = await world.it.as('panh')
  const commandId = makeId()
  const input = village('Bản Một Lần')
  const one = await panh.call(unitsContract.addVillage, input, { commandId })
  const two = await panh.call(unitsContract.addVillage, input, { commandId })
  expect([two.status, two.body]).toEqual([200, one.body])
  const other = await panh.call(unitsContract.addVillage, { ...input, name: 'Bản Khác' }, { commandId })
  expect([other.status, (other.body as { code: string }).code]).toEqual([409, 'command.reused'])
})

it('says what is wrong with a village: a name taken, a day before the commune, nothing written', async () => {
  const panh = await world.it.as('panh')
  await panh.call(unitsContract.addVillage, village('Bản Trùng'))
  const code = async (more: object) => {
    const { status, body } = await panh.call(unitsContract.addVillage, village('Bản Trùng', more))
    return [status, (body as { code: string }).code]
  }
  expect(await code({})).toEqual([409, 'village.name_taken'])
  expect(await code({ name: 'Bản Sớm', from: '2025-06-30' })).toEqual([422, 'village.before_unit'])
  expect(await code({ name: '  ' })).toEqual([422, 'input.invalid'])
  expect(await code({ name: 'a\u0000b' })).toEqual([400, 'input.unreadable'])
  expect(await code({ name: 'x'.repeat(101) })).toEqual([422, 'input.invalid'])
  expect(await code({ from: '2026-02-30' })).toEqual([422, 'input.invalid'])
})

it('reads the days off of a year, each with its act', async () => {
  const minh = await world.it.as('minh')
  const { body } = await minh.call(unitsContract.calendar, { year: 2026 })
  expect((body as { day: string }[]).map((row) => row.day)).toContain('2026-09-02')
})
