import { createHmac, hash } from 'node:crypto'
import type { Instant } from '../../civil-date.ts'
import type { Key } from '../keys/key-ring.ts'

/** Entries in one batch at most; a day's bulk load makes many batches. */
export const BATCH_LIMIT = 5000
export const FIRST_PREVIOUS = Buffer.alloc(32)

export interface BatchHead {
  number: number
  first: number
  last: number
  /** Microseconds since 2000, as PostgreSQL keeps an instant. */
  at: bigint
  previous: Buffer
}

/** SHA-256 over the batch's own columns, the root before and the digests of its entries in order (32 bytes each). */
export function rootOf(head: BatchHead, digests: Uint8Array): Buffer {
  const bytes = Buffer.alloc(32)
  bytes.writeBigInt64BE(BigInt(head.number), 0)
  bytes.writeBigInt64BE(BigInt(head.first), 8)
  bytes.writeBigInt64BE(BigInt(head.last), 16)
  bytes.writeBigInt64BE(head.at, 24)
  return hash('sha256', Buffer.concat([bytes, head.previous, digests]), 'buffer')
}

/** Whoever has only the database cannot make this. */
export function macOf(root: Buffer, key: Key): Buffer {
  return createHmac('sha256', key.secret).update(`${key.id}\n`).update(root).digest()
}

const EPOCH_2000 = BigInt(Date.UTC(2000, 0, 1))

export function microsOf(at: Instant): bigint {
  return (BigInt(Date.parse(at)) - EPOCH_2000) * 1000n
}
