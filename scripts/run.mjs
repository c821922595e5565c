// Runs a script of ours on Node 26 with all that it needs in place: `node scripts/run.mjs [--web] scripts/NAME.ts …`.
import { ensure } from './ensure.mjs'
import { handOver } from './hand-over.mjs'
import { main } from './tell.mjs'

await main(async () => {
  const args = process.argv.slice(2)
  const web = args[0] === '--web'
  const [script, ...rest] = web ? args.slice(1) : args
  handOver(await ensure({ web }), script, rest)
})
