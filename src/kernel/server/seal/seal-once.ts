import type pg from 'pg'
import type { Instant } from '../../civil-date.ts'
import { findKey, newestKey, type KeyRing } from '../keys/key-ring.ts'
import { keyProblem } from '../keys/problems.ts'
import { BATCH_LIMIT, FIRST_PREVIOUS, macOf, microsOf, rootOf } from './batch.ts'
import { wordsSql } from './words.ts'
import { LOCKS } from '../lock-numbers.ts'

/** Up to here, in the order (transaction, id), nothing is unsealed any more. */
export interface Mark {
  xid: string
  id: string
}

export interface Sealed {
  /** How many entries this batch took; 0 when there was nothing to seal. */
  entries: number
  position: number
  /** False when more waits that could be sealed at once. */
  complete: boolean
  mark: Mark | null
}

interface Last {
  number: number
  position: number
  root: Buffer
  keyId: string
}

type Way = 'settled' | 'foreign' | 'everything'

const LOCK = LOCKS.seal
const ZERO = '00000000-0000-0000-0000-000000000000'

/**
 * Closes one batch: takes unsealed entries whose transactions are all older than the oldest still running, gives them
 * the next positions, signs their root. Null when another sealer is at it. `from` is the mark of the run before.
 */
export async function sealOnce(
  pool: pg.Pool,
  ring: KeyRing,
  at: Instant,
  from: Mark | null = null,
): Promise<Sealed | null> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query('set local search_path = pg_catalog')
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
      LOCK,
    ])
    const sealed = rows[0]!.mine ? await closeBatch(client, ring, at, 'settled', from) : null
    await client.query('commit')
    return sealed
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (lost: Error) => lost,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

/** Seals all that is left, in order of id, in the caller's transaction: after a restore, when nobody else is there. */
export async function sealLeftOver(client: pg.ClientBase, ring: KeyRing, at: Instant): Promise<number> {
  await client.query('set local search_path = pg_catalog')
  for (let entries = 0; ;) {
    const sealed = await closeBatch(client, ring, at, 'everything', null)
    entries += sealed.entries
    if (sealed.complete) return entries
  }
}

async function closeBatch(
  client: pg.ClientBase,
  ring: KeyRing,
  at: Instant,
  way: 'settled' | 'everything',
  from: Mark | null,
): Promise<Sealed> {
  const last = await lastBatch(client)
  if (last !== null && !findKey(ring, 'signing', last.keyId))
    throw keyProblem('keys.other', { id: last.keyId })
  const start = from ?? (await markOf(client, last?.position ?? 0))
  const foreign = 'foreign' in start && start.foreign
  const { taken, horizon } = await take(client, foreign && way === 'settled' ? 'foreign' : way, start)
  const complete = taken.length < BATCH_LIMIT
  const end = taken.at(-1)
  const mark = complete ? { xid: horizon, id: ZERO } : foreign ? null : { xid: end!.xid, id: end!.id }
  const before = last?.position ?? 0
  if (end === undefined) return { entries: 0, position: before, complete, mark }
  await client.query(
    `insert into journal.sealed (position, entry_id, digest)
     select $1::int8 + nr, id, digest from unnest($2::uuid[], $3::bytea[]) with ordinality as taken (id, digest, nr)`,
    [before, taken.map((entry) => entry.id), taken.map((entry) => entry.digest)],
  )
  const head = {
    number: (last?.number ?? 0) + 1,
    first: before + 1,
    last: before + taken.length,
    at: microsOf(at),
    previous: last?.root ?? FIRST_PREVIOUS,
  }
  const root = rootOf(head, Buffer.concat(taken.map((entry) => entry.digest)))
  const key = newestKey(ring, 'signing')
  await client.query(
    `insert into journal.batch (number, first_position, last_position, previous, root, mac, key_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [head.number, head.first, head.last, head.previous, root, macOf(root, key), key.id, at],
  )
  return { entries: taken.length, position: head.last, complete, mark }
}

async function lastBatch(client: pg.ClientBase): Promise<Last | null> {
  const { rows } = await client.query<{ number: string; position: string; root: Buffer; keyId: string }>(
    `select number::text, last_position::text as position, root, key_id as "keyId"
     from journal.batch order by journal.batch.number desc limit 1`,
  )
  const row = rows[0]
  return row ? { ...row, number: Number(row.number), position: Number(row.position) } : null
}

/** The last sealed entry: entries are sealed in order, so whatever is unsealed stands after it. */
async function markOf(client: pg.ClientBase, position: number): Promise<Mark & { foreign: boolean }> {
  const { rows } = await client.query<Mark & { foreign: boolean }>(
    `select entry.xid::text, entry.id::text,
       entry.xid >= pg_snapshot_xmax(pg_current_snapshot()) as foreign
     from journal.sealed join journal.entry on entry.id = sealed.entry_id where sealed.position = $1`,
    [position],
  )
  return rows[0] ?? { xid: '0', id: ZERO, foreign: false }
}

async function take(client: pg.ClientBase, way: Way, start: Mark) {
  const { rows } = await client.query<{ id: string | null; xid: string; digest: Buffer; horizon: string }>(
    takeSql(way),
    way === 'settled' ? [start.xid, start.id] : [],
  )
  const taken = rows.filter((row): row is (typeof rows)[0] & { id: string } => row.id !== null)
  return { taken, horizon: rows[0]!.horizon }
}

// Numbers that this server has not given yet come from another one (a dump by other tools): their order says nothing,
// so all that is unsealed is looked for.
const WAY: Record<Way, { where: string; order: string }> = {
  settled: {
    where: '(entry.xid, entry.id) > ($1::xid8, $2::uuid) and entry.xid < (select low from seen)',
    order: 'xid, id',
  },
  foreign: {
    where: '(entry.xid < (select low from seen) or entry.xid >= (select high from seen))',
    order: 'id',
  },
  everything: { where: 'true', order: 'id' },
}

/**
 * The snapshot of this one statement decides: whom it sees running may still write, so only entries older than the
 * oldest of them are taken.
 */
function takeSql(way: Way): string {
  const { where, order } = WAY[way]
  return `with seen as materialized (
      select pg_snapshot_xmin(snapshot) as low, pg_snapshot_xmax(snapshot) as high
      from pg_current_snapshot() as snapshot)
    select taken.id, taken.xid, taken.digest, seen.low::text as horizon
    from seen left join lateral (
      select entry.id, entry.xid, sha256(${wordsSql('entry')}) as digest from journal.entry
      where ${where} and not exists (select from journal.sealed where sealed.entry_id = entry.id)
      order by ${order} limit ${BATCH_LIMIT}) as taken on true
    order by ${order}`
}
