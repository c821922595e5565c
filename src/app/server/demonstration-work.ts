import { sql } from 'kysely'
import {
  addDays,
  compareDays,
  daysBetween,
  instantOf,
  startOfDay,
  type CivilDate,
} from '#kernel/civil-date.ts'
import { rowsOf, type Tx } from '#kernel/server/database.ts'
import { daysRange } from '#kernel/server/days-range.ts'
import { stableId } from '#kernel/stable-id.ts'
import { reportWindow, reportYearOf } from '#slices/plan/rules/report-year.ts'
import { chance } from './demonstration-chance.ts'
import { commandAs, operator } from './as-cli.ts'
import type { DemonstrationParts } from './demonstration.ts'

interface Line {
  id: string
  taskId: string
  agencyId: string
  ref: string
  kind: string
  text: string
  every: string | null
  body: string
  from: CivilDate
}

/** Invented work on the demonstration's plans: a finished 2025 and the year of the clock up to today, always the same. */
export async function loadWork(parts: DemonstrationParts): Promise<void> {
  const { database, clock } = parts
  const by = await operator(database, clock)
  const today = clock.today()
  const years = [...new Set([2025, reportYearOf(today)])].filter((year) => reportWindow(year).from <= today)
  for (const year of years) {
    const done = await database.kysely
      .selectFrom('plan.progress')
      .select('id')
      .where('year', '=', year)
      .where('entered_by', '=', by.accountId)
      .limit(1)
      .executeTakeFirst()
    if (done !== undefined) continue
    const as = { action: 'progress.report', audit: 'DemonstrationWork', input: { year } }
    await commandAs(database, clock, by, as, async ({ db, audit }) => {
      const lines = await linesOfYear(db, year, today)
      const entries = lines.flatMap((line) => entriesOf(line, year, today))
      await writeEntries(db, entries, by.accountId, year)
      const difficulties =
        year === reportYearOf(today) ? await writeDifficulties(db, lines, by.accountId, today) : 0
      audit.add({
        record: 'plan.plan',
        id: stableId('demonstration:work'),
        after: { year, entries: entries.length, difficulties },
      })
    })
  }
}

function linesOfYear(db: Tx, year: number, today: CivilDate): Promise<Line[]> {
  const window = reportWindow(year)
  const day = today < window.to ? today : window.to
  return rowsOf<Line>(
    db,
    sql<Line>`
    select line.id, line.task_id as "taskId", line.agency_id as "agencyId", task.ref, task.kind, task.text,
      task.recurrence->>'every' as every, agency.short as body, coalesce(lower(line.valid), ${window.from}::date) as "from"
    from plan.assignment line join plan.task task on task.id = line.task_id
    join plan.plan plan on plan.id = line.plan_id join access.agency agency on agency.id = line.agency_id
    where plan.demonstration and line.role = 'lead' and line.valid @> ${day}::date and task.removed_at is null
      and plan.document_day <= ${day}::date
    order by plan.number, agency.slug, task.ord`,
  )
}

interface Entry {
  id: string
  line: Line
  state: string
  words: string
  from: CivilDate
  to: CivilDate
  quantities: [string, number][]
}

function entriesOf(line: Line, year: number, today: CivilDate): Entry[] {
  const window = reportWindow(year)
  const end = [today, window.to].toSorted(compareDays)[0]!
  const start = [window.from, line.from].toSorted(compareDays)[1]!
  const span = daysBetween(start, end)
  // In the running year some bodies have said nothing yet; a finished year is nearly complete.
  const past = end === window.to
  if (span < 0 || chance(line.body, line.ref, year) < (past ? 0.03 : 0.22)) return []
  const draw = chance(line.body, line.ref, year, 'state')
  const state = past
    ? draw < 0.86
      ? 'done'
      : draw < 0.94
        ? 'under-way'
        : 'nothing-arose'
    : draw < 0.4
      ? 'done'
      : draw < 0.82
        ? 'under-way'
        : draw < 0.92
          ? 'not-started'
          : 'nothing-arose'
  const count =
    state === 'done' || state === 'under-way' ? 1 + Math.floor(chance(line.body, line.ref, year, 'n') * 2) : 1
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(
      start,
      Math.floor((span * (index + chance(line.body, line.ref, year, index))) / count),
    )
    const work = workOf(line, year, index)
    return {
      id: stableId(`demonstration:${line.body}:${line.ref}:${line.taskId}:${year}:${index}`),
      line,
      state: index === count - 1 ? state : 'under-way',
      from,
      to: from,
      ...(state === 'nothing-arose'
        ? { words: 'Trong kỳ không phát sinh việc thuộc nhiệm vụ này.', quantities: [] }
        : state === 'not-started'
          ? { words: 'Chưa triển khai, đang chờ bố trí kinh phí và phân công cán bộ.', quantities: [] }
          : work),
    }
  })
}

interface Work {
  /** Words of a task for which such work is done; the last kind fits every task. */
  fits: RegExp
  words: (n: number, m: number) => string
  measures: readonly [string, number, number][]
}

const WORK: readonly Work[] = [
  {
    fits: /bơi|dưới nước/,
    words: (n, m) => `Mở ${n} lớp dạy bơi và kỹ năng an toàn trong môi trường nước cho ${m} trẻ em.`,
    measures: [
      ['lop', 1, 6],
      ['tre-em', 20, 180],
    ],
  },
  {
    fits: /thanh tra|kiểm tra|giám sát|xử lý nghiêm/,
    words: (n, m) => `Tổ chức ${n} cuộc kiểm tra tại ${m} cơ sở; các tồn tại đã được yêu cầu khắc phục.`,
    measures: [
      ['cuoc', 1, 5],
      ['co-so', 2, 30],
    ],
  },
  {
    fits: /kinh phí|ngân sách|nguồn lực|bảo trợ|trợ giúp/,
    words: (n, m) => `Hỗ trợ ${n} trẻ em có hoàn cảnh đặc biệt với tổng kinh phí ${m} triệu đồng.`,
    measures: [
      ['tre-em', 5, 80],
      ['trieu-dong', 3, 60],
    ],
  },
  {
    fits: /sự kiện|vui chơi|văn hóa|Tháng hành động/,
    words: (n, m) => `Tổ chức ${n} cuộc giao lưu, vui chơi cho ${m} lượt trẻ em dịp 1/6, hè và Trung thu.`,
    measures: [
      ['cuoc', 1, 6],
      ['luot-tre-em', 50, 600],
    ],
  },
  {
    fits: /tuyên truyền|truyền thông|phổ biến|vận động/,
    words: (n, m) => `Đăng ${n} tin, bài và phát ${m} lượt trên hệ thống truyền thanh cơ sở.`,
    measures: [
      ['tin-bai', 1, 20],
      ['luot-phat-thanh', 4, 60],
    ],
  },
  {
    fits: /cán bộ|bộ máy|cộng tác viên|kỹ năng|hướng dẫn/,
    words: (n, m) => `Mở ${n} lớp tập huấn nghiệp vụ công tác trẻ em cho ${m} lượt người.`,
    measures: [
      ['lop', 1, 4],
      ['luot-nguoi', 20, 150],
    ],
  },
  {
    fits: /(?:)/,
    words: (n, m) => `Ban hành ${n} văn bản chỉ đạo, quán triệt tới ${m} lượt người.`,
    measures: [
      ['van-ban', 1, 4],
      ['luot-nguoi', 20, 150],
    ],
  },
]

function workOf(line: Line, year: number, index: number): Pick<Entry, 'words' | 'quantities'> {
  const kind = WORK.find((one) => one.fits.test(line.text))!
  const amounts = kind.measures.map(([measure, least, most], which): [string, number] => [
    measure,
    least + Math.floor(chance(line.body, line.ref, year, index, which) * (most - least)),
  ])
  return { words: kind.words(amounts[0]![1], amounts[1]![1]), quantities: amounts }
}

async function writeEntries(
  db: Tx,
  entries: readonly Entry[],
  accountId: string,
  year: number,
): Promise<void> {
  const rows = entries.map(({ id, line, state, words, from, to }) => ({
    id,
    assignment_id: line.id,
    task_id: line.taskId,
    agency_id: line.agencyId,
    year,
    period: line.every === 'ongoing' ? to.slice(0, 7) : null,
    state,
    words,
    happened: daysRange(from, to),
    entered_at: instantOf(Date.parse(startOfDay(to)) + 9 * 3_600_000),
    entered_by: accountId,
  }))
  for (let at = 0; at < rows.length; at += 1000)
    await db
      .insertInto('plan.progress')
      .values(rows.slice(at, at + 1000))
      .execute()
  const quantities = entries.flatMap((entry) =>
    entry.quantities.map(([measure_id, amount]) => ({ progress_id: entry.id, measure_id, amount })),
  )
  for (let at = 0; at < quantities.length; at += 5000)
    await db
      .insertInto('plan.quantity')
      .values(quantities.slice(at, at + 5000))
      .execute()
}

const IN_THE_WAY = [
  'Chưa có cộng tác viên ở một số thôn, bản; phụ cấp chưa được bố trí.',
  'Địa bàn rộng, nhiều bản chưa có sóng điện thoại nên truyền thông gặp khó.',
  'Chưa có quỹ đất để xây dựng điểm vui chơi cho trẻ em ở trung tâm xã.',
  'Thiếu giáo viên dạy bơi được cấp chứng chỉ, bể bơi di động đã hỏng.',
]

async function writeDifficulties(
  db: Tx,
  lines: readonly Line[],
  accountId: string,
  today: CivilDate,
): Promise<number> {
  const chosen = lines.filter(
    (line) => line.kind === 'task' && chance(line.body, line.ref, 'difficulty') < 0.012,
  )
  const rows = chosen.map((line, index) => {
    const raised = addDays(today, -1 - Math.floor(chance(line.body, line.ref, 'raised') * 20))
    const answered = chance(line.body, line.ref, 'answered') < 0.5
    return {
      id: stableId(`demonstration:difficulty:${line.body}:${line.ref}:${line.taskId}`),
      assignment_id: line.id,
      task_id: line.taskId,
      agency_id: line.agencyId,
      text: IN_THE_WAY[index % IN_THE_WAY.length]!,
      raised_at: instantOf(Date.parse(startOfDay(raised)) + 10 * 3_600_000),
      raised_by: accountId,
      answer: answered
        ? 'Đã ghi nhận, Sở Y tế tổng hợp trình UBND tỉnh xem xét trong dự toán năm sau.'
        : null,
      answered_at: answered ? instantOf(Date.parse(startOfDay(today))) : null,
      answered_by: answered ? accountId : null,
    }
  })
  if (rows.length > 0) await db.insertInto('plan.difficulty').values(rows).execute()
  return rows.length
}
