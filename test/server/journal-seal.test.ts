import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '#kernel/civil-date.ts'
import { makeClock } from '#kernel/server/clock.ts'
import { runCommand } from '#kernel/server/command.ts'
import { valuesDigest } from '#kernel/server/journal.ts'
import { addKeys, makeKey, openKeyRing, type KeyRing } from '#kernel/server/keys/key-ring.ts'
import { makeId } from '#kernel/server/new-id.ts'
import { anchor } from '#kernel/server/seal/anchor.ts'
import { eraseValues } from '#kernel/server/seal/erase.ts'
import { sealOnce } from '#kernel/server/seal/seal-once.ts'
import { sealAll, startSealer } from '#kernel/server/seal/sealer.ts'
import { verifyJournal } from '#kernel/server/seal/verify.ts'
import { ENTRY_COLUMNS } from '#kernel/server/seal/words.ts'
import { openBareDatabase, type BareDatabase } from './support/bare-database.ts'
import { fillJournal } from '../support/fill-journal.ts'

const AT = '2026-11-25T01:00:00.000Z' as Instant
const clock = makeClock(AT)
let folder: string
let ring: KeyRing

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-'))
  ring = await openKeyRing(join(folder, 'keys'), AT)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Other databases of the suite's server have running transactions too, for which the sealer waits. */
async function sealWhole(db: BareDatabase): Promise<void> {
  for (let waits = 0; waits < 400; waits++) {
    await sealAll(db.database.pool, ring, clock)
    const { rows } = await db.owner.query<{ open: boolean }>(
      `select exists (select from journal.entry where not exists (
         select from journal.sealed where entry_id = entry.id)) as open`,
    )
    if (!rows[0]!.open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('entries stay unsealed')
}

const verify = (db: BareDatabase, more: Parameters<typeof verifyJournal>[2] = {}) =>
  verifyJournal({ connectionString: db.ownerUrl }, ring, more)

describe('the seal of 10,000 entries', () => {
  let db: BareDatabase

  beforeAll(async () => {
    db = await openBareDatabase()
    // A dozen batches of many sizes, the largest cut by the limit.
    for (const count of [1, 2, 9, 88, 400, 3000]) await fillPart(db, count)
    await fillPart(db, 6500)
    // Whoever changes a batch by hand drops its check too.
    await db.owner.query('alter table journal.batch drop constraint batch_check')
  })
  afterAll(() => db.close())

  async function fillPart(to: BareDatabase, count: number): Promise<void> {
    await fillJournal(to.owner, count, 3)
    await sealWhole(to)
  }

  test('verifies whole, gives positions without a gap and passes through its anchor', async () => {
    const newest = (await anchor(db.database.pool))!
    const seen: number[] = []
    const verified = await verify(db, { anchor: newest, onProgress: (done) => void seen.push(done) })
    expect(verified).toMatchObject({ difference: null, erased: 0, unsealed: 0, entries: newest.position })
    expect(verified.entries).toBeGreaterThanOrEqual(10_000)
    expect(seen.at(-1)).toBe(verified.entries)
  })

  test('covers every column of an entry', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = 'journal.entry'::regclass and attnum > 0 and not attisdropped order by attnum`,
    )
    expect(ENTRY_COLUMNS.map(([name]) => name)).toEqual(rows.map(({ name }) => name))
  })

  test('finds one byte changed anywhere and names the entry', { timeout: 300_000 }, async () => {
    const { rows: columns } = await db.owner.query<Column>(
      `select table_name as "table", column_name as name, data_type as type from information_schema.columns
       where table_schema = 'journal' order by 1, 2`,
    )
    const size = (await verify(db)).entries
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.integer({ min: 1, max: size }),
        fc.nat(255),
        async (column, position, dice) => {
          const undo = await changeOneByte(db.owner, column, position, dice)
          const { difference } = await verify(db)
          await undo()
          const { rows } = await db.owner.query<{ first: number; last: number }>(
            `select first_position::int as first, last_position::int as last from journal.batch
             where $1 between first_position and last_position`,
            [position],
          )
          // A change of a batch's own row names its first entry, or the next batch's when its end was changed.
          const { first, last } = rows[0]!
          const inBatch = difference!.position! >= first && difference!.position! <= last + 1
          const named = column.table === 'batch' ? inBatch : difference!.position === position
          expect({ column, position, difference, named }).toMatchObject({ named: true })
        },
      ),
      { numRuns: columns.length },
    )
    expect((await verify(db)).difference).toBeNull()
  })

  test('names rows that changed places, went away, came in behind it, or were cut off the end', async () => {
    const swap = (a: number, b: number) =>
      asSuperuser(db.owner, async (client) => {
        const { rows } = await client.query<{ entry_id: string; digest: Buffer; position: string }>(
          'delete from journal.sealed where position in ($1, $2) returning *, position::text',
          [a, b],
        )
        for (const row of rows)
          await client.query('insert into journal.sealed (position, entry_id, digest) values ($1, $2, $3)', [
            Number(row.position) === a ? b : a,
            row.entry_id,
            row.digest,
          ])
      })
    await swap(700, 900)
    expect((await verify(db)).difference).toMatchObject({ how: 'moved', position: 700 })
    await swap(700, 900)

    const newest = (await anchor(db.database.pool))!
    await asSuperuser(db.owner, async (client) => {
      await client.query('create table journal.aside as select * from journal.sealed where position = 3000')
      await client.query('delete from journal.sealed where position = 3000')
    })
    expect((await verify(db)).difference).toMatchObject({ how: 'missing', position: 3000 })
    await db.owner.query('insert into journal.sealed select * from journal.aside')
    await db.owner.query('drop table journal.aside')

    const late = makeId()
    await asSuperuser(db.owner, async (client) => {
      await client.query(
        `insert into journal.entry (id, xid, at, account_id, area, action, audit, record_type, record_id, values_digest)
         values ($1, '3', $2, $1, 'plan', 'x', 'X', 'plan.plan', $1, $3)`,
        [late, AT, valuesDigest(Buffer.alloc(16), null, null)],
      )
    })
    expect((await verify(db)).difference).toMatchObject({ how: 'extra', entryId: late })
    await asSuperuser(db.owner, (client) => client.query('delete from journal.entry where id = $1', [late]))

    await asSuperuser(db.owner, async (client) => {
      await client.query('create table journal.aside as select * from journal.batch where number = $1', [
        newest.batch,
      ])
      await client.query('delete from journal.batch where number = $1', [newest.batch])
    })
    expect((await verify(db, { anchor: newest })).difference).toMatchObject({ how: 'anchor_ahead' })
    await db.owner.query('insert into journal.batch select * from journal.aside')
    await db.owner.query('drop table journal.aside')
    expect((await verify(db, { anchor: newest })).difference).toBeNull()
  })

  test('is not made anew by who has only the database', async () => {
    const other = await openKeyRing(join(folder, 'other'), AT)
    await expect(sealOnce(db.database.pool, other, AT)).rejects.toMatchObject({ code: 'keys.other' })
    const forged = await verifyJournal({ connectionString: db.ownerUrl }, other)
    expect(forged.difference).toMatchObject({ how: 'key', position: 1 })
  })
})

describe('what the journal lets happen', () => {
  let db: BareDatabase

  beforeAll(async () => {
    db = await openBareDatabase()
  })
  afterAll(() => db.close())

  const by = (id: string) => ({ id, accountId: id, action: 'erase', audit: 'Erase', input: {}, at: AT })

  test('erased values still verify, values taken away without an erasure do not', async () => {
    await fillJournal(db.owner, 50)
    await sealWhole(db)
    const { rows } = await db.owner.query<{ id: string }>(
      `select id::text from journal.entry where audit = 'ProgressReport' order by id limit 3`,
    )
    const ids = rows.map((row) => row.id)
    const gone = await runCommand(db.database, by(makeId()), (tx, audit) =>
      eraseValues(tx, audit, ids, 'Luật …'),
    )
    expect(gone).toBe(3)
    await sealWhole(db)
    expect(await verify(db)).toMatchObject({ difference: null, erased: 3 })
    // The record of the erasure itself stays, whoever asks.
    const { rows: records } = await db.owner.query<{ id: string }>(
      `select id::text from journal.entry where record_type = 'journal.erasure'`,
    )
    const again = await runCommand(db.database, by(makeId()), (tx, audit) =>
      eraseValues(tx, audit, [records[0]!.id], 'thử'),
    )
    expect(again).toBe(0)
    await sealWhole(db)
    await db.owner.query(
      `delete from journal.entry_values where entry_id = (
         select id from journal.entry where audit = 'ProgressReport' order by id desc limit 1)`,
    )
    expect((await verify(db)).difference).toMatchObject({ how: 'value_gone' })
  })

  test('the running role can neither change nor take away what is written', async () => {
    for (const table of ['entry', 'entry_values', 'sealed', 'batch']) {
      const { rows } = await db.owner.query<{ column: string }>(
        `select column_name as column from information_schema.columns
         where table_schema = 'journal' and table_name = $1 limit 1`,
        [table],
      )
      const column = rows[0]!.column
      for (const statement of [
        `update journal.${table} set "${column}" = "${column}"`,
        `delete from journal.${table}`,
        `truncate journal.${table} cascade`,
        `alter table journal.${table} disable trigger all`,
      ])
        await expect(db.database.pool.query(statement)).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('seals with a new key and still verifies what older keys signed', async () => {
    await addKeys(ring.folder, [makeKey('signing', '2027-01-01T00:00:00.000Z' as Instant)])
    const old = ring
    ring = await openKeyRing(ring.folder, AT)
    const other = await openBareDatabase()
    await fillJournal(other.owner, 10)
    await sealAll(other.database.pool, old, clock)
    await fillJournal(other.owner, 10)
    await sealWhole(other)
    expect(await verify(other)).toMatchObject({ difference: null, unsealed: 0 })
    await other.close()
  })
})

describe('the sealer', () => {
  test('never skips a late commit, whatever order transactions open, end and are sealed in', async () => {
    const db = await openBareDatabase()
    const step = fc.record({ what: fc.constantFrom('open', 'commit', 'rollback', 'seal'), who: fc.nat(5) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const open = new Map<number, { client: pg.PoolClient; id: string }>()
        const committed: string[] = []
        const fed: string[] = []
        let seen = (await anchor(db.database.pool))?.position ?? 0
        const feed = async () => {
          await sealOnce(db.database.pool, ring, AT)
          const { rows } = await db.owner.query<{ id: string; position: number }>(
            `select entry_id::text as id, position::int from journal.sealed where position > $1 order by position`,
            [seen],
          )
          expect(rows.map((row) => row.position)).toEqual(rows.map((_, index) => seen + index + 1))
          seen += rows.length
          fed.push(...rows.map((row) => row.id))
        }
        const end = async (who: number, how: 'commit' | 'rollback') => {
          const at = open.get(who)
          if (!at) return
          open.delete(who)
          await at.client.query(how)
          at.client.release()
          if (how === 'commit') committed.push(at.id)
        }
        for (const { what, who } of steps) {
          if (what === 'seal') await feed()
          else if (what !== 'open') await end(who, what)
          else if (!open.has(who)) open.set(who, await openEntry(db.database.pool))
        }
        for (const who of open.keys()) await end(who, 'commit')
        for (let tries = 0; fed.length < committed.length && tries < 200; tries++) {
          await feed()
          if (fed.length < committed.length) await new Promise((resolve) => setTimeout(resolve, 25))
        }
        expect(fed.toSorted()).toEqual(committed.toSorted())
      }),
      { numRuns: 25 },
    )
    await db.close()
  })

  test('works every moment beside others of its kind, one at a time, and stops when told', async () => {
    const db = await openBareDatabase()
    const errors: unknown[] = []
    const start = () =>
      startSealer({
        pool: db.database.pool,
        keyRing: ring,
        clock,
        everyMs: 20,
        onError: (error) => void errors.push(error),
      })
    const sealers = [start(), start(), start()]
    await fillJournal(db.owner, 300, 60)
    await expect.poll(async () => (await verify(db)).unsealed, { timeout: 20_000 }).toBe(0)
    await Promise.all(sealers.map((sealer) => sealer.stop()))
    expect(errors).toEqual([])
    const { batches, difference } = await verify(db)
    expect(difference).toBeNull()
    await fillJournal(db.owner, 1)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(await verify(db)).toMatchObject({ batches, unsealed: 1 })
    await db.close()
  })

  test('finds what is unsealed when the rows came from a server with other transaction numbers', async () => {
    const db = await openBareDatabase()
    await fillJournal(db.owner, 20)
    await sealWhole(db)
    await fillJournal(db.owner, 20)
    // As a dump by other tools leaves it: numbers far ahead of this server's own, the last of them sealed.
    await db.owner.query(`update journal.entry set xid = (900000000000 + (xid::text)::int8)::text::xid8`)
    await fillJournal(db.owner, 20)
    await sealWhole(db)
    const { rows } = await db.owner.query<{ n: number }>('select count(*)::int as n from journal.sealed')
    expect(rows[0]!.n).toBeGreaterThanOrEqual(60)
    await db.close()
  })
})

interface Column {
  table: 'entry' | 'entry_values' | 'sealed' | 'batch'
  name: string
  type: string
}

async function openEntry(pool: pg.Pool): Promise<{ client: pg.PoolClient; id: string }> {
  const client = await pool.connect()
  const id = makeId()
  await client.query('begin')
  await client.query(
    `insert into journal.entry (id, at, account_id, area, action, audit, record_type, record_id, values_digest)
     values ($1, $2, $1, 'plan', 'x', 'X', 'plan.plan', $1, $3)`,
    [id, AT, valuesDigest(Buffer.alloc(16), null, null)],
  )
  return { client, id }
}

/** Past every constraint, as whoever holds the machine can. */
async function asSuperuser(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await work(client)
    await client.query('commit')
  } finally {
    // A connection left inside a transaction is not used again.
    client.release(true)
  }
}

const ROW_OF: Record<Column['table'], string> = {
  entry: 'entry.id = (select entry_id from journal.sealed where position = $1)',
  entry_values: 'entry_values.entry_id = (select entry_id from journal.sealed where position = $1)',
  sealed: 'sealed.position = $1',
  batch: '$1 between batch.first_position and batch.last_position',
}

/** An expression for the column with one byte or bit of it changed. */
function changed({ table, name, type }: Column, dice: number): string {
  const column = `${table}."${name}"`
  // Low bits would meet a neighbour's number, which the key itself refuses.
  if (type === 'bigint') return `${column} # (1::int8 << ${14 + (dice % 40)})`
  if (type === 'bytea')
    return `set_byte(${column}, ${dice} % length(${column}), get_byte(${column}, ${dice} % length(${column})) # ${1 + (dice % 255)})`
  if (type === 'uuid')
    return `coalesce(overlay(${column}::text placing case when substr(${column}::text, 36, 1) = '0' then '1' else '0' end from 36)::uuid, gen_random_uuid())`
  if (type === 'timestamp with time zone') return `${column} + interval '1 microsecond' * ${1 + dice}`
  if (type === 'xid8') return `((${column}::text)::int8 + ${1 + dice})::text::xid8`
  if (name === 'sensitivity') return `case ${column} when 'open' then 'inner' else 'open' end`
  return `coalesce(overlay(${column} placing case when left(${column}, 1) = 'x' then 'y' else 'x' end from 1 for 1), '')`
}

async function changeOneByte(pool: pg.Pool, column: Column, position: number, dice: number) {
  const table = `journal.${column.table}`
  const { rows } = await pool.query<{ ctid: string }>(
    `select ctid::text from ${table} where ${ROW_OF[column.table]}`,
    [position],
  )
  const { rows: before } = await pool.query<{ value: string | null }>(
    `select "${column.name}"::text as value from ${table} where ctid = '${rows[0]!.ctid}'::tid`,
  )
  let ctid = ''
  await asSuperuser(pool, async (client) => {
    const { rows: after } = await client.query<{ ctid: string }>(
      `update ${table} set "${column.name}" = ${changed(column, dice)} where ctid = '${rows[0]!.ctid}'::tid returning ctid::text`,
    )
    ctid = after[0]!.ctid
  })
  return () =>
    asSuperuser(pool, (client) =>
      client.query(
        `update ${table} set "${column.name}" = $1::text::${column.type} where ctid = '${ctid}'::tid`,
        [before[0]!.value],
      ),
    )
}
