// `npm run check`: what is green before every commit, in under two minutes.
import { ensure } from './ensure.mjs'
import { inWords, READING, runSteps, tests } from './steps.mjs'
import { main } from './tell.mjs'

await main(async () => {
  const node = await ensure({ web: true })
  const sums = await runSteps(node, [
    ...READING,
    tests('Thử nghiệm không trình duyệt / tests', ['rules', 'server']),
  ])
  process.exitCode = sums.failed > 0 ? 1 : 0
  process.stdout.write(`${inWords(sums)}\n`)
})
