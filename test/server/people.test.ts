import { civilDate, instantOf } from '#kernel/civil-date.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { stableId } from '#kernel/stable-id.ts'
import { sessionContract } from '#slices/access/contract.ts'
import { peopleContract, type PersonView, type SheetRow } from '#slices/access/people-contract.ts'
import { agencyRowId } from '#slices/access/server/load-directory.ts'
import { expect, it } from 'vitest'
import { signIn, useWorld, type Answer, type Caller } from './support/world.ts'

const world = useWorld({ clock: instantOf(Date.parse('2026-11-24T02:00:00Z')) })
const day = civilDate
const code = ({ status, body }: Answer) => [status, (body as { code: string }).code]
const muongXen = agencyRowId('ubnd-16813-20250701')
const soYTe = agencyRowId('so-y-te')
const idOf = (login: string) => stableId(`demonstration:${login}`)

const newPerson = (login: string, more: object = {}) => ({
  accountId: makeId(),
  postId: makeId(),
  login,
  name: 'Lô Thị Mới',
  post: 'officer' as const,
  agencyId: muongXen,
  from: day('2026-01-01'),
  to: null,
  ...more,
})

async function codeFor(caller: Caller, id: string): Promise<string> {
  const { body } = await caller.call(peopleContract.issueCodes, { accounts: [id] })
  return (body as { code: string }[])[0]!.code
}

async function names(caller: Caller, input: object = {}): Promise<string[]> {
  const { body } = await caller.call(peopleContract.people, input)
  return (body as { items: PersonView[] }).items.map((one) => one.login)
}

it('shows an account-keeper the people of the own body and an administrator everybody', async () => {
  const giu = await world.it.as('giu')
  expect((await names(giu)).toSorted()).toEqual(['chu', 'giu', 'panh', 'thu', 'xen'])
  const quan = await world.it.as('quan')
  expect((await names(quan)).length).toBeGreaterThan(13)
  expect(await names(quan, { q: 'moong thi giu' })).toEqual(['giu'])
  expect(await names(quan, { agencyId: muongXen, post: 'clerk' })).toEqual(['thu'])
  for (const login of ['huy', 'thang', 'kiem'])
    expect(code(await (await world.it.as(login)).call(peopleContract.people, {}))).toEqual([
      403,
      'gate.refused',
    ])
  expect(code(await giu.call(peopleContract.person, { id: idOf('huy') }))).toEqual([404, 'account.unknown'])
})

it('makes an account whose one-time code opens once, after which a password of one’s own is set', async () => {
  const giu = await world.it.as('giu')
  const input = newPerson('lo.thi.moi')
  const commandId = makeId()
  const made = await giu.call(peopleContract.createPerson, input, { commandId })
  expect(made.body).toMatchObject({ login: 'lo.thi.moi', state: 'none', posts: [{ post: 'officer' }] })
  expect((await giu.call(peopleContract.createPerson, input, { commandId })).body).toEqual(made.body)
  const secret = await codeFor(giu, input.accountId)
  expect(secret).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)

  const moi = await signIn(world.it.url, 'lo.thi.moi', secret.toLowerCase().replaceAll('-', ' '))
  expect((await moi.call(sessionContract.me, {})).body).toMatchObject({ mustChange: true })
  expect(await moi.call(peopleContract.people, {})).toMatchObject({ status: 403 })
  const set = await moi.call(sessionContract.setPassword, { old: '', new: 'nui rung bien dao' })
  expect(set.status).toBe(200)
  await expect(signIn(world.it.url, 'lo.thi.moi', secret)).rejects.toThrow('401')
  await expect(signIn(world.it.url, 'lo.thi.moi', 'nui rung bien dao')).resolves.toBeDefined()
})

it('ends all sessions and the old password with a new code', async () => {
  const giu = await world.it.as('giu')
  const thu = await world.it.as('thu')
  const one = await codeFor(giu, idOf('thu'))
  const two = await codeFor(giu, idOf('thu'))
  expect((await thu.call(sessionContract.me, {})).status).toBe(401)
  await expect(world.it.as('thu')).rejects.toThrow('401')
  await expect(signIn(world.it.url, 'thu', one)).rejects.toThrow('401')
  await expect(signIn(world.it.url, 'thu', two)).resolves.toBeDefined()
})

it('keeps no password, code or hash in journal, commands or answers', async () => {
  const giu = await world.it.as('giu')
  const input = newPerson('khong.lo')
  const made = await giu.call(peopleContract.createPerson, input)
  const secret = await codeFor(giu, input.accountId)
  expect(JSON.stringify(made.body)).not.toMatch(/hash|argon/)
  const { rows } = await world.it.owner.query<{ text: string }>(`
    select coalesce(before, '') || coalesce(after, '') as text from journal.entry_values
    union all select coalesce(answer::text, '') from kernel.command`)
  const kept = rows.map((row) => row.text).join('\n')
  expect(kept).toContain('khong.lo')
  expect(kept).not.toContain(secret)
  expect(kept).not.toMatch(/argon2|_hash|mang-non-2026/)
})

it('bounds a keeper by body and by post: neither another body nor a wider post, nor a way round', async () => {
  const giu = await world.it.as('giu')
  const refused = async (more: object) =>
    code(await giu.call(peopleContract.createPerson, newPerson('lan.ra', more)))
  expect(await refused({ agencyId: soYTe })).toEqual([403, 'gate.refused'])
  for (const post of ['account-keeper', 'lead-head', 'administrator', 'auditor', 'province-leader'])
    expect(await refused({ post })).toEqual([403, 'post.not_yours_to_give'])
  expect(await refused({ post: 'cli' })).toEqual([422, 'input.invalid'])
  // A code for one who also administers would open that post as well.
  const quan = await world.it.as('quan')
  const given = await quan.call(peopleContract.givePost, {
    id: idOf('xen'),
    postId: makeId(),
    post: 'administrator',
    agencyId: soYTe,
    from: day('2026-01-01'),
    to: null,
  })
  expect(given.status).toBe(200)
  expect(code(await giu.call(peopleContract.issueCodes, { accounts: [idOf('xen')] }))).toEqual([
    403,
    'gate.refused',
  ])
  expect(code(await giu.call(peopleContract.closePerson, { id: idOf('xen'), version: 1 }))).toEqual([
    403,
    'gate.refused',
  ])
  expect(code(await giu.call(peopleContract.issueCodes, { accounts: [idOf('giu')] }))).toEqual([
    403,
    'gate.refused',
  ])
  const all = await quan.call(peopleContract.issueCodes, { accounts: [stableId('account:cli')] })
  expect(code(all)).toEqual([404, 'account.unknown'])
})

it('gives a post with its days, never twice, and only while the body stands', async () => {
  const quan = await world.it.as('quan')
  const input = {
    id: idOf('minh'),
    post: 'clerk' as const,
    agencyId: soYTe,
    from: day('2026-12-01'),
    to: day('2026-12-31'),
  }
  const given = await quan.call(peopleContract.givePost, { ...input, postId: makeId() })
  expect((given.body as PersonView).posts.find((one) => one.post === 'clerk')).toMatchObject({
    validFrom: '2026-12-01',
    validTo: '2026-12-31',
    held: false,
    givenBy: 'Ngô Trí Quân',
  })
  const overlap = await quan.call(peopleContract.givePost, {
    ...input,
    postId: makeId(),
    from: day('2026-12-15'),
  })
  expect(code(overlap)).toEqual([409, 'post.overlaps'])
  const reversed = await quan.call(peopleContract.givePost, {
    ...input,
    postId: makeId(),
    to: day('2026-11-30'),
  })
  expect(code(reversed)).toEqual([422, 'post.days_reversed'])
  const gone = agencyRowId('so-lao-dong-thuong-binh-va-xa-hoi')
  const dissolved = await quan.call(peopleContract.givePost, { ...input, postId: makeId(), agencyId: gone })
  expect(code(dissolved)).toEqual([422, 'post.agency_not_standing'])
})

it('ends a post on its last day, naming who takes the work, and the right ends with it', async () => {
  const giu = await world.it.as('giu')
  const { body } = await giu.call(peopleContract.person, { id: idOf('panh') })
  const post = (body as PersonView).posts[0]!
  const at = { id: idOf('panh'), postId: post.id }
  const { body: left } = await giu.call(peopleContract.workLeft, at)
  expect((left as { takers: { name: string }[] }).takers.map((one) => one.name)).toContain('Vi Thị Xen')
  const end = { ...at, version: 1, lastDay: day('2026-11-23'), takenBy: idOf('xen') }
  const elsewhere = await giu.call(peopleContract.endPost, { ...end, takenBy: idOf('huy') })
  expect(code(elsewhere)).toEqual([422, 'post.taker_elsewhere'])
  const huy = await world.it.as('huy')
  expect(code(await huy.call(peopleContract.endPost, end))).toEqual([403, 'gate.refused'])
  const panh = await world.it.as('panh')
  const ended = await giu.call(peopleContract.endPost, end)
  expect((ended.body as PersonView).posts[0]).toMatchObject({ validTo: '2026-11-23', held: false, can: [] })
  const stale = await giu.call(peopleContract.endPost, end)
  expect(stale.body).toMatchObject({
    code: 'version.conflict',
    current: { login: 'panh' },
    yours: { lastDay: '2026-11-23' },
  })
  expect((await panh.call(sessionContract.me, {})).body).toMatchObject({ posts: [] })
})

it('never lets the last administrator go', async () => {
  const quan = await world.it.as('quan')
  const { body } = await quan.call(peopleContract.people, { post: 'administrator' })
  for (const other of (body as { items: PersonView[] }).items.filter((one) => one.login !== 'quan'))
    for (const post of other.posts.filter((one) => one.post === 'administrator'))
      await quan.call(peopleContract.endPost, {
        id: other.id,
        postId: post.id,
        version: post.version,
        lastDay: day('2026-11-23'),
        takenBy: null,
      })
  const closed = await quan.call(peopleContract.closePerson, { id: idOf('quan'), version: 1 })
  expect(code(closed)).toEqual([409, 'post.last_administrator'])
})

it('closes an account: its sessions end and nothing more is done with it', async () => {
  const quan = await world.it.as('quan')
  const dung = await world.it.as('dung')
  const change = { id: idOf('dung'), version: 1, name: 'Hồ Anh Dũng', login: 'ho.anh.dung' }
  expect((await quan.call(peopleContract.changePerson, change)).body).toMatchObject({ version: 2 })
  const stale = await quan.call(peopleContract.closePerson, { id: idOf('dung'), version: 1 })
  expect(stale.body).toMatchObject({ code: 'version.conflict', current: { login: 'ho.anh.dung' } })
  const closed = await quan.call(peopleContract.closePerson, { id: idOf('dung'), version: 2 })
  expect(closed.body).toMatchObject({ state: 'closed', can: [] })
  expect((await dung.call(sessionContract.me, {})).status).toBe(401)
  expect(code(await quan.call(peopleContract.issueCodes, { accounts: [idOf('dung')] }))).toEqual([
    409,
    'account.closed',
  ])
  expect(await names(quan, { closed: true })).toEqual(['ho.anh.dung'])
})

const sheet = [
  'Họ và tên\tTên đăng nhập\tChức danh\tCơ quan\tTừ ngày\tĐến ngày',
  'Nguyễn Thị Hoài\t\tChuyên viên\tSở Y tế\t1/7/2026\t',
  'Nguyễn Thị Hoài\t\tvăn thư\tUBND xã Mường Xén\t\t31/12/2026',
  '',
  '\thuy\tVua\tSở Không Có\t31/02/2026\t',
].join('\n')

it('reads a sheet of people, proposes logins and names what is wrong with each row', async () => {
  const quan = await world.it.as('quan')
  const { body } = await quan.call(peopleContract.readPeopleSheet, { text: sheet })
  const { rows } = body as { rows: SheetRow[] }
  expect(rows.map((row) => [row.line, row.login, row.post, row.from, row.to])).toEqual([
    [2, 'nguyen.thi.hoai', 'officer', '2026-07-01', null],
    [3, 'nguyen.thi.hoai2', 'clerk', '2026-11-24', '2026-12-31'],
    [5, 'huy', null, null, null],
  ])
  expect(rows.map((row) => row.problems.map((one) => one.problem))).toEqual([
    [],
    [],
    ['name-missing', 'login-taken', 'post-unknown', 'day-unreadable', 'agency-unknown'],
  ])
  const giu = await world.it.as('giu')
  const own = await giu.call(peopleContract.readPeopleSheet, { text: sheet })
  expect((own.body as { rows: SheetRow[] }).rows[0]!.problems).toEqual([
    { column: 'agency', problem: 'agency-not-yours' },
  ])
  const none = await quan.call(peopleContract.readPeopleSheet, { text: 'a\tb\n1\t2' })
  expect(code(none)).toEqual([422, 'people.sheet_unreadable'])
})

it('makes all accounts of a sheet or none', async () => {
  const quan = await world.it.as('quan')
  const one = newPerson('nhap.mot')
  const two = newPerson('nhap.hai', { agencyId: soYTe })
  const wrong = await quan.call(peopleContract.importPeople, { rows: [one, { ...two, login: 'huy' }] })
  expect(wrong.body).toMatchObject({ code: 'account.login_taken', fields: [{ path: 'rows.1.login' }] })
  expect(await names(quan, { q: 'nhap.' })).toEqual([])
  const done = await quan.call(peopleContract.importPeople, { rows: [one, two] })
  expect(done.body).toEqual({ accounts: [one.accountId, two.accountId] })
  const { body } = await quan.call(peopleContract.issueCodes, { accounts: [two.accountId, one.accountId] })
  const codes = body as { login: string; agency: string; code: string }[]
  expect(codes.map(({ login, agency }) => [login, agency])).toEqual([
    ['nhap.hai', 'Sở Y tế'],
    ['nhap.mot', 'Ủy ban nhân dân xã Mường Xén'],
  ])
  const giu = await world.it.as('giu')
  expect(
    code(await giu.call(peopleContract.importPeople, { rows: [newPerson('nhap.ba', { agencyId: soYTe })] })),
  ).toEqual([403, 'gate.refused'])
})

it('takes hostile input for input', async () => {
  const quan = await world.it.as('quan')
  const status = async (more: object) =>
    (await quan.call(peopleContract.createPerson, newPerson('thu.nghiem', more))).status
  expect(await status({ login: 'a b' })).toBe(422)
  expect(await status({ login: "x';--" })).toBe(422)
  expect(await status({ name: ' ' })).toBe(422)
  expect(await status({ name: '\ud800' })).toBe(400)
  expect(await status({ agencyId: makeId() })).toBe(404)
  expect((await quan.call(peopleContract.people, { q: "%' or 1=1 --" })).status).toBe(200)
  expect((await quan.call(peopleContract.issueCodes, { accounts: [] })).status).toBe(422)
})
