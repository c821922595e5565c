import type { Instant } from '../civil-date.ts'
import { Refused } from './client.ts'

/** Where unsent text goes: the server, never this computer's disk. */
export interface DraftStore {
  load: (key: string) => Promise<{ body: unknown; savedAt: Instant | null }>
  /** `leaving`: the page is closing, the request must outlive it. */
  save: (key: string, body: unknown, leaving: boolean) => Promise<{ savedAt: Instant }>
  /** Resolves when it is worth trying again: line back, signed in again, or some time gone. */
  back: (afterMs: number) => Promise<void>
}

/** `here`: only the open page holds it, and the screen says so. */
export type DraftStatus = 'loading' | 'clean' | 'typing' | 'saving' | 'saved' | 'here'

export interface DraftView<T> {
  value: T
  status: DraftStatus
  savedAt: Instant | null
  /** A stored draft that arrived after writing had begun: the person chooses, until then nothing is overwritten. */
  other: { value: T; savedAt: Instant } | null
}

const QUIET_MS = 1_200
/** Unsaved text is never older than this while the line stands (the issue asks for 5 s). */
const LIMIT_MS = 4_000
const AGAIN_MS = 15_000

/** Keeps one piece of unsent text: in memory at once, on the server within seconds. Knows nothing of React. */
export class DraftKeeper<T> {
  view: DraftView<T>
  private readonly key: string
  private readonly initial: T
  private readonly store: DraftStore
  private readonly listeners = new Set<() => void>()
  private loading = true
  private saving = false
  private dirty = false
  private dirtySince = 0
  private touched = false
  private thrown = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(key: string, initial: T, store: DraftStore) {
    this.key = key
    this.initial = initial
    this.store = store
    this.view = { value: initial, status: 'loading', savedAt: null, other: null }
    void this.load()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** True while something is nowhere but here. */
  get unsaved(): boolean {
    return this.dirty || this.saving
  }

  get watched(): boolean {
    return this.listeners.size > 0
  }

  set(value: T): void {
    this.touched = true
    this.thrown = false
    if (!this.dirty) this.dirtySince = Date.now()
    this.dirty = true
    this.show({ value, status: this.view.status === 'here' ? 'here' : 'typing' })
    this.schedule()
  }

  takeOther(): void {
    const { other } = this.view
    if (other === null) return
    this.dirty = false
    this.show({ value: other.value, savedAt: other.savedAt, other: null, status: 'saved' })
  }

  keepMine(): void {
    this.show({ other: null })
    this.schedule()
  }

  /** The text was sent, or is not wanted: the field is as at first and the stored draft goes. */
  done(): void {
    clearTimeout(this.timer)
    this.thrown = true
    this.dirty = true
    this.touched = false
    this.show({ value: this.initial, status: 'clean', other: null, savedAt: null })
    void this.flush()
  }

  /** Saves now what is unsaved. */
  async flush(leaving = false): Promise<void> {
    clearTimeout(this.timer)
    if (this.loading || this.view.other !== null || !this.dirty) return
    if (this.saving && !leaving) return
    this.saving = true
    this.dirty = false
    const body = this.thrown ? null : this.view.value
    if (!this.thrown) this.show({ status: 'saving' })
    try {
      const { savedAt } = await this.store.save(this.key, body, leaving)
      this.saving = false
      if (this.thrown) this.show({ status: 'clean' })
      else this.show({ savedAt, status: this.dirty ? 'typing' : 'saved' })
      if (this.dirty) this.schedule()
    } catch (error) {
      this.saving = false
      this.dirty = true
      if (!this.thrown) this.show({ status: 'here' })
      // Too large, or no right: trying again alone changes nothing, the next keystroke does.
      if (error instanceof Refused && error.status !== 401 && error.status !== 503) return
      await this.store.back(AGAIN_MS)
      await this.flush()
    }
  }

  private schedule(): void {
    if (this.loading || this.saving || this.view.other !== null || !this.dirty) return
    clearTimeout(this.timer)
    const left = Math.max(0, this.dirtySince + LIMIT_MS - Date.now())
    this.timer = setTimeout(() => void this.flush(), Math.min(QUIET_MS, left))
  }

  private async load(): Promise<void> {
    while (this.loading) {
      try {
        const { body, savedAt } = await this.store.load(this.key)
        this.loading = false
        this.loaded(body === null ? null : completed(this.initial, body), savedAt)
      } catch (error) {
        if (error instanceof Refused && error.status !== 401 && error.status !== 503) {
          this.loading = false
          this.show({ status: this.touched ? 'here' : 'clean' })
          return
        }
        if (this.touched) this.show({ status: 'here' })
        await this.store.back(AGAIN_MS)
      }
    }
  }

  private loaded(body: T | null, savedAt: Instant | null): void {
    const stored = body !== null && savedAt !== null
    if (!this.touched) {
      this.show(stored ? { value: body, savedAt, status: 'saved' } : { status: 'clean' })
    } else if (stored && !this.thrown && JSON.stringify(body) !== JSON.stringify(this.view.value)) {
      this.show({ other: { value: body, savedAt } })
    } else {
      if (this.view.status === 'here') this.show({ status: 'typing' })
      this.schedule()
    }
  }

  private show(change: Partial<DraftView<T>>): void {
    this.view = { ...this.view, ...change }
    for (const listener of this.listeners) listener()
  }
}

// A draft of an older form may lack a member that the form has now.
function completed<T>(initial: T, body: unknown): T {
  const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  return (isRecord(initial) && isRecord(body) ? { ...initial, ...(body as T) } : body) as T
}
