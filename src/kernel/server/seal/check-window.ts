import { hash } from 'node:crypto'
import type pg from 'pg'
import { rootOf, type BatchHead } from './batch.ts'
import { copyTuples, type Tuple } from './copy-tuples.ts'
import type { Difference, How } from './difference.ts'
import { ENTRY_COLUMNS, entryColumnsSql } from './words.ts'

/** Neighbouring batches whose chain and signatures hold; their entries are checked by one worker. */
export interface Window {
  batches: (BatchHead & { root: Buffer })[]
}

export interface WindowAnswer {
  entries: number
  /** Sealed entries without values: erased, if an erasure names them. */
  silent: { position: number; id: string }[]
  difference: Difference | null
}

const WORDS = 3
const WORDS_END = WORDS + ENTRY_COLUMNS.length - 1
const VALUES_DIGEST = WORDS_END
const [VALUE_ID, SALT, BEFORE, AFTER, KEY_ID] = [1, 2, 3, 4, 5].map((step) => WORDS_END + step) as [
  number,
  number,
  number,
  number,
  number,
]
const FIELDS = KEY_ID + 1
const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Ids grow with time as positions do, so the ids of a window span little more than its own rows: naming their bounds
 * lets the database read runs of neighbours instead of looking up a million rows one by one.
 */
async function rowsSql(client: pg.ClientBase, first: number, last: number): Promise<string> {
  const { rows } = await client.query<{ low: string | null; high: string | null }>(
    `select (array_agg(entry_id order by entry_id))[1]::text as low,
       (array_agg(entry_id order by entry_id desc))[1]::text as high
     from journal.sealed where position between $1 and $2`,
    [first, last],
  )
  const bounds = `between '${rows[0]!.low ?? NO_ID}' and '${rows[0]!.high ?? NO_ID}'`
  return `select sealed.position, sealed.entry_id, sealed.digest, ${entryColumnsSql('entry')},
      val.entry_id, val.salt, val.before, val.after, val.key_id
    from journal.sealed as sealed
    left join journal.entry as entry on entry.id = sealed.entry_id and entry.id ${bounds}
    left join journal.entry_values as val on val.entry_id = sealed.entry_id and val.entry_id ${bounds}
    where sealed.position between ${first} and ${last} order by sealed.position`
}

/** Recomputes digests, values and roots of a window from its rows, and finds the first that differs. */
export async function checkWindow(client: pg.ClientBase, window: Window): Promise<WindowAnswer> {
  const check = new WindowCheck(window)
  const first = window.batches[0]!.first
  const last = window.batches.at(-1)!.last
  await copyTuples(client, await rowsSql(client, first, last), FIELDS, (tuple) => check.row(tuple))
  const answer = check.end()
  const { difference } = answer
  if (difference?.how !== 'chain' || difference.entryId !== null) return answer
  return { ...answer, difference: (await findMoved(client, window, difference)) ?? difference }
}

/**
 * The root has proven that something in the batch is not what was sealed, though each row fits its digest. Batches are
 * sealed in the order (transaction, id), so the first row that stands before a smaller one has been moved.
 */
async function findMoved(
  client: pg.ClientBase,
  window: Window,
  { batch }: Difference,
): Promise<Difference | null> {
  const head = window.batches.find(({ number }) => number === batch)!
  const { rows } = await client.query<{ position: string; id: string }>(
    `select position::text, id::text from (
       select sealed.position, entry.id, entry.xid, lead(entry.id) over way as next_id, lead(entry.xid) over way as next_xid
       from journal.sealed join journal.entry on entry.id = sealed.entry_id
       where sealed.position between $1 and $2 window way as (order by sealed.position)) as neighbours
     where (next_xid, next_id) < (xid, id) order by neighbours.position limit 1`,
    [head.first, head.last],
  )
  const row = rows[0]
  return row ? { how: 'moved', position: Number(row.position), entryId: row.id, batch } : null
}

/**
 * The state of one pass over a window's rows. Digests are compared as latin1 strings, one letter a byte: `hash` makes
 * them in half the time of a Buffer.
 */
class WindowCheck {
  private readonly answer: WindowAnswer = { entries: 0, silent: [], difference: null }
  private readonly window: Window
  private batch = 0
  private expected: number
  private digests: Buffer
  /** The first row of the batch whose words do not have the digest beside them. */
  private wrong: { position: number; id: string; recomputed: string } | null = null

  constructor(window: Window) {
    this.window = window
    this.expected = window.batches[0]!.first
    this.digests = this.roomFor()
  }

  /** False as soon as the first difference is certain. */
  row(tuple: Tuple): boolean {
    const position = tuple.int8(0)
    if (position !== this.expected) return this.differ('missing', this.expected, null)
    if (tuple.isNull(WORDS)) return this.differ('missing', position, uuid(tuple.field(1)))
    const head = this.window.batches[this.batch]!
    tuple.copyTo(2, this.digests, (position - head.first) * 32)
    const recomputed = hash('sha256', tuple.span(WORDS, WORDS_END), 'latin1')
    if (recomputed !== tuple.latin1(2)) this.wrong ??= { position, id: uuid(tuple.field(1)), recomputed }
    else if (this.wrong === null && !this.valuesFit(tuple))
      return this.differ('value', position, uuid(tuple.field(1)))
    this.answer.entries++
    this.expected++
    return position < head.last || this.closeBatch()
  }

  end(): WindowAnswer {
    const unread = this.answer.difference === null && this.batch < this.window.batches.length
    if (unread) this.differ('missing', this.expected, null)
    return this.answer
  }

  /** All rows of the batch are read: does its root hold, and if not, which row is to blame? */
  private closeBatch(): boolean {
    const head = this.window.batches[this.batch]!
    const { wrong } = this
    if (wrong !== null) {
      const repaired = Buffer.from(this.digests)
      repaired.write(wrong.recomputed, (wrong.position - head.first) * 32, 'latin1')
      if (rootOf(head, repaired).equals(head.root)) return this.differ('chain', wrong.position, wrong.id)
      const elsewhere = holdsDigest(this.digests, wrong.recomputed)
      return this.differ(elsewhere ? 'moved' : 'words', wrong.position, wrong.id)
    }
    if (!rootOf(head, this.digests).equals(head.root)) {
      return this.differ('chain', head.first, null)
    }
    this.batch++
    if (this.batch < this.window.batches.length) this.digests = this.roomFor()
    return true
  }

  private valuesFit(tuple: Tuple): boolean {
    if (tuple.isNull(VALUE_ID)) {
      this.answer.silent.push({ position: this.expected, id: uuid(tuple.field(1)) })
      return true
    }
    // Nothing is written under a key yet, so an id of one was put there by somebody else.
    if (!tuple.isNull(KEY_ID)) return false
    return hash('sha256', valueBytes(tuple), 'latin1') === tuple.latin1(VALUES_DIGEST)
  }

  private differ(how: How, position: number, entryId: string | null): false {
    const batch = this.window.batches.find((head) => head.first <= position && position <= head.last)
    this.answer.difference = { how, position, entryId, batch: batch?.number ?? null }
    return false
  }

  private roomFor(): Buffer {
    const head = this.window.batches[this.batch]!
    return Buffer.alloc((head.last - head.first + 1) * 32)
  }
}

let scratch = Buffer.alloc(1 << 16)
const [PLUS, MINUS, LINE] = [0x2b, 0x2d, 0x0a]

/** What `valuesDigest` of the journal hashes, from the row's own bytes. */
function valueBytes(tuple: Tuple): Buffer {
  const size =
    tuple.lengths[SALT]! + Math.max(0, tuple.lengths[BEFORE]!) + Math.max(0, tuple.lengths[AFTER]!) + 3
  if (size > scratch.length) scratch = Buffer.alloc(2 * size)
  let at = tuple.copyTo(SALT, scratch, 0)
  for (const field of [BEFORE, AFTER]) {
    if (field === AFTER) scratch[at++] = LINE
    scratch[at++] = tuple.isNull(field) ? MINUS : PLUS
    at = tuple.copyTo(field, scratch, at)
  }
  return scratch.subarray(0, at)
}

function holdsDigest(digests: Buffer, wanted: string): boolean {
  for (let at = 0; at < digests.length; at += 32)
    if (digests.toString('latin1', at, at + 32) === wanted) return true
  return false
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
