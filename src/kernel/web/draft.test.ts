import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Instant } from '../civil-date.ts'
import { NoLine, Refused } from './client.ts'
import { DraftKeeper, type DraftStore } from './draft.ts'

const at = (second: number) => `2026-11-25T07:32:${String(second).padStart(2, '0')}.000Z` as Instant

function server(stored: unknown = null) {
  const saves: { body: unknown; at: number; leaving: boolean }[] = []
  const state = { line: true, signedIn: true, delayMs: 0, loads: 0 }
  let waiting: (() => void)[] = []
  const check = () => {
    if (!state.line) throw new NoLine('no answer')
    if (!state.signedIn) throw new Refused(401, { code: 'sign_in.needed', text: '' })
  }
  const store: DraftStore = {
    async load() {
      state.loads++
      check()
      return { body: stored, savedAt: stored === null ? null : at(1) }
    },
    async save(_key, body, leaving) {
      if (state.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, state.delayMs))
      check()
      saves.push({ body, at: Date.now(), leaving })
      return { savedAt: at(saves.length + 1) }
    },
    back: () => new Promise((resolve) => waiting.push(resolve)),
  }
  const returns = async () => {
    state.line = true
    state.signedIn = true
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { store, saves, state, returns }
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

describe('unsent text', () => {
  test('stands again as it was left', async () => {
    const keeper = new DraftKeeper('task:1', '', server('viết dở').store)
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.view).toMatchObject({ value: 'viết dở', status: 'saved', savedAt: at(1) })
  })

  test('is on the server at most five seconds after any letter, however long one types on', async () => {
    const { store, saves } = server()
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    const typedAt = new Map<string, number>()
    for (let i = 1; i <= 100; i++) {
      const text = 'a'.repeat(i)
      keeper.set(text)
      typedAt.set(text, Date.now())
      await vi.advanceTimersByTimeAsync(200)
    }
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saves.at(-1)!.body).toBe('a'.repeat(100))
    for (const [text, typed] of typedAt) {
      const saved = saves.find((save) => String(save.body).length >= text.length)!
      expect(saved.at - typed).toBeLessThanOrEqual(5_000)
    }
    expect(keeper.view.status).toBe('saved')
  })

  test('stays here without a line, says so, and goes out once when it returns', async () => {
    const { store, saves, state, returns } = server()
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    state.line = false
    keeper.set('một')
    await vi.advanceTimersByTimeAsync(2_000)
    keeper.set('một hai')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(keeper.view).toMatchObject({ value: 'một hai', status: 'here' })
    expect(keeper.unsaved).toBe(true)
    await returns()
    expect(saves.map((save) => save.body)).toEqual(['một hai'])
    expect(keeper.view.status).toBe('saved')
    expect(keeper.unsaved).toBe(false)
  })

  test('survives the end of a session and is saved after signing in again', async () => {
    const { store, saves, state, returns } = server()
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    state.signedIn = false
    keeper.set('một')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(keeper.view.status).toBe('here')
    await returns()
    expect(saves.map((save) => save.body)).toEqual(['một'])
  })

  test('does not overwrite a stored draft that comes late: the person chooses', async () => {
    const { store, saves, state, returns } = server('cũ')
    state.line = false
    const keeper = new DraftKeeper('task:1', '', store)
    keeper.set('mới')
    await vi.advanceTimersByTimeAsync(6_000)
    await returns()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(saves).toEqual([])
    expect(keeper.view).toMatchObject({ value: 'mới', other: { value: 'cũ', savedAt: at(1) } })
    keeper.keepMine()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(saves.map((save) => save.body)).toEqual(['mới'])
  })

  test('typed during a slow save is saved after it, in order', async () => {
    const { store, saves, state } = server()
    state.delayMs = 3_000
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    keeper.set('một')
    await vi.advanceTimersByTimeAsync(1_300)
    keeper.set('một hai')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saves.map((save) => save.body)).toEqual(['một', 'một hai'])
  })

  test('is thrown away once sent, after any save still under way', async () => {
    const { store, saves, state } = server()
    state.delayMs = 1_000
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    keeper.set('một')
    await vi.advanceTimersByTimeAsync(1_300)
    keeper.done()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(saves.map((save) => save.body)).toEqual(['một', null])
    expect(keeper.view.status).toBe('clean')
  })

  test('goes out at once when the page is left', async () => {
    const { store, saves } = server()
    const keeper = new DraftKeeper('task:1', '', store)
    await vi.advanceTimersByTimeAsync(0)
    keeper.set('một')
    await keeper.flush(true)
    expect(saves).toEqual([{ body: 'một', at: 0, leaving: true }])
  })
})
