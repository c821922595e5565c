import { expect, it } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeId } from '#kernel/server/new-id.ts'
import { writeSheet } from '#slices/documents/server/api.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { planContract, type GridView, type PlanView } from '#slices/plan/contract.ts'
import type { DifficultyView, ProgressView } from '#slices/plan/model.ts'
import { reportYearOf } from '#slices/plan/rules/report-year.ts'
import { issueRealPlan } from './support/issue-plan.ts'
import { ROOT, useWorld } from './support/world.ts'

const world = useWorld()

it('reads 7/KH-UBND from its file, and nobody but the lead may', async () => {
  const huy = await world.it.as('huy')
  const bytes = await readFile(join(ROOT, 'data/plans/7-KH-UBND-2025-nghe-an.txt'))
  const file = await huy.upload('ke-hoach.txt', bytes)
  const refused = await huy.call(planContract.importPlan, { planId: makeId(), file, name: 'ke-hoach.txt' })
  expect(refused.status).toBe(403)
})

it('issues the plan only when every task has been checked, and puts it on 138 bodies of today', async () => {
  const { plan, early } = await issueRealPlan(world.it)
  expect(early).toMatchObject({ status: 422, body: { code: 'plan.unchecked' } })
  expect(plan).toMatchObject({ state: 'issued', tasks: 56, bodies: 138 })
  const duties = plan.taskList.filter((task) => task.kind === 'duty')
  expect(duties.map((task) => [task.ref, task.assignments.length])).toEqual([
    ['I.2.1', 138],
    ['end', 138],
  ])
  const games = plan.taskList.find((task) => task.ref === 'IV.6.2')!
  expect(games.assignments).toMatchObject([{ printedAs: 'Sở Thông tin và Truyền thông', verified: false }])
})

it('records progress once however often the command arrives, and refuses the same id for other words', async () => {
  const huy = await world.it.as('huy')
  const input = await entryOf('IV.2.4')
  const commandId = makeId()
  const first = await huy.call(planContract.reportProgress, input, { commandId })
  const second = await huy.call(planContract.reportProgress, input, { commandId })
  expect(first.status).toBe(200)
  expect(second.body).toEqual(first.body)
  const other = await huy.call(planContract.reportProgress, { ...input, words: 'khác' }, { commandId })
  expect(other).toMatchObject({ status: 409, body: { code: 'command.reused' } })
})

it('shows a stale correction both versions', async () => {
  const huy = await world.it.as('huy')
  const lan = await world.it.as('lan')
  const first = await entryOf('IV.2.3')
  await huy.call(planContract.reportProgress, first)
  const correction = { ...first, progressId: makeId(), replaces: first.progressId, words: 'Lan sửa' }
  expect((await lan.call(planContract.reportProgress, correction)).status).toBe(200)
  const late = { ...correction, progressId: makeId(), words: 'Huy sửa' }
  const { status, body } = await huy.call(planContract.reportProgress, late)
  expect(status).toBe(409)
  expect(body).toMatchObject({
    code: 'version.conflict',
    current: { words: 'Lan sửa' },
    yours: { words: 'Huy sửa' },
  })
})

it('refuses a day that has not come and an event outside the report year', async () => {
  const huy = await world.it.as('huy')
  const input = await entryOf('IV.2.2')
  const future = await huy.call(planContract.reportProgress, { ...input, to: '2099-01-01' as never })
  expect(future).toMatchObject({ status: 422, body: { code: 'progress.future', fields: [{ path: 'to' }] } })
  const outside = await huy.call(planContract.reportProgress, { ...input, year: 2024 })
  expect(outside).toMatchObject({ status: 422, body: { code: 'progress.window' } })
})

it('lets a body report on its own tasks only', async () => {
  const panh = await world.it.as('panh')
  const { status } = await panh.call(planContract.reportProgress, await entryOf('IV.2.5'))
  expect(status).toBe(403)
})

it('shows evidence with children to its body and the lead, not to another body nor to the province', async () => {
  const huy = await world.it.as('huy')
  const file = await huy.upload('anh.png', PNG)
  const input = {
    ...(await entryOf('IV.2.1')),
    evidence: [{ id: makeId(), file, name: 'ảnh.png', showsChildren: true }],
  }
  const { body } = await huy.call(planContract.reportProgress, input)
  const evidence = (body as ProgressView).evidence[0]!
  const open = async (login: string) =>
    (await (await world.it.as(login)).raw(`/api/evidence/${evidence.id}`)).status
  expect(await open('huy')).toBe(200)
  expect(await open('hoai')).toBe(200)
  expect(await open('panh')).toBe(403)
  expect(await open('binh')).toBe(403)
  const answer = await huy.raw(`/api/evidence/${evidence.id}`)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
})

it('keeps a file that another account uploaded out of an entry', async () => {
  const lan = await world.it.as('lan')
  const huy = await world.it.as('huy')
  const file = await lan.upload('lan.png', new Uint8Array([...PNG, 1]))
  const input = {
    ...(await entryOf('IV.2.6')),
    evidence: [{ id: makeId(), file, name: 'x.png', showsChildren: false }],
  }
  expect(await huy.call(planContract.reportProgress, input)).toMatchObject({
    status: 422,
    body: { code: 'file.unknown' },
  })
})

it('raises a difficulty, shows it to the lead, and answers it once', async () => {
  const minh = await world.it.as('minh')
  const hoai = await world.it.as('hoai')
  const { assignmentId } = await entryOf('IV.7.2')
  const difficultyId = makeId()
  await minh.call(planContract.raiseDifficulty, { difficultyId, assignmentId, text: 'Thiếu số liệu cấp xã' })
  const answer = { id: difficultyId, seenVersion: 1, answer: 'Sở Y tế sẽ gửi số liệu' }
  expect((await hoai.call(planContract.answerDifficulty, answer)).status).toBe(200)
  const again = await hoai.call(planContract.answerDifficulty, answer)
  expect(again).toMatchObject({ status: 409, body: { current: { answer: 'Sở Y tế sẽ gửi số liệu' } } })
  const panh = await world.it.as('panh')
  const { body } = await panh.call(planContract.listDifficulties, {})
  expect((body as { rows: DifficultyView[] }).rows.filter((row) => row.id === difficultyId)).toEqual([])
})

it('fills the grid of 138 bodies with states only, and marks the open difficulty', async () => {
  const kiem = await world.it.as('kiem')
  const { plan } = await issueRealPlan(world.it)
  const { status, body } = await kiem.call(planContract.getGrid, { id: plan.id })
  const grid = body as GridView
  expect(status).toBe(200)
  expect(grid.bodies).toHaveLength(138)
  expect(grid.tasks).toHaveLength(58)
  expect(grid.cells.length).toBeGreaterThan(1500)
  expect(grid.cells.some(([, , state]) => state === 'done' || state === 'under-way')).toBe(true)
})

it('lets the lead assign a task that names nobody, from today on', async () => {
  const hoai = await world.it.as('hoai')
  const { plan } = await issueRealPlan(world.it)
  const task = plan.taskList.find((one) => one.ref === 'II.2.3')!
  expect(task.assignments).toEqual([])
  const input = { id: task.id, seenVersion: task.version, lead: [agencyRowId('so-tu-phap')], supporting: [] }
  const { status, body } = await hoai.call(planContract.assignTask, input)
  expect(status).toBe(200)
  expect(body).toMatchObject({ assignments: [{ agencyName: 'Sở Tư pháp', cause: 'chosen' }] })
  expect((await hoai.call(planContract.assignTask, input)).status).toBe(409)
})

it('lets a table of tasks go out to Excel and come home unchanged, and names the row it cannot place', async () => {
  const hoai = await world.it.as('hoai')
  const { plan } = await issueRealPlan(world.it)
  const answer = await hoai.raw(`/api/plans/${plan.id}/sheet`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(answer.status).toBe(200)
  const file = await hoai.upload('nhiem-vu.xlsx', bytes)
  const home = await hoai.call(planContract.importTaskSheet, { id: plan.id, file, name: 'nhiem-vu.xlsx' })
  expect(home).toMatchObject({ status: 200, body: { changed: 0, added: 0 } })
  const strange = await writeSheet({
    name: 'x',
    columns: [{ title: 'Mục' }, { title: 'Nội dung' }, { title: 'Chủ trì' }],
    rows: [
      ['V.1', 'Việc mới', 'Sở Y tế'],
      ['V.2', 'Việc khác', 'Sở Không Có'],
    ],
  })
  const wrong = await hoai.upload('la.xlsx', strange)
  const refused = await hoai.call(planContract.importTaskSheet, { id: plan.id, file: wrong, name: 'la.xlsx' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'sheet.problems', problems: [{ row: 3 }] } })
})

it('reads a new plan from an Excel table of tasks and from typed words alike', async () => {
  const hoai = await world.it.as('hoai')
  const sheet = await writeSheet({
    name: 'Phân công',
    title: 'KẾ HOẠCH PHÂN CÔNG CÔNG TÁC TRẺ EM NĂM 2026',
    columns: [{ title: 'STT' }, { title: 'Nội dung' }, { title: 'Cơ quan chủ trì' }, { title: 'Thời gian' }],
    rows: [
      ['1', 'Rà soát trẻ em có nguy cơ', 'Sở Y tế', 'Quý I/2026'],
      ['2', 'Mở lớp dạy bơi', 'Sở Giáo dục và Đào tạo', 'Trước ngày 30/6/2026'],
    ],
  })
  const file = await hoai.upload('phan-cong.xlsx', sheet)
  const fromSheet = await hoai.call(planContract.importPlan, {
    planId: makeId(),
    file,
    name: 'phan-cong.xlsx',
  })
  expect(fromSheet.status).toBe(200)
  expect(
    (fromSheet.body as PlanView).taskList.map((task) => [
      task.text,
      task.assignments.map((line) => line.agencyShort),
      task.due?.last,
    ]),
  ).toEqual([
    ['Rà soát trẻ em có nguy cơ', ['Sở Y tế'], '2026-03-31'],
    ['Mở lớp dạy bơi', ['Sở GD&ĐT'], '2026-06-29'],
  ])
  const typed = await hoai.call(planContract.typePlan, {
    planId: makeId(),
    text: 'KẾ HOẠCH\nCông tác trẻ em\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Tư pháp\n- Tổ chức trợ giúp pháp lý cho trẻ em.\n',
  })
  expect((typed.body as PlanView).taskList).toMatchObject([
    { ref: 'I.1.1', assignments: [{ agencyName: 'Sở Tư pháp' }] },
  ])
})

it('keeps a difficulty off a draft, and says what stands when two people correct a task', async () => {
  const hoai = await world.it.as('hoai')
  const thang = await world.it.as('thang')
  const typed = await hoai.call(planContract.typePlan, {
    planId: makeId(),
    text: 'KẾ HOẠCH\nViệc thử\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Tổ chức tập huấn, hoàn thành trước ngày 30/9/2026; báo cáo định kỳ hằng quý.\n',
  })
  const task = (typed.body as PlanView).taskList[0]!
  const raised = await hoai.call(planContract.raiseDifficulty, {
    difficultyId: makeId(),
    assignmentId: task.assignments[0]!.id,
    text: 'Chưa ban hành',
  })
  expect(raised).toMatchObject({ status: 409, body: { code: 'plan.not_issued' } })
  const { id, version: seenVersion, due, recurrence, fields } = task
  expect(due).not.toBeNull()
  const mine = { id, seenVersion, text: 'Mở hai lớp tập huấn.', due, recurrence, fields, checked: false }
  expect(await hoai.call(planContract.correctTask, mine)).toMatchObject({
    status: 200,
    body: { due, recurrence },
  })
  const late = await thang.call(planContract.correctTask, {
    ...mine,
    text: 'Khác',
    due: null,
    recurrence: null,
  })
  expect(late).toMatchObject({
    status: 409,
    body: { current: { text: 'Mở hai lớp tập huấn.', due, recurrence } },
  })
})

it('splits no task on which a difficulty stands, and takes nobody’s event for the same', async () => {
  const minh = await world.it.as('minh')
  const hoai = await world.it.as('hoai')
  const { plan } = await issueRealPlan(world.it)
  const { assignmentId } = await entryOf('IV.7.1')
  await minh.call(planContract.raiseDifficulty, { difficultyId: makeId(), assignmentId, text: 'Thiếu người' })
  const task = plan.taskList.find((one) => one.ref === 'IV.7.1')!
  const parts = [
    { id: makeId(), text: 'Một' },
    { id: makeId(), text: 'Hai' },
  ]
  const split = await hoai.call(planContract.splitTask, { id: task.id, seenVersion: task.version, parts })
  expect(split).toMatchObject({ status: 409, body: { code: 'task.worked_on' } })
  const huy = await world.it.as('huy')
  const told = await entryOf('IV.2.7')
  await huy.call(planContract.reportProgress, told)
  const strange = { ...(await entryOf('IV.7.2')), sameEvent: told.progressId as never }
  expect(await minh.call(planContract.reportProgress, strange)).toMatchObject({ status: 422 })
})

async function entryOf(ref: string) {
  const { plan } = await issueRealPlan(world.it)
  const line = (plan as PlanView).taskList.find((task) => task.ref === ref)!.assignments[0]!
  const today = world.it.clock.today()
  return {
    progressId: makeId(),
    assignmentId: line.id,
    year: reportYearOf(today),
    state: 'under-way' as const,
    words: 'Tổ chức 2 lớp tập huấn cho giáo viên.',
    from: today,
    to: today,
    quantities: [{ measureId: 'lop', amount: 2 }],
    evidence: [] as { id: string; file: string; name: string; showsChildren: boolean }[],
    replaces: null as string | null,
    sameEvent: null,
    paper: null,
  }
}

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
