import { NoLine, Refused, freshId } from './client.ts'
import type { Id } from '../id.ts'

export type CommandStatus = 'idle' | 'sending' | 'waiting'

export interface CommandView<In> {
  status: CommandStatus
  error: Error | null
  input: In | null
}

export interface RunnerParts<In, Out> {
  send: (input: In, commandId: Id) => Promise<Out>
  /** Resolves when it is worth trying again. */
  back: (afterMs: number) => Promise<void>
  onChange: () => void
}

const PAUSES_MS = [2_000, 5_000, 10_000, 20_000, 30_000]
const BUSY_TRIES = 4

/**
 * Carries one intent to its answer. While the line is lost or the server busy the same command is sent again by the
 * same id, so it is done once; a new input, or an answer, ends the intent.
 */
export class CommandRunner<In, Out> {
  view: CommandView<In> = { status: 'idle', error: null, input: null }
  private turn = 0
  private readonly parts: RunnerParts<In, Out>

  constructor(parts: RunnerParts<In, Out>) {
    this.parts = parts
  }

  /** Resolves with the answer, or null when refused or replaced by a newer intent; `view.error` holds why. */
  async run(input: In): Promise<{ answer: Out } | null> {
    const sameIntent =
      this.view.status !== 'idle' && JSON.stringify(input) === JSON.stringify(this.view.input)
    if (sameIntent) return null
    const turn = ++this.turn
    const commandId = freshId()
    for (let attempt = 0; ; attempt++) {
      this.set({ status: 'sending', error: null, input })
      try {
        const answer = await this.parts.send(input, commandId)
        if (turn !== this.turn) return null
        this.set({ status: 'idle', error: null, input: null })
        return { answer }
      } catch (error) {
        if (turn !== this.turn) return null
        if (!worthAnotherTry(error, attempt)) {
          this.set({ status: 'idle', error: error as Error, input: null })
          return null
        }
        this.set({ status: 'waiting', error: error as Error, input })
        await this.parts.back(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]!)
        if (turn !== this.turn) return null
      }
    }
  }

  /** Gives up waiting and forgets the error; a command under way may still be done. */
  forget(): void {
    this.turn++
    this.set({ status: 'idle', error: null, input: null })
  }

  private set(view: CommandView<In>): void {
    this.view = view
    this.parts.onChange()
  }
}

function worthAnotherTry(error: unknown, attempt: number): boolean {
  if (error instanceof NoLine) return true
  return error instanceof Refused && error.status === 503 && attempt < BUSY_TRIES
}
