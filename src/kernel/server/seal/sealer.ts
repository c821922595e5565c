import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { sealOnce, type Mark } from './seal-once.ts'

export interface Sealer {
  /** Waits for the batch at hand and ends. */
  stop(): Promise<void>
}

/**
 * Seals every second, in as many batches as are due. Another program's sealer at work is no error; what fails is told
 * to `onError` and tried again at the next tick.
 */
export function startSealer(options: {
  pool: pg.Pool
  keyRing: KeyRing
  clock: Clock
  everyMs?: number
  onSealed?: (position: number) => void
  onError: (error: unknown) => void
}): Sealer {
  const { pool, keyRing, clock, everyMs = 1000, onSealed, onError } = options
  let mark: Mark | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const tick = async (): Promise<void> => {
    try {
      for (let more = true; more && !stopped;) {
        const sealed = await sealOnce(pool, keyRing, clock.now(), mark)
        // While another seals, our mark grows old; it only costs the next look a longer way.
        if (sealed !== null) mark = sealed.mark
        if (sealed !== null && sealed.entries > 0) onSealed?.(sealed.position)
        more = sealed !== null && !sealed.complete
      }
    } catch (error) {
      mark = null
      onError(error)
    }
    if (!stopped) timer = setTimeout(run, everyMs)
  }
  const run = (): void => {
    running = tick()
  }
  run()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Seals until nothing that is settled is left over; waits its turn when another sealer is at work. */
export async function sealAll(pool: pg.Pool, keyRing: KeyRing, clock: Clock): Promise<void> {
  for (let mark: Mark | null = null; ;) {
    const sealed = await sealOnce(pool, keyRing, clock.now(), mark)
    if (sealed?.complete) return
    if (sealed === null) await new Promise((resolve) => setTimeout(resolve, 50))
    mark = sealed?.mark ?? null
  }
}
