// The steps that a change has to pass, one after the other: each is named, timed and counted.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './tell.mjs'

const REPORTS = join(root, '.cache', 'test')
const BIN = join(root, 'node_modules', '.bin')

/**
 * Runs all steps, also after one has failed, and answers with the sums. A step is { name, args, env?, tests? }; `args`
 * go to Node, and with `tests` the step is a run of vitest, of which every test counts.
 */
export async function runSteps(node, steps) {
  const began = Date.now()
  const sums = { passed: 0, failed: 0, skipped: 0 }
  const failed = []
  mkdirSync(REPORTS, { recursive: true })
  for (const [index, step] of steps.entries()) {
    write(`\n▸ ${index + 1}/${steps.length} ${step.name}`)
    const since = Date.now()
    const report = join(REPORTS, `${index + 1}.json`)
    rmSync(report, { force: true })
    const more = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
    const status = await runNode(node, [...step.args, ...more], step.env)
    const counted = step.tests
      ? readReport(report, status)
      : { passed: 0, failed: status === 0 ? 0 : 1, skipped: 0 }
    for (const key of Object.keys(sums)) sums[key] += counted[key]
    if (counted.failed > 0) failed.push(step.name)
    const figures = step.tests ? `, ${inWords(counted)}` : ''
    write(`${counted.failed > 0 ? '✗' : '✓'} ${step.name}, ${seconds(since)} s${figures}`)
  }
  if (failed.length > 0) write(`\nChưa đạt / failed: ${failed.join(' · ')}`)
  write(`\n${seconds(began)} s`)
  return sums
}

export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

const seconds = (since) => Math.round((Date.now() - since) / 1000)
const write = (line) => process.stdout.write(`${line}\n`)

function runNode(node, args, env = {}) {
  return new Promise((resolve) => {
    const path = `${BIN}${delimiter}${process.env.PATH ?? ''}`
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: path, ...env },
    })
    let stopped = false
    const forward = (signal) => {
      stopped = true
      child.kill(signal)
    }
    process.on('SIGINT', forward).on('SIGTERM', forward)
    child.once('error', () => resolve(1))
    child.once('close', (status, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      if (stopped || signal === 'SIGINT' || signal === 'SIGTERM') process.exit(1)
      resolve(status ?? 1)
    })
  })
}

/** The figures of a run of vitest; a file that could not be run, or a run that ended badly, counts as a failure. */
function readReport(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const broken = testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = numFailedTests + broken
  return {
    passed: numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  }
}

const tool = (...path) => join(root, 'node_modules', ...path)

/** Types, lint, format, dead code. */
export const READING = [
  { name: 'Kiểu / types', args: [tool('typescript', 'bin', 'tsc'), '-b'] },
  { name: 'Lỗi thường gặp / lint', args: [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--quiet'] },
  { name: 'Định dạng / format', args: [tool('oxfmt', 'bin', 'oxfmt'), '--check'] },
  { name: 'Mã bỏ không / dead code', args: [tool('knip', 'bin', 'knip.js')] },
]

/** A run of vitest over projects, or over the files of them whose paths contain one of `paths`. */
export function tests(name, projects, { env = {}, paths = [], without = [] } = {}) {
  const chosen = projects.flatMap((project) => ['--project', project])
  const left = without.flatMap((path) => ['--exclude', path])
  return { name, tests: true, env, args: [tool('vitest', 'vitest.mjs'), 'run', ...chosen, ...left, ...paths] }
}
