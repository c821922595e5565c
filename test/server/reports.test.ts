import { expect, it } from 'vitest'
import { makeId } from '#kernel/server/new-id.ts'
import { reportsContract } from '#slices/reports/contract.ts'
import type { ContributionCard, ReportCard } from '#slices/reports/model.ts'
import { EDUCATION, JUSTICE, MUONG_XEN, openRealReport, steps, tell } from './support/report-steps.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('opens the report of a year once, counted to 20/11 and due before 01/12, by the lead only', async () => {
  const { plan, report, year } = await openRealReport(world.it)
  expect(report).toMatchObject({
    windowFrom: `${year - 1}-12-15`,
    cutOff: `${year}-11-20`,
    windowTo: `${year}-12-14`,
    due: `${year}-11-30`,
    state: 'draft',
    counts: { bodies: 138, none: 138, received: 0 },
  })
  const again = { reportId: makeId(), planId: plan.id, year, cutOff: null }
  const hoai = await world.it.as('hoai')
  expect(await hoai.call(reportsContract.openReport, again)).toMatchObject({
    status: 409,
    body: { code: 'report.exists' },
  })
  const huy = await world.it.as('huy')
  expect((await huy.call(reportsContract.openReport, { ...again, year: year + 1 })).status).toBe(403)
})

it('moves cut-off and last day only where a working day lies between, and shows a stale change both sides', async () => {
  const { report, year } = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const to = (cutOff: string, due: string, seenVersion = report.version) =>
    hoai.call(reportsContract.settleReport, { id: report.id, seenVersion, cutOff, due } as never)
  expect(await to(`${year}-11-30`, `${year}-11-30`)).toMatchObject({
    status: 422,
    body: { code: 'report.days' },
  })
  expect(await to(`${year - 1}-11-20`, `${year}-11-30`)).toMatchObject({ status: 422 })
  expect(await to(`${year}-11-20`, `${year}-12-10`)).toMatchObject({
    status: 200,
    body: { due: `${year}-12-10` },
  })
  expect(await to(`${year}-11-20`, `${year}-11-30`)).toMatchObject({
    status: 409,
    body: { current: { due: `${year}-12-10` }, yours: { due: `${year}-11-30` } },
  })
  expect((await to(`${year}-11-20`, `${year}-11-30`, report.version + 1)).status).toBe(200)
})

it('drafts a contribution from what is recorded, and refuses it to another body with whose it is', async () => {
  const at = await openRealReport(world.it)
  const huy = await world.it.as('huy')
  await tell(huy, at, 'IV.2.4', EDUCATION, {
    words: 'Xây dựng 163 trường học an toàn',
    quantities: [{ measureId: 'truong', amount: 163 }],
  })
  const mine = steps(huy, at.report.id, EDUCATION)
  const { status, body } = await mine.draft(null)
  expect(status).toBe(200)
  expect(body).toMatchObject({ state: 'draft', version: 1, stale: false })
  const item = body.body!.items.find((one) => one.ref === 'IV.2.4')!
  expect(item).toMatchObject({
    state: 'under-way',
    words: 'Xây dựng 163 trường học an toàn.',
    done: [{ amount: 163 }],
  })
  expect(body.body!.items.find((one) => one.ref === 'IV.2.5')).toMatchObject({ state: null, words: '' })
  const panh = await world.it.as('panh')
  expect(await steps(panh, at.report.id, EDUCATION).read()).toMatchObject({
    status: 403,
    body: { text: 'Báo cáo này của Sở GD&ĐT, bạn không xem được. Cần thì hỏi Sở Y tế.' },
  })
  expect((await steps(panh, at.report.id, EDUCATION).draft(1)).status).toBe(403)
})

it('lets one of two drafts begun at once stand and shows the other what stands', async () => {
  const { report } = await openRealReport(world.it)
  const minh = await world.it.as('minh')
  const mine = steps(minh, report.id, JUSTICE)
  const both = await Promise.all([mine.draft(null), mine.draft(null)])
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(both.find((one) => one.status === 409)!.body).toMatchObject({
    code: 'version.conflict',
    current: { state: 'draft', version: 1 },
    yours: { agencyId: JUSTICE },
  })
})

it('answers a command that arrives twice with the same words and does it once', async () => {
  const { report } = await openRealReport(world.it)
  const minh = await world.it.as('minh')
  const mine = steps(minh, report.id, JUSTICE)
  const [commandId, contributionId, seen] = [makeId(), makeId(), await mine.version()]
  const first = await mine.draft(seen, commandId, contributionId)
  const second = await mine.draft(seen, commandId, contributionId)
  expect(second.body).toEqual(first.body)
  expect(await mine.version()).toBe(seen + 1)
})

it('keeps what the body wrote, shows a stale save both versions, and never takes a figure from it', async () => {
  const { report } = await openRealReport(world.it)
  const huy = steps(await world.it.as('huy'), report.id, EDUCATION)
  const lan = steps(await world.it.as('lan'), report.id, EDUCATION)
  const seen = await huy.version()
  const saved = await lan.save((body) => ({
    items: body.items.map((one) =>
      one.ref === 'IV.2.4' ? { ...one, words: 'Lan viết', done: [], state: 'done' } : one,
    ),
    difficulties: 'Thiếu giáo viên',
  }))
  expect(saved.body.body!.items.find((one) => one.ref === 'IV.2.4')).toMatchObject({
    words: 'Lan viết',
    edited: true,
    state: 'under-way',
    done: [{ amount: 163 }],
  })
  const late = await huy.save(() => ({ difficulties: 'Huy viết' }), seen)
  expect(late).toMatchObject({
    status: 409,
    body: {
      current: { body: { difficulties: 'Thiếu giáo viên' } },
      yours: { body: { difficulties: 'Huy viết' } },
    },
  })
})

it('does not send figures that the records have left behind, and sends them once drafted anew', async () => {
  const at = await openRealReport(world.it)
  const caller = await world.it.as('huy')
  const huy = steps(caller, at.report.id, EDUCATION)
  await tell(caller, at, 'IV.2.4', EDUCATION, {
    words: 'Thêm 2 trường',
    quantities: [{ measureId: 'truong', amount: 2 }],
  })
  expect((await huy.read()).body.stale).toBe(true)
  expect(await huy.send()).toMatchObject({ status: 409, body: { code: 'contribution.stale' } })
  const { body } = await huy.draft()
  expect(body.body!.items.find((one) => one.ref === 'IV.2.4')).toMatchObject({
    words: 'Lan viết. Thêm 2 trường.',
    done: [{ amount: 165 }],
  })
  expect(await huy.send()).toMatchObject({ status: 200, body: { state: 'sent', sendings: [{ no: 1 }] } })
})

it('goes back to the sender until it is received, and is frozen in each sending', async () => {
  const { report } = await openRealReport(world.it)
  const huy = steps(await world.it.as('huy'), report.id, EDUCATION)
  const hoai = steps(await world.it.as('hoai'), report.id, EDUCATION)
  expect(await huy.save(() => ({ next: 'x' }))).toMatchObject({
    status: 409,
    body: { code: 'contribution.sent' },
  })
  expect((await huy.recall()).body).toMatchObject({ state: 'draft' })
  expect(await hoai.receive()).toMatchObject({ status: 409, body: { code: 'contribution.not_sent' } })
  await huy.save(() => ({ next: 'Năm sau tiếp tục' }))
  await huy.send()
  expect(await hoai.giveBack('Đề nghị bổ sung số liệu mục IV.2.5')).toMatchObject({
    status: 200,
    body: { state: 'returned' },
  })
  await huy.save(() => ({ next: 'Bổ sung' }))
  await huy.send()
  expect((await hoai.receive()).body.state).toBe('received')
  expect(await huy.recall()).toMatchObject({ status: 409, body: { code: 'contribution.received' } })
  const { body } = await huy.read()
  expect(body.sendings.map((one) => [one.no, one.body.next, one.reason])).toEqual([
    [1, '', null],
    [2, 'Năm sau tiếp tục', 'Đề nghị bổ sung số liệu mục IV.2.5'],
    [3, 'Bổ sung', null],
  ])
  expect(body.sendings[0]!.recalledAt).not.toBeNull()
})

it('lets recall and receipt that come at once end in one of the two', async () => {
  const at = await openRealReport(world.it)
  const minh = steps(await world.it.as('minh'), at.report.id, JUSTICE)
  const hoai = steps(await world.it.as('hoai'), at.report.id, JUSTICE)
  expect((await minh.send()).status).toBe(200)
  const both = await Promise.all([minh.recall(), hoai.receive()])
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
})

it('lets nobody but the lead receive or return, and no body but the own send', async () => {
  const { report } = await openRealReport(world.it)
  for (const login of ['huy', 'dung', 'panh', 'binh', 'thu', 'kiem', 'quan']) {
    const other = await world.it.as(login)
    const at = { id: report.id, agencyId: JUSTICE, seenVersion: 1 }
    expect((await other.call(reportsContract.receiveContribution, at)).status, login).toBe(403)
    expect((await other.call(reportsContract.returnContribution, { ...at, reason: 'x' })).status, login).toBe(
      403,
    )
    const send = { ...at, sendingId: makeId(), paper: null }
    expect((await other.call(reportsContract.sendContribution, send)).status, login).toBe(403)
  }
})

it('takes paper in on behalf of a body with its number and day, and lets the body confirm it once', async () => {
  const at = await openRealReport(world.it)
  const thu = await world.it.as('thu')
  const clerk = steps(thu, at.report.id, MUONG_XEN)
  const panh = steps(await world.it.as('panh'), at.report.id, MUONG_XEN)
  expect((await clerk.draft(null)).status).toBe(200)
  expect(await clerk.send()).toMatchObject({ status: 422, body: { code: 'contribution.paper_needed' } })
  const scan = await thu.upload('quet.png', PNG)
  expect(await clerk.send({ number: '12/BC-UBND', day: '2999-01-01', scan: null })).toMatchObject({
    status: 422,
  })
  const sent = await clerk.send({ number: '12/BC-UBND', day: at.day, scan })
  expect(sent.body).toMatchObject({
    onBehalf: true,
    sendings: [{ onBehalf: true, paper: { number: '12/BC-UBND', scan: true } }],
  })
  const { rows } = await world.it.owner.query(
    `select post, on_behalf_of from journal.entry where audit = 'ContributionSend' and on_behalf_of is not null`,
  )
  expect(rows).toEqual([{ post: 'clerk', on_behalf_of: MUONG_XEN }])
  expect((await clerk.confirm()).status).toBe(403)
  expect((await panh.confirm()).body.confirmedAt).not.toBeNull()
  expect(await panh.confirm()).toMatchObject({ status: 409, body: { code: 'contribution.confirmed' } })
})

it('shows the province what was received and nothing of a draft', async () => {
  const { report } = await openRealReport(world.it)
  const binh = await world.it.as('binh')
  expect((await steps(binh, report.id, MUONG_XEN).read()).status).toBe(403)
  const hoai = steps(await world.it.as('hoai'), report.id, MUONG_XEN)
  await hoai.receive()
  const panh = steps(await world.it.as('panh'), report.id, MUONG_XEN)
  await panh.draft()
  await panh.save(() => ({ next: 'Chưa gửi ai' }))
  const { status, body } = await steps(binh, report.id, MUONG_XEN).read()
  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toContain('Chưa gửi ai')
  expect(body.sendings).toHaveLength(1)
})

it('lists to a body its own contribution, to the lead all 138 with their states', async () => {
  const { report } = await openRealReport(world.it)
  const list = async (login: string) => {
    const { body } = await (await world.it.as(login)).call(reportsContract.getReport, { id: report.id })
    return (body as { contributions: ContributionCard[] }).contributions
  }
  expect((await list('huy')).map((one) => [one.agencyId, one.state])).toEqual([[EDUCATION, 'received']])
  const all = await list('hoai')
  expect(all).toHaveLength(138)
  expect(all.filter((one) => one.group !== null).length).toBe(130)
  const { body } = await (await world.it.as('kiem')).call(reportsContract.listReports, {})
  expect(body).toEqual([])
})

it('says in the cards how many are where', async () => {
  const { report } = await openRealReport(world.it)
  const { body } = await (await world.it.as('binh')).call(reportsContract.listReports, {})
  const card = (body as ReportCard[]).find((one) => one.id === report.id)!
  expect(card.counts.received).toBeGreaterThanOrEqual(2)
  expect(card.can).toEqual(['consolidation.read'])
})

it('counts a corrected entry no more', async () => {
  const at = await openRealReport(world.it)
  const caller = await world.it.as('minh')
  const minh = steps(caller, at.report.id, JUSTICE)
  const first = await tell(caller, at, 'IV.7.2', JUSTICE, {
    quantities: [{ measureId: 'vu-viec', amount: 40 }],
  })
  await tell(caller, at, 'IV.7.2', JUSTICE, {
    replaces: first,
    quantities: [{ measureId: 'vu-viec', amount: 4 }],
  })
  await minh.draft()
  const { body } = await minh.read()
  expect(body.body!.items.find((one) => one.ref === 'IV.7.2')!.done).toEqual([
    { measureId: 'vu-viec', amount: 4 },
  ])
})

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
)
