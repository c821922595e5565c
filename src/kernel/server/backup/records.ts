import { z } from 'zod'
import { Instant } from '../../civil-date.ts'
import { Anchor } from '../seal/anchor.ts'

/** How the archive is built up; what only the end knows stands at its end. */
export const Manifest = z.object({
  format: z.literal(1),
  program: z.string(),
  at: Instant,
  server: z.string(),
  steps: z.array(z.object({ name: z.string(), checksum: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export const TableHead = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) })
export type TableHead = z.infer<typeof TableHead>

/** Rows of one table and the SHA-256 of its COPY text in the order of its key. */
export const TableSum = z.object({ table: z.string(), rows: z.int(), sha256: z.string() })
export type TableSum = z.infer<typeof TableSum>

export const FileHead = z.object({ sha256: z.string(), size: z.int() })
export type FileHead = z.infer<typeof FileHead>

/** A job that had not been done; it carries ids only. */
export const JobRecord = z.object({
  task: z.string(),
  payload: z.unknown(),
  queue: z.string().nullable(),
  runAt: z.string(),
  maxAttempts: z.int(),
  key: z.string().nullable(),
  priority: z.int(),
})
export type JobRecord = z.infer<typeof JobRecord>

export const Closing = z.object({
  tables: z.array(TableSum),
  files: z.int(),
  /** Files that were gone or damaged in the store when the backup was made. */
  damaged: z.array(z.string()),
  jobs: z.int(),
  seal: Anchor.nullable(),
})
export type Closing = z.infer<typeof Closing>

export type RecordKind = 'manifest' | 'table' | 'data' | 'file' | 'fileEnd' | 'job' | 'closing'
const LETTER: Record<RecordKind, string> = {
  manifest: 'M',
  table: 'T',
  data: 'D',
  file: 'F',
  fileEnd: 'E',
  job: 'J',
  closing: 'Z',
}
const KIND = new Map(
  Object.entries(LETTER).map(([kind, letter]) => [letter.charCodeAt(0), kind as RecordKind]),
)

/** One record: its letter, the length of its body (uint32), the body. */
export function toRecord(kind: RecordKind, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(5, LETTER[kind])
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

export async function* readRecords(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ kind: RecordKind; body: Buffer }> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const bytes of source) {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
    while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
      const kind = KIND.get(rest[0]!)
      if (kind === undefined) throw new Error(`backup: unknown record ${rest[0]}`)
      const end = 5 + rest.readUInt32BE(1)
      yield { kind, body: rest.subarray(5, end) }
      rest = rest.subarray(end)
    }
  }
}

export function parseBody<T>(schema: z.ZodType<T>, body: Buffer): T {
  return schema.parse(JSON.parse(body.toString()))
}
