// `npm test`: everything, from a fresh clone. `npm run e2e`: what needs a browser. `npm run test:calendar`: every test on
// every day of the list below.
import { ensurePrograms } from './ensure-browser.mjs'
import { ensure } from './ensure.mjs'
import { inWords, READING, runSteps, tests } from './steps.mjs'
import { Stop } from './tell.mjs'

// Instants at which the day in Việt Nam differs from the day in UTC or New York, or is no day of work.
const DAYS = [
  { name: '30/11', clock: '2026-11-30T16:30:00.000Z' },
  { name: '01/12', clock: '2026-11-30T17:30:00.000Z' },
  { name: '29/02/2028', clock: '2028-02-28T17:30:00.000Z' },
  { name: 'Tết 06/02/2027', clock: '2027-02-06T02:00:00.000Z' },
]
const ZONES = ['UTC', 'America/New_York']
const DAYS_AND_ZONES = DAYS.flatMap(({ name, clock }) =>
  ZONES.map((TZ) => ({ name: `${name}, ${TZ}`, env: { TZ, MANG_NON_TEST_CLOCK: clock } })),
)

// What asks for the day: its rules are given it as an argument, so they run once for each zone.
const RULES_OF_TIME = ['src/kernel/', 'src/slices/plan/rules/', 'src/slices/reports/']
const SERVER_OF_TIME = [
  'test/server/plan',
  'test/server/report',
  'test/server/contribution',
  'test/server/jobs',
]
const JOURNEY_OF_TIME = ['test/e2e/journeys/plan-to-report']

const whole = [
  ...READING,
  tests('Luật và quy ước / rules', ['rules']),
  tests('Máy chủ, PostgreSQL kèm theo / server, embedded', ['server'], {
    env: { MANG_NON_TEST_SERVER: 'embedded' },
  }),
  tests('Máy chủ, PostgreSQL riêng / server, external', ['server'], {
    env: { MANG_NON_TEST_SERVER: 'external' },
    // They start a program of their own on an embedded database, or wear the same doors out once more.
    without: ['**/server/crash.test.ts', '**/server/fuzz.test.ts'],
  }),
  tests('Trang và hành trình / pages', ['pages', 'journeys']),
  ...ZONES.map((TZ) =>
    tests(`Luật theo ngày / rules of time, ${TZ}`, ['rules'], { env: { TZ }, paths: RULES_OF_TIME }),
  ),
  ...DAYS_AND_ZONES.map(({ name, env }) =>
    tests(name, ['server', 'journeys'], { env, paths: [...SERVER_OF_TIME, ...JOURNEY_OF_TIME] }),
  ),
]
const pages = [tests('Trang và hành trình / pages', ['pages', 'journeys'])]
const calendar = DAYS_AND_ZONES.map(({ name, env }) =>
  tests(name, ['rules', 'server', 'pages', 'journeys'], { env }),
)

try {
  const node = await ensure({ web: true })
  await ensurePrograms()
  const sums = await runSteps(node, { '--pages': pages, '--calendar': calendar }[process.argv[2]] ?? whole)
  process.exitCode = sums.failed > 0 ? 1 : 0
  process.stdout.write(`${inWords(sums)}\n`)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  process.exitCode = 1
  process.stderr.write(`\n${error.message}\n`)
  process.stdout.write(`${inWords({ passed: 0, failed: 1, skipped: 0 })}\n`)
}
