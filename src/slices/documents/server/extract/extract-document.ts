import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { Fault } from '#kernel/fault.ts'
import { documentFaults, type DocumentFaultCode } from '../../faults.ts'
import type { Extracted } from '../../model.ts'
import { limits } from './limits.ts'

export type WorkerAnswer = { extracted: Extracted } | { refused: DocumentFaultCode }

/**
 * The text of an official document and how it is laid out, from a Word, PDF or text file. Reads in a worker within
 * limits of size, memory and time; throws a Fault of `documentFaults` with the reason why it cannot be read.
 */
export async function extractDocument(file: { name: string; path: string }): Promise<Extracted> {
  const { size } = await stat(file.path)
  if (size > limits.fileBytes) throw new Fault(documentFaults['document.too_large'])
  const answer = await runWorker(file)
  if ('refused' in answer) throw new Fault(documentFaults[answer.refused])
  return answer.extracted
}

function runWorker(file: { name: string; path: string }): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./extract-worker.ts', import.meta.url), {
    workerData: { name: file.name, path: file.path },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, stackSizeMb: limits.stackMegabytes },
    stdout: true,
    stderr: true,
  })
  const before = process.memoryUsage.rss()
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const stop = (refused: DocumentFaultCode) => resolve({ refused })
    const clock = setTimeout(() => stop('document.too_slow'), limits.milliseconds)
    // Typed arrays are not in a worker's heap limit, so the growth of the process is watched.
    const scale = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthBytes) stop('document.too_large')
    }, 50)
    worker.once('message', resolve)
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stop('document.too_large') : reject(error),
    )
    worker.once('exit', () => reject(new Error('The reading worker ended without an answer')))
    worker.once('exit', () => clearTimeout(clock))
    worker.once('exit', () => clearInterval(scale))
  }).finally(() => worker.terminate())
}
