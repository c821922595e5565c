import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { DocumentFaultCode } from '../../faults.ts'
import { extractBytes } from './extract-bytes.ts'
import { Refusal } from './refusal.ts'
import type { WorkerAnswer } from './extract-document.ts'

/** Runs in a worker of its own: what a hostile file does to memory or time ends with the worker. */
const { name, path } = workerData as { name: string; path: string }
const bytes = await readFile(path)

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message)
}

try {
  answer({ extracted: await extractBytes(name, bytes) })
} catch (error) {
  answer({ refused: refusalFor(error) })
}

/** Too much for the stack, one array or one string is a limit too; whatever else a reader stumbles over is damage. */
function refusalFor(error: unknown): DocumentFaultCode {
  if (error instanceof Refusal) return error.code
  if (!(error instanceof RangeError)) return 'document.damaged'
  return /stack/i.test(error.message) ? 'document.too_deep' : 'document.too_large'
}
