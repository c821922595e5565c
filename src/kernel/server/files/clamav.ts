import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Fault } from '../../fault.ts'
import { fileFaults } from './file-faults.ts'

const SILENCE_MS = 60_000

/**
 * Asks clamd about a file over its INSTREAM command; `socket` is a path or `tcp://host:port`. Throws the fault for
 * malware, and another when no clear answer comes: what has not been checked is not taken.
 */
export function makeClamav(socket: string): (path: string) => Promise<'clean'> {
  return async (path) => {
    const answer = await ask(socket, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).syscall === 'open') throw error
      return ''
    })
    if (/^stream: OK\0?$/.test(answer)) return 'clean'
    throw new Fault(fileFaults[/ FOUND\0?$/.test(answer) ? 'file.infected' : 'file.unchecked'])
  }
}

async function ask(socket: string, path: string): Promise<string> {
  const daemon = dial(socket)
  daemon.setTimeout(SILENCE_MS, () => daemon.destroy(new Error('clamd is silent')))
  const answer = textOf(daemon)
  const sent = pipeline(() => frames(path), daemon, { end: false })
  // clamd answers and hangs up early when a file is too long for it; the answer counts, not the broken pipe.
  const [words, sending] = await Promise.allSettled([answer, sent])
  daemon.destroy()
  if (words.status === 'rejected') throw words.reason
  if (words.value === '' && sending.status === 'rejected') throw sending.reason
  return words.value
}

function dial(socket: string): Socket {
  if (!socket.startsWith('tcp://')) return connect(socket)
  const { hostname, port } = new URL(socket)
  return connect(Number(port), hostname)
}

async function textOf(daemon: Socket): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of daemon) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

async function* frames(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    yield Buffer.concat([length, chunk])
  }
  yield Buffer.alloc(4)
}
