import { kernelContract } from '../contract.ts'
import type { Client } from './client.ts'
import type { DraftStore } from './draft.ts'
import type { Line } from './line.ts'
import type { SessionGate } from './session-gate.ts'

// The browser lets at most 64 kB outlive a page.
const OUTLIVES = 60_000

/** Drafts on the server; waits for the line, and after an ended session for the person to sign in again. */
export function makeDraftStore(client: Client, line: Line, gate: SessionGate): DraftStore {
  return {
    load: (key) => client.call(kernelContract.getDraft, { key }, { background: true }),
    save(key, body, leaving) {
      const sent = body as Parameters<typeof client.call<typeof kernelContract.putDraft>>[1]['body']
      const keepalive = leaving && JSON.stringify(body).length < OUTLIVES
      return client.call(kernelContract.putDraft, { key, body: sent }, { background: true, keepalive })
    },
    async back(afterMs) {
      if (gate.state() === 'standing') return line.back(afterMs)
      await new Promise<void>((resolve) => {
        const stop = gate.subscribe(() => {
          if (gate.state() !== 'standing') return
          stop()
          resolve()
        })
      })
    },
  }
}
