import { hash, randomBytes } from 'node:crypto'
import type { Instant } from '../civil-date.ts'
import type { Id } from '../id.ts'
import type { HeldPost } from '../policy.ts'
import { canonical } from './canonical.ts'
import type { Tx } from './database.ts'
import { makeId } from './new-id.ts'

/** One entry that a command writes: which record, and its values before and after (null: none). */
export interface Entry {
  record: string
  id: Id
  before?: unknown
  after?: unknown
  /** The body in whose name it was done, when another typed it. */
  onBehalfOf?: Id
  unit?: Id
  sensitivity?: 'open' | 'inner' | 'child'
}

/** Collects what a command does; the kernel writes it in the command's own transaction. */
export class Audit {
  readonly entries: { entry: Entry; by: HeldPost | null; action: string; audit: string }[] = []
  private by: HeldPost | null = null
  private readonly action: string
  private readonly audit: string

  constructor(action: string, audit: string) {
    this.action = action
    this.audit = audit
  }

  /** From here on entries say that the person acted by this post. */
  actingAs(post: HeldPost): void {
    this.by = post
  }

  add(entry: Entry): void {
    this.entries.push({ entry, by: this.by, action: this.action, audit: this.audit })
  }
}

/** Binds an entry to its values: SHA-256 over salt, before, after; a null differs from the text "null". */
export function valuesDigest(salt: Buffer, before: string | null, after: string | null): Buffer {
  const text = `${before === null ? '-' : `+${before}`}\n${after === null ? '-' : `+${after}`}`
  return hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'buffer')
}

/** Writes a command's entries and their values. */
export async function writeEntries(
  tx: Tx,
  audit: Audit,
  who: { accountId: Id; commandId: Id | null; osUser?: string },
  at: Instant,
): Promise<void> {
  if (audit.entries.length === 0) return
  const rows = audit.entries.map(({ entry, by, action, audit: name }) => {
    const salt = randomBytes(16)
    const before = entry.before === undefined || entry.before === null ? null : canonical(entry.before)
    const after = entry.after === undefined || entry.after === null ? null : canonical(entry.after)
    const id = makeId()
    return {
      entry: {
        id,
        at,
        command_id: who.commandId,
        account_id: who.accountId,
        os_user: who.osUser ?? null,
        post: by?.post ?? null,
        agency_id: by?.agencyId ?? null,
        on_behalf_of: entry.onBehalfOf ?? null,
        area: entry.record.split('.')[0] ?? entry.record,
        action,
        audit: name,
        record_type: entry.record,
        record_id: entry.id,
        unit_id: entry.unit ?? by?.unitId ?? null,
        sensitivity: entry.sensitivity ?? 'open',
        values_digest: valuesDigest(salt, before, after),
      },
      values: { entry_id: id, salt, before, after },
    }
  })
  // 65,535 parameters are the wire's limit; a load may write thousands of entries in one command.
  for (let start = 0; start < rows.length; start += 1000) {
    const part = rows.slice(start, start + 1000)
    await tx
      .insertInto('journal.entry')
      .values(part.map((row) => row.entry))
      .execute()
    await tx
      .insertInto('journal.entry_values')
      .values(part.map((row) => row.values))
      .execute()
  }
}
