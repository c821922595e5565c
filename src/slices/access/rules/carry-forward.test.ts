import { addDays, type CivilDate, civilDate } from '#kernel/civil-date.ts'
import { dataFile } from '#test/data-file.ts'
import { ngheAn } from '#test/nghe-an.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AgencyId, type AgencySuccession } from '../model.ts'
import { carryForward, owners, type Tenure } from './carry-forward.ts'
import { bodiesNamed, groupMembers } from './group-members.ts'
import { proposeFields } from './propose-fields.ts'
import { resolveBody } from './resolve-body.ts'

const { directory, agencies, successions, fields } = ngheAn()
const planDay = civilDate('2025-01-06')
const today = civilDate('2026-11-25')

const Reading = z.object({
  sections: z.array(z.object({ ref: z.string(), bodies: z.array(z.string()) })),
  tasks: z.array(
    z.object({
      ref: z.string(),
      text: z.string(),
      lead: z.array(z.string()),
      invited: z.array(z.string()),
      supporting: z.array(z.string()),
    }),
  ),
  duties: z.array(z.object({ of: z.array(z.string()) })),
})
const plan = Reading.parse(dataFile('plans/7-KH-UBND-2025-nghe-an.reading.json'))

function tenuresOf(ref: string, until = today): Tenure[] {
  const task = plan.tasks.find((one) => one.ref === ref)!
  return bodiesNamed([...task.lead, ...task.invited], planDay, directory).flatMap((agency) =>
    carryForward(agency.id, proposeFields(task.text, fields), planDay, successions, until),
  )
}
const ownersOf = (ref: string, until = today) =>
  owners(tenuresOf(ref, until)).map((tenure) => tenure.agencyId)
const refs = (section: string) =>
  plan.tasks.filter((task) => task.ref.startsWith(`${section}.`)).map((task) => task.ref)

const named = bodiesNamed(
  plan.tasks.flatMap((task) => [...task.lead, ...task.invited]),
  planDay,
  directory,
)
const carriers = [
  ...new Set(
    named.flatMap((agency) =>
      owners(carryForward(agency.id, [], planDay, successions, today)).map((one) => one.agencyId),
    ),
  ),
]

describe('plan 7/KH-UBND', () => {
  it('names 32 bodies on its day: 12 headings and 20 districts', () => {
    expect(named).toHaveLength(32)
    expect(named.filter((agency) => agency.level === 'district')).toHaveLength(20)
    const headings = plan.sections.filter((one) => one.ref.startsWith('IV.')).map((one) => one.bodies[0]!)
    expect(headings).toHaveLength(13)
    expect(new Set(bodiesNamed(headings, planDay, directory))).toEqual(new Set(named))
  })

  it('is carried by 138 bodies today: 8 of the province and 130 communes', () => {
    expect(carriers).toHaveLength(138)
    expect(carriers.filter((id) => id.endsWith('-20250701'))).toHaveLength(130)
    expect(carriers.filter((id) => !id.startsWith('ubnd-')).toSorted()).toEqual([
      'cong-an-tinh',
      'so-dan-toc-va-ton-giao',
      'so-giao-duc-va-dao-tao',
      'so-tai-chinh',
      'so-tu-phap',
      'so-van-hoa-the-thao-va-du-lich',
      'so-y-te',
      'ubmttq-tinh',
    ])
  })

  it.each([
    ['IV.1', 'so-y-te'],
    ['IV.2', 'so-giao-duc-va-dao-tao'],
    ['IV.3', 'so-y-te'],
    ['IV.4', 'so-van-hoa-the-thao-va-du-lich'],
    ['IV.5', 'so-van-hoa-the-thao-va-du-lich'],
    ['IV.6', 'so-van-hoa-the-thao-va-du-lich'],
    ['IV.7', 'so-tu-phap'],
    ['IV.8', 'so-tai-chinh'],
    ['IV.9', 'so-tai-chinh'],
    ['IV.10', 'cong-an-tinh'],
    ['IV.11', 'so-dan-toc-va-ton-giao'],
    ['IV.12', 'ubmttq-tinh'],
  ])('every task of %s belongs to %s today, with the fields proposed from its words', (section, agency) => {
    expect(refs(section).length).toBeGreaterThan(0)
    for (const ref of refs(section)) expect([ref, ownersOf(ref)]).toEqual([ref, [agency]])
  })

  it('has every task of IV.13 with the 130 communes today and with the 20 districts on 30/06/2025', () => {
    for (const ref of refs('IV.13')) {
      expect(new Set(ownersOf(ref)).size).toBe(130)
      expect(ownersOf(ref)).toHaveLength(130)
      expect(ownersOf(ref, civilDate('2025-06-30'))).toHaveLength(20)
    }
  })

  it('leaves only the task on games unchecked', () => {
    const unchecked = plan.tasks.filter((task) => owners(tenuresOf(task.ref)).some((one) => !one.verified))
    expect(unchecked.map((task) => task.ref)).toEqual(['IV.6.2'])
    const via = owners(tenuresOf('IV.6.2'))[0]!.via
    expect(via.filter((row) => !row.verified).map((row) => row.fields)).toEqual([['games']])
  })

  it('knows everybody it names, as a body or as a group', () => {
    const printed = [
      ...plan.tasks.flatMap((task) => [...task.lead, ...task.supporting, ...task.invited]),
      ...plan.duties.flatMap((duty) => duty.of),
    ]
    const unknown = printed.filter((name) => resolveBody(name, planDay, directory).kind === 'unknown')
    expect(unknown).toEqual([])
  })

  it('means by its general words those who carry a task there by name', () => {
    const members = (word: string, day: CivilDate, within: readonly AgencyId[]) => {
      const body = resolveBody(word, planDay, directory)
      return body.kind === 'group' ? groupMembers(body.groups, day, directory, within).length : NaN
    }
    const then = named.map((agency) => agency.id)
    expect(members('Các địa phương', planDay, then)).toBe(20)
    expect(members('Các địa phương', today, carriers)).toBe(130)
    expect(members('các sở, ban, ngành có liên quan', planDay, then)).toBe(11)
    expect(members('các sở, ban, ngành có liên quan', today, carriers)).toBe(7)
    expect(members('các sở, ngành, đơn vị, địa phương', today, carriers)).toBe(138)
    expect(members('UBND các huyện, thành phố, thị xã', planDay, [])).toBe(20)
    expect(members('Cấp ủy', today, carriers)).toBe(0)
    expect(members('chính quyền các cấp', today, carriers)).toBe(130)
  })
})

describe('a task of a body that ended', () => {
  const old = AgencyId.parse('so-lao-dong-thuong-binh-va-xa-hoi')
  const go = (about: readonly string[], from = planDay, until = today) =>
    carryForward(old, about, from, successions, until)

  it('stays with it to its last day and is then with its successor', () => {
    expect(go([]).map(({ agencyId, from, to }) => [agencyId, from, to])).toEqual([
      [old, '2025-01-06', '2025-02-28'],
      ['so-y-te', '2025-03-01', null],
    ])
    expect(go([], planDay, civilDate('2025-02-28'))).toMatchObject([{ agencyId: old, to: null }])
  })

  it('follows its field of work, marked where the division was not checked', () => {
    expect(owners(go(['labour']))).toMatchObject([{ agencyId: 'so-noi-vu', verified: false }])
    expect(owners(go(['children']))).toMatchObject([{ agencyId: 'so-y-te', verified: true }])
  })

  it('follows the child work where it is about several fields that went apart', () => {
    expect(owners(go(['labour', 'children', 'drugs']))).toMatchObject([{ agencyId: 'so-y-te' }])
  })

  it('given after that body had ended is with the successor from the first day', () => {
    const [only, ...rest] = go([], civilDate('2025-03-10'))
    expect(rest).toEqual([])
    expect(only).toMatchObject({ agencyId: 'so-y-te', from: '2025-03-10', to: null })
  })
})

describe('a task of a body that lost a field', () => {
  const [a, b] = ['so-mot', 'so-hai'].map((id) => AgencyId.parse(id)) as [AgencyId, AgencyId]
  const lost: AgencySuccession[] = [
    { from: a, to: b, on: civilDate('2025-05-01'), fields: ['games'], basis: 'x', verified: true },
  ]

  it('moves only in that field, and not where it was given to that body afterwards', () => {
    expect(owners(carryForward(a, ['games'], planDay, lost, today))).toMatchObject([{ agencyId: b }])
    expect(owners(carryForward(a, ['press'], planDay, lost, today))).toMatchObject([{ agencyId: a }])
    expect(owners(carryForward(a, [], planDay, lost, today))).toMatchObject([{ agencyId: a }])
    expect(owners(carryForward(a, ['games'], civilDate('2025-06-01'), lost, today))).toMatchObject([
      { agencyId: a },
    ])
  })
})

describe('every chain', () => {
  const standing = agencies.filter((agency) => (agency.validFrom ?? planDay) <= planDay)
  const anyFields = fc.subarray(fields.map((field) => field.id))
  const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays(planDay, count))

  it('has no gap and no overlap: each body takes over on the day after the one before it let go', () => {
    fc.assert(
      fc.property(fc.constantFrom(...standing), anyFields, anyDay, (agency, about, until) => {
        const tenures = carryForward(agency.id, about, planDay, successions, until)
        const byId = new Map(tenures.map((tenure) => [tenure.agencyId, tenure]))
        expect(byId.size).toBe(tenures.length)
        for (const tenure of tenures.slice(1)) {
          const before = byId.get(tenure.via[0]!.from)!
          expect(addDays(before.to!, 1)).toBe(tenure.from)
        }
        expect(owners(tenures).length).toBeGreaterThan(0)
      }),
    )
  })

  it('ends with bodies that exist on the day asked, and never begins before the task', () => {
    fc.assert(
      fc.property(fc.constantFrom(...agencies), anyFields, anyDay, anyDay, (agency, about, from, until) => {
        const tenures = carryForward(agency.id, about, from, successions, until)
        const last = owners(tenures).map((tenure) => directory.agencies.get(tenure.agencyId)!)
        expect(last.every((one) => one.validTo === null || one.validTo >= until)).toBe(true)
        expect(tenures.every((one) => one.from >= from && (one.to === null || one.to >= one.from))).toBe(true)
        expect(tenures.length > 0).toBe(from <= until)
      }),
    )
  })
})

describe('the agencies file', () => {
  it('lets every body that ends be followed, on the day after its last', () => {
    for (const agency of agencies) {
      const next = successions.filter((row) => row.from === agency.id && row.fields === null)
      expect([
        agency.id,
        next.map((row) => row.on).every((on) => addDays(on, -1) === agency.validTo),
      ]).toEqual([agency.id, true])
      expect([agency.id, next.length > 0]).toEqual([agency.id, agency.validTo !== null])
    }
  })

  it('names only bodies and fields that exist, and gives no id twice', () => {
    const known = new Set(fields.map((field) => field.id))
    expect(new Set(agencies.map((agency) => agency.id)).size).toBe(agencies.length)
    expect(
      successions.every((row) => directory.agencies.has(row.from) && directory.agencies.has(row.to)),
    ).toBe(true)
    const used = [
      ...successions.flatMap((row) => row.fields ?? []),
      ...agencies.flatMap((one) => one.childWork),
    ]
    expect(used.filter((field) => !known.has(field))).toEqual([])
  })

  it('has 14 specialised agencies of the province from 01/03/2025', () => {
    const kinds = new Set(['department', 'office', 'inspectorate'])
    const count = (day: string) =>
      agencies.filter(
        (one) => kinds.has(one.kind) && (one.validFrom ?? day) <= day && (one.validTo ?? day) >= day,
      ).length
    expect(count('2025-02-28')).toBe(20)
    expect(count('2025-03-01')).toBe(14)
  })
})
