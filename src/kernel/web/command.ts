import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AnswerOf, Endpoint, SentOf } from '../endpoint.ts'
import type { FaultAnswer } from '../fault.ts'
import { NoLine, Refused } from './client.ts'
import { CommandRunner, type CommandView } from './command-runner.ts'
import { useClient } from './kernel-context.tsx'
import { useKernelWords } from './lang.tsx'
import { line } from './line.ts'
import { readKey } from './read.ts'

export interface CommandOptions<E extends Endpoint> {
  onDone?: (answer: AnswerOf<E>) => void
  /** A 409: both versions, for `ConflictDialog`. */
  onConflict?: (answer: FaultAnswer) => void
  /** Endpoints whose answers this changes; without it everything on screen is read anew. */
  changes?: Endpoint[]
}

export interface Command<E extends Endpoint> {
  run: (input: SentOf<E>) => Promise<AnswerOf<E> | null>
  /** Sending or waiting for the line. */
  busy: boolean
  /** Said beside the button while busy: pass it as `disabledReason`. */
  busyReason: string | undefined
  /** The fault's sentence and its fields, for `ErrorSummary` and `faultOf`. */
  fault: FaultAnswer | null
  forget: () => void
}

/** A change made by the person: sent once however often it is tried, refreshed views after it. */
export function useCommand<E extends Endpoint>(door: E, options: CommandOptions<E> = {}): Command<E> {
  const { call } = useClient()
  const queries = useQueryClient()
  const words = useKernelWords()
  const [view, setView] = useState<CommandView<SentOf<E>>>({ status: 'idle', error: null, input: null })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const runner = useMemo(() => {
    const made: CommandRunner<SentOf<E>, AnswerOf<E>> = new CommandRunner({
      send: (input, commandId) => call(door, input, { commandId }),
      back: line.back,
      onChange: () => setView(made.view),
    })
    return made
  }, [call, door])

  const run = useCallback(
    async (input: SentOf<E>) => {
      const result = await runner.run(input)
      if (result === null) {
        const answer = faultAnswerOf(runner.view.error)
        if (answer?.code === 'version.conflict') latest.current.onConflict?.(answer)
        return null
      }
      const { changes, onDone } = latest.current
      if (changes === undefined) void queries.invalidateQueries()
      else for (const changed of changes) void queries.invalidateQueries({ queryKey: readKey(changed) })
      onDone?.(result.answer)
      return result.answer
    },
    [runner, queries],
  )

  const refused = faultAnswerOf(view.error)
  const handled = refused?.code === 'version.conflict' && options.onConflict !== undefined
  return {
    run,
    busy: view.status !== 'idle',
    busyReason:
      view.status === 'sending'
        ? words.form.busy
        : view.status === 'waiting'
          ? words.form.waiting
          : undefined,
    fault:
      handled || view.status !== 'idle'
        ? null
        : (refused ?? unexpected(view.error, words.line.noLine, words.problem.text)),
    forget: () => runner.forget(),
  }
}

function faultAnswerOf(error: Error | null): FaultAnswer | null {
  return error instanceof Refused ? error.answer : null
}

function unexpected(error: Error | null, noLine: string, other: string): FaultAnswer | null {
  if (error === null) return null
  return { code: 'unexpected', text: error instanceof NoLine ? noLine : other }
}
