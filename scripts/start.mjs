// `npm start`: makes ready what is missing, then serves.
import { ensure } from './ensure.mjs'
import { handOver } from './hand-over.mjs'
import { main } from './tell.mjs'

await main(async () => handOver(await ensure({ web: true }), 'src/app/server.ts', process.argv.slice(2)))
