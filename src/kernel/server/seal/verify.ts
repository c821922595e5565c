import pg from 'pg'
import { findKey, type KeyRing } from '../keys/key-ring.ts'
import type { Anchor } from './anchor.ts'
import { FIRST_PREVIOUS, macOf, type BatchHead } from './batch.ts'
import type { Window } from './check-window.ts'
import { copyTuples, type Tuple } from './copy-tuples.ts'
import { earlier, type Difference, type How } from './difference.ts'
import { ERASURE } from './erase.ts'
import { startWorkers } from './window-workers.ts'

export interface Verification {
  /** The first entry that differs, or null: the journal is what was sealed. */
  difference: Difference | null
  entries: number
  batches: number
  /** Sealed entries whose values were erased, as an erasure on record says. */
  erased: number
  /** Entries that wait for the next seal. */
  unsealed: number
}

const WINDOW_ENTRIES = 20_000
const WINDOW_BATCHES = 2000
const BATCH_CEILING = 100_000

/**
 * Recomputes the whole journal from its rows, in parallel threads on one snapshot: chain and signatures of the batches,
 * digests of words, values, order, what is missing or extra, and whether it reaches the anchor.
 */
export async function verifyJournal(
  connection: pg.ClientConfig,
  ring: KeyRing,
  options: { anchor?: Anchor | null; onProgress?: (done: number, of: number) => void } = {},
): Promise<Verification> {
  await using main = await opened(connection)
  await main.client.query('begin isolation level repeatable read read only')
  await main.client.query('set local search_path = pg_catalog')
  const { snapshot, total } = await look(main.client)
  let entries = 0
  let found: Difference | null = null
  const silent: { position: number; id: string }[] = []
  const workers = startWorkers({ connection, snapshot }, (answer) => {
    entries += answer.entries
    silent.push(...answer.silent)
    found = earlier(found, answer.difference)
    options.onProgress?.(entries, total)
  })
  try {
    const chain = new ChainCheck(ring, options.anchor ?? null)
    let window: Window = { batches: [] }
    let size = 0
    await copyTuples(main.client, BATCHES, 8, (tuple) => {
      const head = chain.next(tuple)
      if (head === null || found !== null) return false
      window.batches.push(head)
      size += head.last - head.first + 1
      if (size < WINDOW_ENTRIES && window.batches.length < WINDOW_BATCHES) return true
      const full = window
      window = { batches: [] }
      size = 0
      return workers.give(full)
    })
    if (window.batches.length > 0 && found === null) await workers.give(window)
    const [tail, erasures] = [await unsealed(main.client), await erasedIds(main.client)]
    await workers.finish()
    const gone = silent.filter(({ id }) => !erasures.has(id)).toSorted((a, b) => a.position - b.position)[0]
    const differences: (Difference | null)[] = [
      found,
      gone ? { how: 'value_gone', position: gone.position, entryId: gone.id, batch: null } : null,
      chain.end(),
      tail.extra === null ? null : { how: 'extra', position: null, entryId: tail.extra, batch: null },
    ]
    return {
      difference: differences.reduce(earlier, null),
      entries,
      batches: chain.batches,
      erased: silent.length,
      unsealed: tail.count,
    }
  } finally {
    await workers.close()
  }
}

const BATCHES = `select number, first_position, last_position, at, previous, root, mac, key_id
  from journal.batch order by journal.batch.number`

/** Follows the chain of batches: numbers and positions without a gap, each root reached from the one before and signed. */
class ChainCheck {
  batches = 0
  private first = 0
  private position = 0
  private previous = FIRST_PREVIOUS
  private difference: Difference | null = null
  private readonly ring: KeyRing
  private readonly anchor: Anchor | null

  constructor(ring: KeyRing, wanted: Anchor | null) {
    this.ring = ring
    this.anchor = wanted
  }

  /** The batch, or null when the chain ends here. */
  next(tuple: Tuple): (BatchHead & { root: Buffer }) | null {
    const head = {
      number: tuple.int8(0),
      first: tuple.int8(1),
      last: tuple.int8(2),
      at: tuple.field(3).readBigInt64BE(),
      previous: Buffer.from(tuple.field(4)),
      root: Buffer.from(tuple.field(5)),
    }
    const how = this.wrong(head, tuple.field(6), tuple.field(7).toString())
    if (how !== null) {
      // Where a batch begins inside the one before, it is the end of that one which was changed.
      const overlaps = head.first > this.first && head.first <= this.position
      const position = overlaps ? head.first : this.position + 1
      this.difference = { how, position, entryId: null, batch: this.batches + 1 }
      return null
    }
    this.batches++
    this.first = head.first
    this.position = head.last
    this.previous = head.root
    return head
  }

  /** What is wrong with the chain, after its last batch. */
  end(): Difference | null {
    if (this.difference === null && this.anchor !== null && this.anchor.batch > this.batches)
      return { how: 'anchor_ahead', position: this.position + 1, entryId: null, batch: this.anchor.batch }
    return this.difference
  }

  private wrong(head: BatchHead & { root: Buffer }, mac: Buffer, keyId: string): How | null {
    const { anchor } = this
    const size = head.last - head.first + 1
    if (head.number !== this.batches + 1 || head.first !== this.position + 1) return 'chain'
    if (size < 1 || size > BATCH_CEILING || !head.previous.equals(this.previous)) return 'chain'
    const key = findKey(this.ring, 'signing', keyId)
    if (key === undefined) return 'key'
    if (!macOf(head.root, key).equals(mac)) return 'mac'
    if (anchor?.batch === head.number)
      return anchor.root === head.root.toString('hex') && anchor.position === head.last ? null : 'anchor'
    return null
  }
}

async function look(client: pg.ClientBase): Promise<{ snapshot: string; total: number }> {
  const { rows } = await client.query<{ snapshot: string; total: string }>(
    `select pg_export_snapshot() as snapshot,
       (select coalesce(max(last_position), 0)::text from journal.batch) as total`,
  )
  return { snapshot: rows[0]!.snapshot, total: Number(rows[0]!.total) }
}

/**
 * Entries without a position. One whose transaction is older than the newest sealed entry's came in behind the sealer's
 * back; numbers that this server has not given yet say nothing (the data came from another server).
 */
async function unsealed(client: pg.ClientBase): Promise<{ count: number; extra: string | null }> {
  const { rows } = await client.query<{ count: string; extra: string | null }>(
    `with newest as (
       select entry.xid from journal.sealed join journal.entry on entry.id = sealed.entry_id
       where entry.xid < pg_snapshot_xmax(pg_current_snapshot()) order by sealed.position desc limit 1)
     select count(*)::text as count, min(entry.id::text) filter (where entry.xid < newest.xid) as extra
     from journal.entry left join newest on true
     where not exists (select from journal.sealed where sealed.entry_id = entry.id)`,
  )
  const loose = await client.query<{ id: string }>(
    `select sealed.entry_id::text as id from journal.sealed
     where position < 1 or position > (select coalesce(max(last_position), 0) from journal.batch) limit 1`,
  )
  return { count: Number(rows[0]!.count), extra: rows[0]!.extra ?? loose.rows[0]?.id ?? null }
}

async function erasedIds(client: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ after: string | null }>(
    `select entry_values.after from journal.entry join journal.entry_values on entry_values.entry_id = entry.id
     where entry.record_type = $1`,
    [ERASURE],
  )
  return new Set(
    rows.flatMap(({ after }) => (JSON.parse(after ?? '{}') as { entries?: string[] }).entries ?? []),
  )
}

async function opened(connection: pg.ClientConfig) {
  const client = new pg.Client(connection)
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}
