import type pg from 'pg'
import { z } from 'zod'
import { Instant } from '../../civil-date.ts'

/** The newest seal, to be kept elsewhere: whoever changes the past later cannot reach it again. */
export const Anchor = z.object({
  position: z.int().positive(),
  batch: z.int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: Instant,
})
export type Anchor = z.infer<typeof Anchor>

/** The newest seal, or null before the first. */
export async function anchor(db: pg.Pool | pg.ClientBase): Promise<Anchor | null> {
  const { rows } = await db.query<{ position: string; batch: string; root: Buffer; at: string }>(
    `select last_position::text as position, number::text as batch, root,
       to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
     from journal.batch order by journal.batch.number desc limit 1`,
  )
  const row = rows[0]
  return row
    ? Anchor.parse({
        position: Number(row.position),
        batch: Number(row.batch),
        root: row.root.toString('hex'),
        at: row.at,
      })
    : null
}
