import { writeFile } from 'node:fs/promises'

import { ensureReports, writeReport } from '#slices/reports/server/api.ts'
import { CLI_ACCOUNT } from '../load.ts'
import type { CliContext } from './run-cli.ts'
import { UsageProblem } from './words.ts'
import { withPeopledHouse } from './with-house.ts'

/** `report write`: the draft as Word (or PDF by its name), from the contributions received; what is missing is named. */
export async function reportWrite(context: CliContext): Promise<void> {
  const { words, say, out } = context
  const plan = words.need('plan')
  const year = wholeNumber(words.need('year'))
  const yearOf = words.value('year-of')
  const to = context.path(words.need('out'))
  const written = await withPeopledHouse(context, async ({ database, clock }) => {
    await database.write((tx) =>
      ensureReports(tx, clock.today(), { accountId: CLI_ACCOUNT, now: clock.now() }),
    )
    return database.read((db) =>
      writeReport(db, {
        plan,
        year,
        issuer: words.value('issuer'),
        yearOf: yearOf === null ? null : wholeNumber(yearOf),
        kind: /\.pdf$/i.test(to) ? 'pdf' : 'docx',
        today: clock.today(),
      }),
    )
  })
  await writeFile(to, written.bytes)
  const { bodies, received, missing } = written
  if (words.flag('json')) return out(JSON.stringify({ out: to, bodies, received, missing }))
  say(`Đã ghi ${to}: nhận ${received} trong ${bodies} báo cáo.`)
  if (missing.length > 0) say(`Còn thiếu: ${missing.join('; ')}.`)
}

function wholeNumber(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new UsageProblem('report write: --year và --year-of là năm bốn chữ số')
  return Number(text)
}
