import { useCallback, useRef, useState } from 'react'
import { kernelContract } from '../../contract.ts'
import { freshId, NoLine, Refused } from '../client.ts'
import { useClient } from '../kernel-context.tsx'
import { line } from '../line.ts'

/** A file on its way: first marked (children or not), then sent. `file` is what the server calls it. */
export interface FileOnWay {
  id: string
  name: string
  size: number
  child: boolean | null
  state: 'unmarked' | 'sending' | 'waiting' | 'failed' | 'sent'
  share: number
  problem: string | null
  file: string | null
}

export interface Files {
  list: readonly FileOnWay[]
  add: (chosen: Iterable<File>) => void
  mark: (id: string, child: boolean) => void
  retry: (id: string) => void
  remove: (id: string) => void
  clear: () => void
  /** What a command takes; null while something is unmarked or not yet there. */
  ready: { file: string; name: string; child: boolean }[] | null
}

/** Files for a form. Sending begins once marked, shows how far it is, and goes on when the line returns. */
export function useFiles(): Files {
  const { call } = useClient()
  const [list, setList] = useState<readonly FileOnWay[]>([])
  const bodies = useRef(new Map<string, File>())
  const stops = useRef(new Map<string, AbortController>())

  const change = useCallback(
    (id: string, part: Partial<FileOnWay>) =>
      setList((files) => files.map((file) => (file.id === id ? { ...file, ...part } : file))),
    [],
  )

  const send = useCallback(
    async (id: string) => {
      const body = bodies.current.get(id)
      if (body === undefined || stops.current.has(id)) return
      const stop = new AbortController()
      stops.current.set(id, stop)
      while (!stop.signal.aborted) {
        change(id, { state: 'sending', share: 0, problem: null })
        try {
          const input = { name: body.name.normalize('NFC') }
          const onProgress = (share: number) => change(id, { share })
          const { file } = await call(kernelContract.upload, input, {
            file: body,
            onProgress,
            signal: stop.signal,
          })
          change(id, { state: 'sent', share: 1, file })
          return
        } catch (error) {
          if (stop.signal.aborted) return
          if (!(error instanceof NoLine)) {
            stops.current.delete(id)
            change(id, { state: 'failed', problem: error instanceof Refused ? error.answer.text : null })
            return
          }
          change(id, { state: 'waiting' })
          await line.back(5_000)
        }
      }
    },
    [call, change],
  )

  const remove = (id: string) => {
    stops.current.get(id)?.abort()
    stops.current.delete(id)
    bodies.current.delete(id)
    setList((files) => files.filter((file) => file.id !== id))
  }
  return {
    list,
    add(chosen) {
      const fresh = [...chosen].map((body): FileOnWay => {
        const id = freshId()
        bodies.current.set(id, body)
        return {
          id,
          name: body.name,
          size: body.size,
          child: null,
          state: 'unmarked',
          share: 0,
          problem: null,
          file: null,
        }
      })
      setList((files) => [...files, ...fresh])
    },
    mark(id, child) {
      change(id, { child })
      void send(id)
    },
    retry: (id) => void send(id),
    remove,
    clear() {
      for (const file of list) remove(file.id)
    },
    ready: list.every((file) => file.file !== null && file.child !== null)
      ? list.map((file) => ({ file: file.file!, name: file.name, child: file.child! }))
      : null,
  }
}
