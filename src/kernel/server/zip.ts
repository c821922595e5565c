import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  /** As the directory declares them, in bytes. */
  packed: number
  size: number
  crc: number
  method: number
  encrypted: boolean
  /** Where the entry's local header stands. */
  at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const zip64 = 0xffffffff

/** The directory of a zip archive, at most `most` entries of it, or null when there is no sound one. Nothing is inflated. */
export function listZip(bytes: Uint8Array, most = 10_000): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = Math.min(view.getUint16(end + 10, true), most); left > 0; left -= 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return null
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const nameAt = at + 46
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength)),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      crc: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      at: view.getUint32(at + 42, true),
    }
    widen(view, entry, nameAt + nameLength, Math.min(nameAt + nameLength + extraLength, bytes.length))
    entries.push(entry)
    at = nameAt + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** Inflates one entry, never to more than `most` bytes. What it holds must be what the directory declares. */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
): Uint8Array | 'too-large' | 'damaged' {
  if (entry.size > most) return 'too-large'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localMark) return 'damaged'
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  try {
    const out = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most })
    return out.length === entry.size && crc32(out) === entry.crc ? out : 'damaged'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged'
  }
}

/** The end record stands in the last 64 KiB, before a comment. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

/** Sizes that do not fit 32 bits stand in an extra field; streaming writers put small ones there too. */
function widen(view: DataView, entry: ZipEntry, from: number, to: number): void {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    for (const key of ['size', 'packed', 'at'] as const) {
      if (entry[key] !== zip64 || field + 8 > to) continue
      entry[key] = Number(view.getBigUint64(field, true))
      field += 8
    }
  }
}
