import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { checkWindow, type Window } from './check-window.ts'

/** What a worker is started with: its own connection sees the same snapshot as the others. */
export interface WorkerStart {
  connection: pg.ClientConfig
  snapshot: string
}

const { connection, snapshot } = workerData as WorkerStart
const client = new pg.Client(connection)
await client.connect()
await client.query('begin isolation level repeatable read read only')
await client.query(`set transaction snapshot '${snapshot}'`)
// The threads are the parallel work; the database's own would only take their processors.
await client.query(
  `set local search_path = pg_catalog; set local max_parallel_workers_per_gather = 0; set local jit = off;
   set local work_mem = '64MB'`,
)

const port = parentPort!
port.on('message', async (window: Window | 'end') => {
  if (window === 'end') {
    await client.end()
    port.close()
    return
  }
  // Buffers arrive from another thread as plain byte arrays.
  const batches = window.batches.map((head) => ({
    ...head,
    previous: Buffer.from(head.previous),
    root: Buffer.from(head.root),
  }))
  port.postMessage(await checkWindow(client, { batches }))
})
port.postMessage('ready')
