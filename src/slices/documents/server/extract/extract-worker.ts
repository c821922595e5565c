import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { extractBytes } from './extract-bytes.ts'
import { Refusal } from './refusal.ts'
import type { WorkerAnswer } from './extract-document.ts'

/** Runs in a worker of its own: what a hostile file does to memory or time ends with the worker. */
const { name, path } = workerData as { name: string; path: string }

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message)
}

try {
  answer({ extracted: await extractBytes(name, await readFile(path)) })
} catch (error) {
  if (error instanceof Refusal) answer({ refused: error.code })
  else if (error instanceof RangeError) {
    // Too much for the stack, or for one array or string.
    answer({ refused: /stack/i.test(error.message) ? 'document.too_deep' : 'document.too_large' })
  } else throw error
}
