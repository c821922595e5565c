// `npm run -s mang-non -- COMMAND`: the command line for operators and scripts; standard output is the command's alone.
import { ensure } from './ensure.mjs'
import { handOver } from './hand-over.mjs'
import { main } from './tell.mjs'

await main(async () => handOver(await ensure(), 'src/app/cli.ts', process.argv.slice(2)))
