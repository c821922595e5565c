import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import type { KeyRing } from '../keys/key-ring.ts'
import { backupProblem } from './problems.ts'
import {
  Closing,
  FileHead,
  JobRecord,
  Manifest,
  parseBody,
  readRecords,
  TableHead,
  type TableSum,
} from './records.ts'
import { readSealedFile } from './sealed-file.ts'
import { nameOf, TableSummer } from './tables.ts'

/** Where the parts of an archive go as it is read; whoever only checks it gives none. */
export interface ArchiveSink {
  manifest?(manifest: Manifest): Promise<void>
  /** Called for each table, in an order in which they can be filled. */
  table?(head: TableHead): Promise<Writable>
  file?(head: FileHead): Promise<FileSink>
}

export interface FileSink {
  write(bytes: Buffer): Promise<void>
  /** `whole` is false for a file that was damaged when the backup was made. */
  end(whole: boolean): Promise<void>
  abort(): Promise<void>
}

export interface LoadedArchive {
  manifest: Manifest
  closing: Closing
  jobs: JobRecord[]
}

/** Reads a whole archive into a sink and holds each table and file against the sums at its end. Throws Problem. */
export async function readArchive(
  path: string,
  ring: KeyRing,
  sink: ArchiveSink = {},
): Promise<LoadedArchive> {
  const reader = new ArchiveReader(sink)
  try {
    await readSealedFile(path, ring, async (bytes) => {
      for await (const { kind, body } of readRecords(bytes)) await reader[kind](body)
    })
    return reader.end()
  } catch (error) {
    await reader.abort()
    throw error
  }
}

class ArchiveReader {
  private readonly sink: ArchiveSink
  private manifestRead: Manifest | null = null
  private closingRead: Closing | null = null
  private readonly jobs: JobRecord[] = []
  private readonly sums: TableSum[] = []
  private openTable: { into: Writable | null; done: Promise<void> | null; summer: TableSummer } | null = null
  private openFile: { head: FileHead; into: FileSink | null; hash: ReturnType<typeof createHash> } | null =
    null
  private files = 0

  constructor(sink: ArchiveSink) {
    this.sink = sink
  }

  async manifest(body: Buffer): Promise<void> {
    const { format } = parseBody(z.looseObject({ format: z.int() }), body)
    if (format !== 1) throw backupProblem('backup.newer')
    this.manifestRead = parseBody(Manifest, body)
    await this.sink.manifest?.(this.manifestRead)
  }

  async table(body: Buffer): Promise<void> {
    await this.closeTable()
    const head = parseBody(TableHead, body)
    const into = (await this.sink.table?.(head)) ?? null
    const done = into === null ? null : finished(into)
    // Awaited when the table ends; until then a failure must not pass for unhandled.
    done?.catch(() => {})
    this.openTable = { into, done, summer: new TableSummer(nameOf(head)) }
  }

  async data(body: Buffer): Promise<void> {
    if (this.openFile !== null) {
      this.openFile.hash.update(body)
      await this.openFile.into?.write(body)
      return
    }
    const { into, done, summer } = this.openTable!
    summer.add(body)
    if (into !== null && !into.write(body))
      await Promise.race([new Promise((resolve) => into.once('drain', resolve)), done])
  }

  async file(body: Buffer): Promise<void> {
    await this.closeTable()
    const head = parseBody(FileHead, body)
    this.openFile = { head, into: (await this.sink.file?.(head)) ?? null, hash: createHash('sha256') }
  }

  async fileEnd(body: Buffer): Promise<void> {
    const { whole } = parseBody(z.object({ whole: z.boolean() }), body)
    const { head, into, hash } = this.openFile!
    this.openFile = null
    const same = hash.digest('hex') === head.sha256
    if (whole && !same) throw backupProblem('restore.differs', { what: `tệp ${head.sha256.slice(0, 12)}…` })
    await into?.end(whole)
    this.files++
  }

  async job(body: Buffer): Promise<void> {
    await this.closeTable()
    this.jobs.push(parseBody(JobRecord, body))
  }

  async closing(body: Buffer): Promise<void> {
    await this.closeTable()
    this.closingRead = parseBody(Closing, body)
  }

  end(): LoadedArchive {
    const { manifestRead: manifest, closingRead: closing, jobs } = this
    if (manifest === null || closing === null) throw backupProblem('restore.differs', { what: 'bản kê' })
    const differing = closing.tables.find((sum, index) => !sameSum(sum, this.sums[index]))
    if (differing || closing.tables.length !== this.sums.length)
      throw backupProblem('restore.differs', { what: differing?.table ?? 'số bảng' })
    if (closing.files !== this.files || closing.jobs !== jobs.length)
      throw backupProblem('restore.differs', { what: 'số tệp' })
    return { manifest, closing, jobs }
  }

  async abort(): Promise<void> {
    this.openTable?.into?.destroy()
    await this.openTable?.done?.catch(() => {})
    await this.openFile?.into?.abort()
  }

  private async closeTable(): Promise<void> {
    if (this.openTable === null) return
    const { into, done, summer } = this.openTable
    into?.end()
    await done
    this.openTable = null
    this.sums.push(summer.sum())
  }
}

export function sameSum(a: TableSum, b: TableSum | undefined): boolean {
  return b !== undefined && a.table === b.table && a.rows === b.rows && a.sha256 === b.sha256
}

/** A stream that fills a table from COPY text. */
export function copyIn(client: pg.ClientBase, { schema, name, columns }: TableHead): Writable {
  const list = columns.map((column) => `"${column}"`).join(', ')
  return client.query(copyFrom(`copy "${schema}"."${name}" (${list}) from stdin`)) as unknown as Writable
}
