import { z } from 'zod'

/** Ids of records and commands are UUIDv7, made where the record is made, so that a phone needs no server for them. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** A new UUIDv7 (RFC 9562 §5.7) from the milliseconds of the clock and ten random bytes. */
export function newId(nowMs: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16)
  let rest = nowMs
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
