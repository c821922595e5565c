// `npm start`: makes ready what is missing, then serves.
import { ensure, handOver, main } from './ensure.mjs'

await main(async () => handOver(await ensure({ web: true }), 'src/app/server.ts', process.argv.slice(2)))
