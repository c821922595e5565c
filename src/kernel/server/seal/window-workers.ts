import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Window, WindowAnswer } from './check-window.ts'
import type { WorkerStart } from './verify-worker.ts'

export interface WindowWorkers {
  /** Waits for a free worker, hands it the window and returns at once; the answer goes to `onAnswer`. */
  give(window: Window): Promise<void>
  /** Waits for the answers still out. */
  finish(): Promise<void>
  close(): Promise<void>
}

/** Two threads or more, each with its own connection on one snapshot. */
export function startWorkers(start: WorkerStart, onAnswer: (answer: WindowAnswer) => void): WindowWorkers {
  // One more than there are processors: while one waits for the database, another computes.
  const count = Math.min(8, Math.max(2, availableParallelism()) + 1)
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: start }),
  )
  // Each promise stands for one worker and yields it when it is free again.
  const free = new Map(workers.map((worker) => [worker, answerOf(worker).then(() => worker)]))
  for (const waiting of free.values()) waiting.catch(() => {})
  return {
    async give(window) {
      const worker = await Promise.race(free.values())
      const answered = answerOf(worker).then((answer) => {
        onAnswer(answer as WindowAnswer)
        return worker
      })
      answered.catch(() => {})
      free.set(worker, answered)
      worker.postMessage(window)
    },
    async finish() {
      await Promise.all(free.values())
    },
    async close() {
      await Promise.all(
        workers.map(
          (worker) =>
            new Promise<void>((resolve) => {
              worker.once('exit', () => resolve())
              worker.postMessage('end')
              if (worker.threadId === -1) resolve()
            }),
        ),
      )
    },
  }
}

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const clear = () => worker.off('message', take).off('error', fail)
    const take = (answer: unknown) => {
      clear()
      resolve(answer)
    }
    const fail = (error: Error) => {
      clear()
      reject(error)
    }
    worker.on('message', take).on('error', fail)
  })
}
