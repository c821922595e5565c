import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

// "PGCOPY\n\377\r\n\0", flags, length of the extension.
const HEADER = 19

/** One row of a binary COPY, in place: valid only while it is being looked at. */
export class Tuple {
  bytes: Buffer = Buffer.alloc(0)
  private view: DataView = new DataView(new ArrayBuffer(0))
  /** Where each field's bytes begin; its length stands in the four bytes before. */
  readonly starts: Int32Array
  readonly lengths: Int32Array

  constructor(fields: number) {
    this.starts = new Int32Array(fields)
    this.lengths = new Int32Array(fields)
  }

  isNull(field: number): boolean {
    return this.lengths[field]! < 0
  }

  /** A view of the field's bytes, empty for null. */
  field(field: number): Buffer {
    const start = this.starts[field]!
    return this.bytes.subarray(start, start + Math.max(0, this.lengths[field]!))
  }

  /** The field's bytes as a latin1 string, one letter a byte: quicker to make and to compare than a Buffer. */
  latin1(field: number): string {
    const start = this.starts[field]!
    return this.bytes.toString('latin1', start, start + this.lengths[field]!)
  }

  /** Copies the field's bytes; returns where they end. */
  copyTo(field: number, target: Buffer, at: number): number {
    const start = this.starts[field]!
    return at + this.bytes.copy(target, at, start, start + Math.max(0, this.lengths[field]!))
  }

  /** The bytes of neighbouring fields with their lengths, as they came. */
  span(from: number, to: number): Buffer {
    return this.bytes.subarray(this.starts[from]! - 4, this.starts[to]! + Math.max(0, this.lengths[to]!))
  }

  int8(field: number): number {
    const start = this.starts[field]!
    return this.view.getInt32(start) * 4_294_967_296 + this.view.getUint32(start + 4)
  }

  /** Reads the row at `offset`; its end, -1 when it is not all there yet, or 0 at the end of the copy. */
  read(bytes: Buffer, offset: number): number {
    if (offset + 2 > bytes.length) return -1
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    }
    const { view } = this
    const count = view.getInt16(offset)
    if (count === -1) return 0
    if (count !== this.starts.length) throw new Error(`binary COPY: ${count} fields`)
    let at = offset + 2
    for (let field = 0; field < count; field++) {
      if (at + 4 > bytes.length) return -1
      const length = view.getInt32(at)
      at += 4
      this.starts[field] = at
      this.lengths[field] = length
      if (length > 0) at += length
    }
    return at > bytes.length ? -1 : at
  }
}

/** Runs `COPY (query) TO STDOUT (FORMAT binary)` and shows each row; `look` returns false to stop looking. */
export async function copyTuples(
  client: pg.ClientBase,
  query: string,
  fields: number,
  look: (tuple: Tuple) => boolean | Promise<void>,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`))
  const tuple = new Tuple(fields)
  let rest: Buffer = Buffer.alloc(0)
  let offset = HEADER
  let looking = true
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    // The copy is read to its end even when nobody looks any more, so that the connection stays usable.
    if (!looking) continue
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    if (bytes.length < offset) {
      rest = bytes
      continue
    }
    for (let end = tuple.read(bytes, offset); end > 0; end = tuple.read(bytes, offset)) {
      const answer = look(tuple)
      if (typeof answer !== 'boolean') await answer
      offset = end
      if (answer === false) {
        looking = false
        break
      }
    }
    rest = bytes.subarray(offset)
    offset = 0
  }
}
