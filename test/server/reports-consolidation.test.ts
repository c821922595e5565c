import { expect, it } from 'vitest'
import { dayOf } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { stableId } from '#kernel/stable-id.ts'
import { extractBytes } from '#slices/documents/server/extract/extract-bytes.ts'
import { reportsContract, type ConsolidationView } from '#slices/reports/contract.ts'
import type { Passage, ReportCard } from '#slices/reports/model.ts'
import { ensureReports, waitingFor, writeReport } from '#slices/reports/server/api.ts'
import { EDUCATION, JUSTICE, MUONG_XEN, openRealReport, steps, tell } from './support/report-steps.ts'
import { useWorld, type Caller } from './support/world.ts'

const world = useWorld()

async function view(caller: Caller, id: string): Promise<ConsolidationView> {
  const { status, body } = await caller.call(reportsContract.getConsolidation, { id })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as ConsolidationView
}

async function pass(login: string, lead: Caller, id: string, agencyId: string): Promise<void> {
  const mine = steps(await world.it.as(login), id, agencyId)
  expect((await mine.draft()).status).toBe(200)
  const sent = await mine.send()
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  expect((await steps(lead, id, agencyId).receive()).status).toBe(200)
}

it('consolidates what was received: one paragraph for 138 bodies, one for each of few, and what is missing', async () => {
  const at = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const huy = await world.it.as('huy')
  const panh = await world.it.as('panh')
  const first = await tell(huy, at, 'II.3.5', EDUCATION, {
    state: 'done',
    words: 'Mở 12 lớp dạy bơi',
    quantities: [{ measureId: 'lop', amount: 12 }],
  })
  await tell(panh, at, 'II.3.5', MUONG_XEN, {
    words: 'Cùng mở 12 lớp dạy bơi',
    quantities: [{ measureId: 'lop', amount: 12 }],
    sameEvent: first,
  })
  await tell(huy, at, 'IV.2.4', EDUCATION, {
    words: 'Xây dựng 163 trường học an toàn',
    quantities: [
      { measureId: 'truong', amount: 163 },
      { measureId: 'tre-em', amount: 61_380 },
    ],
  })
  await pass('huy', hoai, at.report.id, EDUCATION)
  await pass('panh', hoai, at.report.id, MUONG_XEN)
  const input = { id: at.report.id, seenVersion: at.report.version }
  const { status, body } = await hoai.call(reportsContract.consolidate, input)
  expect(status, JSON.stringify(body)).toBe(200)
  const made = body as ConsolidationView
  expect(made.missing).toHaveLength(136)
  expect(made.sections.map((one) => one.title)).toContain('II. Kết quả thực hiện')
  const all = made.passages.find((one) => one.taskRef === 'II.3.5')!
  expect(all).toMatchObject({ kind: 'summary' })
  expect(all.text).toContain('có 2/138 cơ quan, địa phương báo cáo: 1 nơi hoàn thành, 1 nơi đang thực hiện')
  expect(all.text).toContain('tổng cộng 12 lớp')
  const one = made.passages.find((passage) => passage.taskRef === 'IV.2.4')!
  expect(one).toMatchObject({ kind: 'body', agencyShort: 'Sở GD&ĐT', sendingNo: 1 })
  expect(one.marks.map((mark) => one.text.slice(mark.start, mark.end))).toEqual([
    '163 trường',
    '61.380 trẻ em',
  ])
  expect(made.pages).toBeLessThan(15)
})

it('leads from a figure to its rows, the lead’s counted and the other shown with why', async () => {
  const { report } = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const trace = await hoai.call(reportsContract.traceFigure, {
    id: report.id,
    taskRef: 'II.3.5',
    measureId: 'lop',
  })
  expect(trace.body).toMatchObject({ total: 12 })
  const { rows } = trace.body as { rows: { agencyShort: string; counted: boolean; why: string | null }[] }
  // Both lead this task: the one the other points at counts.
  expect(rows.map((row) => [row.agencyShort, row.counted, row.why]).toSorted()).toEqual([
    ['Sở GD&ĐT', true, null],
    ['UBND xã Mường Xén', false, 'Sở GD&ĐT'],
  ])
  const huy = await world.it.as('huy')
  expect((await huy.call(reportsContract.traceFigure, { id: report.id, taskRef: 'II.3.5' })).status).toBe(403)
  expect((await huy.call(reportsContract.getConsolidation, { id: report.id })).status).toBe(403)
})

it('keeps a figure’s trace through editing and cuts it when the figure is changed, stale edits with both sides', async () => {
  const { report } = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const old = (await view(hoai, report.id)).passages.find((one) => one.taskRef === 'IV.2.4')!
  const save = (text: string, seenVersion: number) =>
    hoai.call(reportsContract.savePassage, {
      id: report.id,
      passageId: old.id,
      seenVersion,
      sectionRef: old.sectionRef,
      after: null,
      text,
      marks: [],
      removed: false,
    })
  const around = await save(`Trong năm, ${old.text}`, old.version)
  expect((around.body as Passage).marks).toHaveLength(2)
  const changed = await save(old.text.replace('163 trường', '170 trường'), old.version + 1)
  expect(changed.body).toMatchObject({ edited: true, marks: [{ figure: { measureId: 'tre-em' } }] })
  expect(await save('x', old.version)).toMatchObject({
    status: 409,
    body: { current: { version: 3 }, yours: { text: 'x' } },
  })
  expect(
    (
      await (
        await world.it.as('huy')
      ).call(reportsContract.savePassage, { ...saveInput(report.id, old), text: 'x' })
    ).status,
  ).toBe(403)
})

it('adds a paragraph of one’s own and one picked from a body, and keeps both when consolidated again', async () => {
  const { report } = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const own = {
    ...saveInput(report.id, null),
    passageId: makeId(),
    sectionRef: 'V',
    text: 'Năm sau tập trung vùng cao.',
  }
  expect((await hoai.call(reportsContract.savePassage, own)).status).toBe(200)
  expect(
    await hoai.call(reportsContract.savePassage, { ...own, passageId: makeId(), sectionRef: 'X' }),
  ).toMatchObject({ status: 422 })
  const pick = { id: report.id, passageId: makeId(), agencyId: MUONG_XEN, taskRef: 'II.3.5' }
  expect((await hoai.call(reportsContract.pickPassage, pick)).body).toMatchObject({
    kind: 'picked',
    agencyShort: 'UBND xã Mường Xén',
  })
  expect(
    await hoai.call(reportsContract.pickPassage, { ...pick, passageId: makeId(), taskRef: '#next' }),
  ).toMatchObject({
    status: 422,
    body: { code: 'passage.no_words' },
  })
  await pass('minh', hoai, report.id, JUSTICE)
  const before = await view(hoai, report.id)
  expect(before.waiting).toBe(1)
  const both = await Promise.all(
    [1, 2].map(() =>
      hoai.call(reportsContract.consolidate, { id: report.id, seenVersion: before.report.version }),
    ),
  )
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  const after = await view(hoai, report.id)
  expect(after.passages.map((one) => one.kind)).toEqual(expect.arrayContaining(['written', 'picked']))
  expect(after.passages.filter((one) => one.edited && one.text.includes('170 trường'))).toHaveLength(1)
  expect(after.missing).toHaveLength(135)
  const order = after.passages.filter((one) => one.taskRef === 'II.3.5').map((one) => one.kind)
  expect(order).toEqual(['summary', 'picked'])
})

it('tells each person what waits', async () => {
  const { report } = await openRealReport(world.it)
  const today = dayOf(world.it.clock.now())
  const verbs = async (post: string, agencyId: string) => {
    const by = {
      accountId: makeId(),
      name: '',
      lang: 'vi' as const,
      posts: [{ id: makeId(), post, agencyId, unitId: null }],
    }
    const items = await world.it.database.read((db) => waitingFor(db, by, today))
    return items.filter((one) => one.href.includes(report.id)).map((one) => one.verb)
  }
  expect(await verbs('officer', EDUCATION)).toEqual([])
  expect(await verbs('officer', stableId('agency:so-tai-chinh'))).toEqual(['draft-contribution'])
  expect(await verbs('auditor', EDUCATION)).toEqual([])
})

it('writes Word and PDF after Decree 30, names what is missing, and gives them to lead and province only', async () => {
  const { report, year } = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  for (const kind of ['docx', 'pdf'] as const) {
    const documentId = makeId()
    const { status, body } = await hoai.call(reportsContract.writeDocument, {
      id: report.id,
      documentId,
      kind,
    })
    expect(status).toBe(200)
    expect((body as { missing: string[] }).missing).toHaveLength(135)
    const path = `/api/reports/${report.id}/documents/${documentId}`
    const binh = await world.it.as('binh')
    const file = await binh.raw(path)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { text } = await extractBytes(`x.${kind}`, bytes)
    const flat = text.replace(/\s+/g, ' ')
    for (const words of [
      'BÁO CÁO',
      `Kết quả thực hiện Kế hoạch số 7/KH-UBND năm ${year}`,
      'II. KẾT QUẢ THỰC HIỆN',
      'DỰ THẢO',
      `Số thực hiện đến ngày 20/11/${year}`,
      'TM. ỦY BAN NHÂN DÂN TỈNH NGHỆ AN',
      'Ước cả năm',
    ])
      expect(flat).toContain(words)
    expect((await (await world.it.as('panh')).raw(path)).status).toBe(403)
  }
})

it('freezes the report when taken; what comes later is listed beside it, never in it', async () => {
  const at = await openRealReport(world.it)
  const hoai = await world.it.as('hoai')
  const huy = await world.it.as('huy')
  const before = await view(hoai, at.report.id)
  const take = { id: at.report.id, seenVersion: before.report.version }
  expect((await huy.call(reportsContract.takeReport, take)).status).toBe(403)
  const issue = { ...take, number: '512/BC-UBND', day: dayOf(world.it.clock.now()), scan: null }
  const binh = await world.it.as('binh')
  expect(await binh.call(reportsContract.issueReport, issue)).toMatchObject({
    status: 409,
    body: { code: 'report.not_taken' },
  })
  expect(await hoai.call(reportsContract.takeReport, take)).toMatchObject({
    status: 200,
    body: { state: 'taken' },
  })
  for (const refused of [
    await hoai.call(reportsContract.consolidate, { ...take, seenVersion: take.seenVersion + 1 }),
    await hoai.call(reportsContract.pickPassage, {
      id: at.report.id,
      passageId: makeId(),
      agencyId: JUSTICE,
      taskRef: 'IV.7.2',
    }),
    await hoai.call(reportsContract.savePassage, {
      ...saveInput(at.report.id, before.passages[0]!),
      text: 'x',
    }),
  ])
    expect(refused).toMatchObject({ status: 409, body: { code: 'report.taken' } })
  await tell(huy, at, 'IV.2.4', EDUCATION, { quantities: [{ measureId: 'truong', amount: 1000 }] })
  await pass('huy', hoai, at.report.id, EDUCATION)
  const after = await view(hoai, at.report.id)
  expect(after.passages).toEqual(before.passages)
  expect(after.later).toMatchObject([{ agencyShort: 'Sở GD&ĐT', no: 2 }])
  const trace = await hoai.call(reportsContract.traceFigure, {
    id: at.report.id,
    taskRef: 'IV.2.4',
    measureId: 'truong',
    agencyId: EDUCATION,
  })
  expect(trace.body).toMatchObject({ total: 163 })
  expect(after.documents.filter((one) => one.taken)).toHaveLength(1)
  expect((await (await world.it.as('thu')).call(reportsContract.issueReport, issue)).status).toBe(403)
  const issued = await binh.call(reportsContract.issueReport, { ...issue, seenVersion: take.seenVersion + 1 })
  expect(issued).toMatchObject({
    status: 200,
    body: { state: 'issued', number: '512/BC-UBND' } as Partial<ReportCard>,
  })
})

it('writes a draft for the command line, found by number whatever its leading zeros', async () => {
  const { year } = await openRealReport(world.it)
  const today = dayOf(world.it.clock.now())
  const write = (more: object) =>
    world.it.database.read((db) => writeReport(db, { plan: '07/KH-UBND', year, today, ...more }))
  const written = await write({ issuer: 'nghe an', yearOf: 2025 })
  expect(written).toMatchObject({ bodies: 138, received: 3 })
  expect(written.missing).toContain('Sở Tài chính')
  expect((await write({ year: year - 1 })).missing).toHaveLength(138)
  await expect(write({ plan: '8/KH-UBND' })).rejects.toMatchObject({ message: 'report.unknown_plan' })
})

it('opens each plan’s report of a year once, also when two programs do it', async () => {
  const { plan, year } = await openRealReport(world.it)
  const by = { accountId: stableId('account:cli'), now: world.it.clock.now() }
  const next = `${year + 1}-03-01` as never
  const both = await Promise.all(
    [1, 2].map(() => world.it.database.write((tx) => ensureReports(tx, next, by))),
  )
  expect(both.flat()).toHaveLength(1)
  const { body } = await (await world.it.as('hoai')).call(reportsContract.listReports, {})
  const mine = (body as ReportCard[]).filter((one) => one.planId === plan.id)
  expect(mine.map((one) => one.year)).toEqual([year + 1, year])
})

function saveInput(id: string, passage: Passage | null) {
  return {
    id,
    passageId: passage?.id ?? makeId(),
    seenVersion: passage?.version ?? null,
    sectionRef: passage?.sectionRef ?? 'V',
    after: null,
    text: passage?.text ?? '',
    marks: [],
    removed: false,
  }
}
