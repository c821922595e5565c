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
const XID = WORDS + 1
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
  return check.end()
}

/** The state of one pass over a window's rows. */
class WindowCheck {
  private readonly answer: WindowAnswer = { entries: 0, silent: [], difference: null }
  private readonly window: Window
  private batch = 0
  private expected: number
  private digests: Buffer
  /** The first row of the batch whose words do not have the digest beside them. */
  private wrong: { position: number; id: string; recomputed: Buffer } | null = null
  private lastPlace: Buffer = Buffer.alloc(0)
  private descent: { position: number; id: string } | null = null

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
    const stored = tuple.field(2)
    stored.copy(this.digests, (position - head.first) * 32)
    const recomputed = hash('sha256', tuple.span(WORDS, WORDS_END), 'buffer')
    if (!recomputed.equals(stored)) this.wrong ??= { position, id: uuid(tuple.field(1)), recomputed }
    else if (this.wrong === null && !this.valuesFit(tuple))
      return this.differ('value', position, uuid(tuple.field(1)))
    if (this.wrong === null) this.followOrder(tuple, position)
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
      wrong.recomputed.copy(repaired, (wrong.position - head.first) * 32)
      if (rootOf(head, repaired).equals(head.root)) return this.differ('chain', wrong.position, wrong.id)
      const elsewhere = indexOfDigest(this.digests, wrong.recomputed) >= 0
      return this.differ(elsewhere ? 'moved' : 'words', wrong.position, wrong.id)
    }
    if (!rootOf(head, this.digests).equals(head.root)) {
      if (this.descent !== null) return this.differ('moved', this.descent.position, this.descent.id)
      return this.differ('chain', head.first, null)
    }
    this.batch++
    this.descent = null
    this.lastPlace = Buffer.alloc(0)
    if (this.batch < this.window.batches.length) this.digests = this.roomFor()
    return true
  }

  /** Remembers where the order of sealing breaks: only a hint, used when the root has proven that something moved. */
  private followOrder(tuple: Tuple, position: number): void {
    const place = Buffer.concat([tuple.field(XID), tuple.field(WORDS)])
    if (this.descent === null && this.lastPlace.length > 0 && place.compare(this.lastPlace) < 0)
      this.descent = { position: position - 1, id: uuid(this.lastPlace.subarray(8)) }
    this.lastPlace = place
  }

  private valuesFit(tuple: Tuple): boolean {
    if (tuple.isNull(VALUE_ID)) {
      this.answer.silent.push({ position: this.expected, id: uuid(tuple.field(1)) })
      return true
    }
    // Nothing is written under a key yet, so an id of one was put there by somebody else.
    if (!tuple.isNull(KEY_ID)) return false
    const digest = hash('sha256', valueBytes(tuple), 'buffer')
    return digest.equals(tuple.field(VALUES_DIGEST))
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
  let at = tuple.field(SALT).copy(scratch)
  for (const field of [BEFORE, AFTER]) {
    if (field === AFTER) scratch[at++] = LINE
    scratch[at++] = tuple.isNull(field) ? MINUS : PLUS
    at += tuple.field(field).copy(scratch, at)
  }
  return scratch.subarray(0, at)
}

function indexOfDigest(digests: Buffer, wanted: Buffer): number {
  for (let at = 0; at < digests.length; at += 32)
    if (digests.compare(wanted, 0, 32, at, at + 32) === 0) return at / 32
  return -1
}

function uuid(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
