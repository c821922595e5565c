import type { Id } from './id.ts'

const PRIME = 0x01000193

/** FNV-1a over UTF-16 units, then the avalanche of MurmurHash3, so that a change of one letter moves every bit. */
function hash32(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * The UUIDv8 (RFC 9562 §5.8) that a name of the outside world always gets: a data file loaded twice, or on two
 * machines, makes the same rows. Not v5, whose SHA-1 is only asynchronous on a phone; the names are few and friendly,
 * so no cryptographic hash is needed.
 */
export function stableId(name: string): Id {
  const hex = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x94d049bb]
    .map((seed) => hash32(name, seed).toString(16).padStart(8, '0'))
    .join('')
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
